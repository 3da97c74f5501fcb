"""Indicators: of a plan, as a set at its results (sources.md 2.21), or of one line of a group's plan; and their targets."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, in_language, reading_language, short_pair
from puebla.kernel.trail import remembered

from ..rules.share import unit_beside
from ..states import DacLevel, IndicatorKind
from .group_plan import GroupPlanLine
from .measurable import Measurable
from .plan import Plan


@remembered
class Indicator(Measurable):
    """``counter`` names the query that counts it from records (F5); empty where people enter the values.

    An indicator of a group plan's line is worded there (F3): its own name stays empty.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="indicators")
    group_plan_line = models.OneToOneField(
        GroupPlanLine, models.PROTECT, null=True, blank=True, related_name="measured", verbose_name=_("line")
    )
    code = models.SlugField(max_length=60)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=IndicatorKind)
    dac_level = models.CharField(_("OECD-DAC level"), max_length=20, choices=DacLevel, blank=True, default="")
    name_en, name_es = short_pair(_("indicator"))
    measured_by_en, measured_by_es = short_pair(_("measured by"), max_length=200)
    counter = models.SlugField(_("counted by"), max_length=60, blank=True, default="")
    baseline_value = models.DecimalField(_("baseline"), max_digits=18, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(_("day of the baseline"), null=True, blank=True)
    baseline_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    retired_on = models.DateField(_("left out on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    measured_by = Bilingual()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="indicator_code_once_per_plan"),
            models.CheckConstraint(
                condition=Q(group_plan_line=None) | Q(name_en="", name_es=""),
                name="indicator_of_a_line_is_worded_there",
            ),
            models.CheckConstraint(
                condition=Q(baseline_on=None) | Q(baseline_value__isnull=False), name="indicator_baseline_has_its_value"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.named(reading_language())

    def named(self, language):
        """Its name in one language, the other's where that one is empty; of a line whose words went, its activity."""
        if self.group_plan_line_id:
            line = self.group_plan_line
            return in_language(line, "indicator", language) or in_language(line, "activity", language)
        return in_language(self, "name", language)

    def named_with_unit(self, language):
        """Its name in one language with its unit, where it has one: “Officials trained (officials)”."""
        unit = unit_beside(in_language(self, "unit", language), is_share=self.is_share)
        return self.named(language) + (f" ({unit})" if unit else "")

    @property
    def is_counted(self):
        return bool(self.counter)

    @property
    def is_ever_negative(self):
        named = [self.baseline_value, *(target.value for target in self.targets.all())]
        return any(value < 0 for value in named if value is not None)


@remembered
class Target(models.Model):
    """What an indicator should come to in a period; ``until_on`` is the first day after it."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    value = models.DecimalField(_("target"), max_digits=18, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "from_on", "until_on"], name="target_once_per_period"),
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="target_period_lasts"),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.value}"
