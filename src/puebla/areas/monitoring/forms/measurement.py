"""The forms of a value: entered, corrected, returned."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.rules.period import say_period
from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..rules.readers import OPENS_TO
from ..states import Sex

WHOLE = _("the whole, not split")


def number(label, **options):
    """A number with up to four decimals."""
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=4, **options)


class ValueForm(forms.Form):
    """What was measured, where it comes from, and who may read it once it is approved."""

    value = number(_("Value"))
    numerator = number(_("Part (numerator)"))
    denominator = number(_("Whole (denominator)"))
    source = forms.CharField(
        label=_("Source"),
        max_length=500,
        required=False,
        help_text=_("Where the value comes from. Needed to hand it in."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    opens_to = forms.ChoiceField(
        label=_("Who may read it once it is approved"),
        choices=[(audience.value, audience.label) for audience in OPENS_TO],
        initial=Audience.MEMBERS,
    )

    def __init__(self, *args, indicator, **kwargs):
        super().__init__(*args, **kwargs)
        if indicator.is_share:
            del self.fields["value"]
            self.fields["numerator"].help_text = indicator.numerator
            self.fields["denominator"].help_text = indicator.denominator
        else:
            del self.fields["numerator"], self.fields["denominator"]
            self.fields["value"].help_text = indicator.unit


def value_typed(measurement):
    """What the form begins with for a value: what was said, as somebody would type it."""
    said = {name: getattr(measurement, name) for name in ValueForm.base_fields}
    return {name: f"{one.normalize():f}" if isinstance(one, Decimal) else one for name, one in said.items()}


class EntryForm(ValueForm):
    """A new value: for which period, and for whom."""

    period = forms.ChoiceField(label=_("Period"))
    party = forms.ModelChoiceField(label=_("Country"), queryset=None, required=False, empty_label=WHOLE)
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, required=False)
    body = forms.ModelChoiceField(label=_("Body"), queryset=None, required=False, empty_label=WHOLE)
    topic = forms.ModelChoiceField(label=_("Topic"), queryset=None, required=False, empty_label=WHOLE)
    field_order = ("period", "party", "sex", "body", "topic", "value", "numerator", "denominator")

    def __init__(self, *args, indicator, periods, parties, bodies, topics, must_split, **kwargs):
        super().__init__(*args, indicator=indicator, **kwargs)
        self.periods = {period.from_on.isoformat() + "/" + period.until_on.isoformat(): period for period in periods}
        self.fields["period"].choices = [("", CHOOSE), *((key, say_period(one)) for key, one in self.periods.items())]
        for name, choices in (("party", parties), ("body", bodies), ("topic", topics)):
            self.fields[name].queryset = choices
        for name, dimension in (("party", "country"), ("sex", "sex"), ("body", "body"), ("topic", "topic")):
            if dimension not in indicator.dimensions:
                del self.fields[name]
        if must_split and must_split in self.fields:
            self.fields[must_split].empty_label = None

    def clean_period(self):
        """The period itself."""
        return self.periods[self.cleaned_data["period"]]


class CorrectionForm(ValueForm):
    """Another value in the place of an approved one."""

    reason = forms.CharField(label=_("Why is it corrected?"), max_length=500, help_text=_("Kept in the history."))


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What has to be changed"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class EvidenceForm(forms.Form):
    file = forms.FileField(label=_("File"))
