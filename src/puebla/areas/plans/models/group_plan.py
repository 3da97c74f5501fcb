"""A body's three-year plan: specific objective and priority activities (L3; SP19 3.9)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import GroupPlanState, Priority
from .pillar import Topic
from .plan import Plan


@remembered
class GroupPlan(Audienced):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="group_plans")
    body = models.ForeignKey(Body, models.PROTECT, related_name="group_plans")
    from_year = models.PositiveSmallIntegerField(_("from"))
    until_year = models.PositiveSmallIntegerField(_("until"))
    objective_en, objective_es = long_pair(_("specific objective"))
    state = models.CharField(_("state"), max_length=20, choices=GroupPlanState, default=GroupPlanState.DRAFT)
    state_reason = models.TextField(_("reason"), blank=True, default="")
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    adopted_on = models.DateField(_("approved on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    objective = Bilingual()

    class Meta:
        verbose_name = _("group plan")
        constraints = [
            models.CheckConstraint(condition=Q(until_year__gte=F("from_year")), name="group_plan_ends_after_it_begins"),
            models.UniqueConstraint(fields=["plan", "body", "from_year"], name="group_plan_once"),
        ]

    def __str__(self):
        return f"{self.body}, {self.from_year}-{self.until_year}"


@remembered
class GroupPlanLine(models.Model):
    """A priority activity with topic (and so pillar), expected result and indicator."""

    group_plan = models.ForeignKey(GroupPlan, models.PROTECT, related_name="lines")
    year = models.PositiveSmallIntegerField(_("year"))
    position = models.PositiveSmallIntegerField()
    activity_en, activity_es = short_pair(_("priority activity"))
    is_priority = models.BooleanField(_("priority activity"), default=True)
    topics = models.ManyToManyField(
        Topic, through="GroupPlanLineTopic", verbose_name=_("topics"), related_name="group_plan_lines"
    )
    result_en, result_es = short_pair(_("expected result"))
    indicator_en, indicator_es = short_pair(_("indicator"))
    priority = models.CharField(_("priority"), max_length=10, choices=Priority, blank=True, default="")
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    activity = Bilingual()
    result = Bilingual()
    indicator = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group_plan", "position"], name="group_plan_line_once")]

    def __str__(self):
        return self.activity


@remembered
class GroupPlanLineTopic(models.Model):
    line = models.ForeignKey(GroupPlanLine, models.PROTECT, related_name="line_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "topic"], name="group_plan_line_topic_once")]

    def __str__(self):
        return f"{self.line}: {self.topic}"
