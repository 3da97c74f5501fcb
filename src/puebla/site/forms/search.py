"""What was typed into the search box."""

from django import forms


class SearchForm(forms.Form):
    """``only``: the number of one source; what cannot be read narrows nothing."""

    q = forms.CharField(required=False, max_length=200)
    only = forms.IntegerField(required=False, min_value=0, max_value=99)
    page = forms.IntegerField(required=False, min_value=1, max_value=9999)
