"""The forms of an indicator of a plan: what it is, how it is measured, what it should come to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.period import say_period
from ..rules.share import amount_of, share_of
from ..states import DacLevel, Dimension, Frequency, IndicatorKind
from .widgets import day, long, reason, short

MEASURING = (
    "unit_en", "unit_es", "frequency", "measured_by_en", "measured_by_es", "method_en", "method_es", "dimensions",
    "is_ascending", "is_whole", "is_additive", "is_share", "numerator_en", "numerator_es", "denominator_en",
    "denominator_es", "baseline_value", "baseline_on",
)  # fmt: skip


def number(label, **options):
    """A number with up to four decimals."""
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=4, **options)


class IndicatorForm(forms.Form):
    """What is measured, as what, how and how often, in both languages."""

    name_en = short(_("Indicator (English)"))
    name_es = short(_("Indicator (Spanish)"))
    kind = forms.ChoiceField(label=_("Kind"), choices=IndicatorKind.choices)
    dac_level = forms.ChoiceField(label=_("OECD-DAC level"), choices=[("", "—"), *DacLevel.choices], required=False)
    unit_en = short(_("Unit (English)"), max_length=100, help_text=_("Such as “officials” or “roadmaps”."))
    unit_es = short(_("Unit (Spanish)"), max_length=100)
    frequency = forms.ChoiceField(label=_("How often"), choices=[("", "—"), *Frequency.choices], required=False)
    measured_by_en = short(_("Measured by (English)"), max_length=200)
    measured_by_es = short(_("Measured by (Spanish)"), max_length=200)
    method_en = long(_("How it is measured (English)"), rows=2)
    method_es = long(_("How it is measured (Spanish)"), rows=2)
    dimensions = forms.MultipleChoiceField(
        label=_("Split by"), choices=Dimension.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_ascending = forms.BooleanField(label=_("More is better"), required=False, initial=True)
    is_whole = forms.BooleanField(
        label=_("Counted in whole units"), required=False, initial=True, help_text=_("Fractions are then refused.")
    )
    is_additive = forms.BooleanField(
        label=_("Values may be added"),
        required=False,
        help_text=_("Over countries, bodies, topics and periods. Nothing is ever added without this."),
    )
    is_share = forms.BooleanField(
        label=_("A share"), required=False, help_text=_("A part divided by a whole; both are entered.")
    )
    numerator_en = short(_("Part of the share (English)"), max_length=300)
    numerator_es = short(_("Part of the share (Spanish)"), max_length=300)
    denominator_en = short(_("Whole of the share (English)"), max_length=300)
    denominator_es = short(_("Whole of the share (Spanish)"), max_length=300)
    baseline_value = number(_("Baseline"), help_text=_("Of a share in percent, such as 50."))
    baseline_on = day(_("Day of the baseline"), required=False)
    reason = reason()

    def clean(self):
        """The baseline of a share is typed in percent."""
        said = super().clean()
        if said.get("is_share") and said.get("baseline_value") is not None:
            said["baseline_value"] = share_of(said["baseline_value"])
        return said


def definition_typed(indicator):
    """What the form begins with for an indicator: its fields as somebody would type them."""
    typed = {name: getattr(indicator, name) for name in ("kind", "dac_level", "name_en", "name_es", *MEASURING)}
    return typed | {"baseline_value": typed_amount(indicator, indicator.baseline_value)}


def typed_amount(indicator, value):
    """A value of an indicator as somebody would type it."""
    return None if value is None else f"{amount_of(value, is_share=indicator.is_share).normalize():f}"


class LineIndicatorForm(IndicatorForm):
    """The same for a group plan's line, whose own words name the indicator (F3)."""

    name_en = name_es = None


class TargetForm(forms.Form):
    """One target for each period in which the indicator is measured; an empty one is none."""

    reason = reason()

    def __init__(self, *args, indicator, periods, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.periods = {target_name(period): period for period in periods}
        help_text = _("In percent.") if indicator.is_share else ""
        fields = {name: number(say_period(period), help_text=help_text) for name, period in self.periods.items()}
        self.fields = fields | self.fields

    def values(self):
        """``{period: value or None}`` as kept."""
        typed = {period: self.cleaned_data[name] for name, period in self.periods.items()}
        if not self.indicator.is_share:
            return typed
        return {period: None if percent is None else share_of(percent) for period, percent in typed.items()}


def target_name(period):
    """The input of a period's target."""
    return f"target_{period.from_on}"
