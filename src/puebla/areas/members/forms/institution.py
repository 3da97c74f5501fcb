from django import forms
from django.utils.translation import gettext_lazy as _

from .dated import DayField


class InstitutionForm(forms.Form):
    """The names of an office that links a party to the process."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    short_name_en = forms.CharField(label=_("Short name in English"), max_length=60, required=False)
    short_name_es = forms.CharField(label=_("Short name in Spanish"), max_length=60, required=False)

    def __init__(self, *args, institution=None, **options):
        super().__init__(*args, initial={name: getattr(institution, name, "") for name in self.base_fields}, **options)


class CloseInstitutionForm(forms.Form):
    """Since when an institution no longer exists, and why."""

    on = DayField(label=_("Closed on"))
    reason = forms.CharField(label=_("Why"), max_length=500)
