"""The form of an indicator of a plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..states import DacLevel, IndicatorKind
from .widgets import reason, short


class IndicatorForm(forms.Form):
    """What is measured, as what, in both languages."""

    name_en = short(_("Indicator (English)"))
    name_es = short(_("Indicator (Spanish)"))
    kind = forms.ChoiceField(label=_("Kind"), choices=IndicatorKind.choices)
    dac_level = forms.ChoiceField(label=_("OECD-DAC level"), choices=[("", "—"), *DacLevel.choices], required=False)
    reason = reason()
