from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ..states import PartyKind, Status
from .dated import DatedField, written

CODE = RegexValidator(
    r"^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$",
    _("Two capital letters (ISO 3166) for a country, small letters and hyphens for anybody else."),
)


class PartyForm(forms.Form):
    """The names of a party."""

    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    short_name_en = forms.CharField(label=_("Short name in English"), max_length=60, required=False)
    short_name_es = forms.CharField(label=_("Short name in Spanish"), max_length=60, required=False)
    capital_en = forms.CharField(label=_("Capital in English"), max_length=100, required=False)
    capital_es = forms.CharField(label=_("Capital in Spanish"), max_length=100, required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, *args, party, **options):
        super().__init__(*args, initial={name: getattr(party, name, "") for name in self.base_fields}, **options)
        if party.kind != PartyKind.COUNTRY:
            del self.fields["capital_en"], self.fields["capital_es"]


class NewPartyForm(forms.Form):
    """A party that the process has to do with for the first time."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PartyKind)
    code = forms.CharField(label=_("Code"), max_length=40, validators=[CODE])
    name_en = forms.CharField(label=_("Name in English"), max_length=200)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=200)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)


class ParticipationForm(forms.Form):
    """In which status a party takes part, from when until when."""

    status = forms.ChoiceField(label=_("Takes part as"), choices=Status)
    begins = DatedField(label=_("From"))
    since_at_least = forms.BooleanField(
        label=_("Since at least then"), required=False, help_text=_("No source says when it began.")
    )
    ends = DatedField(
        label=_("Until"), required=False, help_text=_("The first day, month or year in which it no longer holds.")
    )
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    basis_en = forms.CharField(label=_("Why this date, in English"), max_length=300, required=False)
    basis_es = forms.CharField(label=_("Why this date, in Spanish"), max_length=300, required=False)
    reason = forms.CharField(label=_("Why this change"), max_length=500)

    def __init__(self, *args, participation=None, **options):
        super().__init__(*args, initial=_initial(participation), **options)

    def clean(self):
        """The two periods as the action takes them."""
        cleaned = super().clean()
        if "begins" in cleaned:
            cleaned["from_on"], precision = cleaned.pop("begins")
            cleaned["from_precision"] = "at_least" if cleaned.pop("since_at_least", False) else precision
        if "ends" in cleaned:
            cleaned["until_on"], cleaned["until_precision"] = cleaned.pop("ends")
        return cleaned


def _initial(participation):
    if participation is None:
        return {"status": Status.OBSERVER_ORGANISATION}
    return {
        "status": participation.status,
        "begins": written(participation.from_on, participation.from_precision),
        "since_at_least": participation.from_precision == "at_least",
        "ends": written(participation.until_on, participation.until_precision),
        "source": participation.source,
        "basis_en": participation.basis_en,
        "basis_es": participation.basis_es,
    }
