"""The presidency's Annual Work Plan on its way to approval (sources.md 2.16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body, Presidency
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import WorkPlanState
from .plan import Plan


@remembered
class WorkPlan(Audienced):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="work_plans")
    presidency = models.OneToOneField(Presidency, models.PROTECT, related_name="work_plan")
    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    priorities_en, priorities_es = long_pair(_("priority themes"))
    state = models.CharField(_("state"), max_length=20, choices=WorkPlanState, default=WorkPlanState.PROPOSED)
    consulted_on = models.DateField(_("members consulted on"), null=True, blank=True)
    endorsed_on = models.DateField(_("endorsed on"), null=True, blank=True)
    endorsed_by = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=200, blank=True, default="")
    priorities = Bilingual()

    class Meta:
        verbose_name = _("annual work plan")

    def __str__(self):
        return f"{self.presidency}"
