"""Indicators of a plan, as a set at its results (sources.md 2.21)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import DacLevel, IndicatorKind
from .plan import Plan


@remembered
class Indicator(models.Model):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="indicators")
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=IndicatorKind)
    dac_level = models.CharField(_("OECD-DAC level"), max_length=20, choices=DacLevel, blank=True, default="")
    name_en, name_es = short_pair(_("indicator"))
    counted_from = models.JSONField(_("counted from"), default=dict, blank=True)
    retired_on = models.DateField(_("left out on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="indicator_code_once_per_plan")]

    def __str__(self):
        return self.name
