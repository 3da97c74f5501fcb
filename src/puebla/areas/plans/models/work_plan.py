"""The presidency's Annual Work Plan on its way to approval (sources.md 2.16)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import ReplyKind, WorkPlanState
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


@remembered
class WorkPlanReply(models.Model):
    """What one member says while it is consulted on the work plan; silence has no row."""

    work_plan = models.ForeignKey(WorkPlan, models.PROTECT, related_name="replies")
    party = models.ForeignKey(Party, models.PROTECT, related_name="work_plan_replies")
    kind = models.CharField(_("reply"), max_length=20, choices=ReplyKind)
    text_en, text_es = long_pair(_("comment"))
    replied_on = models.DateField(_("replied on"))
    text = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work_plan", "party"], name="work_plan_reply_once_per_party")]

    def __str__(self):
        return f"{self.party}: {self.get_kind_display()}"
