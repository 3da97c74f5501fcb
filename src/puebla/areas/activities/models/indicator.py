"""An activity's own indicators, with baseline and target."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.models import Measurable
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import IndicatorKind
from .activity import Activity


@remembered
class ActivityIndicator(Measurable):
    """Baseline and target are what the concept note asks for, as typed (F3)."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="indicators")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=20, choices=IndicatorKind, default=IndicatorKind.RESULT)
    name_en, name_es = short_pair(_("indicator"))
    baseline = models.CharField(_("baseline"), max_length=200, blank=True, default="")
    target = models.CharField(_("target"), max_length=200, blank=True, default="")
    measured_by_en, measured_by_es = short_pair(_("measured by"), max_length=200)
    name = Bilingual()
    measured_by = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "position"], name="activity_indicator_once")]

    def __str__(self):
        return self.name
