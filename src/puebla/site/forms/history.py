"""What the pages of history are asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")  # as browsers read it, in every language


class HistoryFilterForm(forms.Form):
    """Narrows the latest changes; what cannot be read narrows nothing."""

    kind = forms.CharField(required=False, max_length=40)
    party = forms.CharField(required=False, max_length=40)
    person = forms.CharField(required=False, max_length=100)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)


class RestoreForm(forms.Form):
    """``seen``: how many changes the record had when the page was opened."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why the earlier version is put back. It stands in the history."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class ReadersForm(forms.Form):
    on = forms.DateField(label=_("On"), widget=DAY)
