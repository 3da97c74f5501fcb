"""A plan over a period, its states, its published versions and the groups that work under it (L1, L2)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audienced
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import PlanKind, PlanState


@remembered
class Plan(Audienced):
    """A Strategic Plan or the older Plan of Action. ``until_year`` is the last year as printed (inclusive)."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PlanKind)
    title_en, title_es = short_pair(_("title"))
    from_year = models.PositiveSmallIntegerField(_("from"))
    until_year = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=PlanState, default=PlanState.DRAFT)
    state_note_en, state_note_es = short_pair(_("note on the state"))
    updated_on = models.DateField(_("updated on"), null=True, blank=True)
    vision_en, vision_es = long_pair(_("vision"))
    mission_en, mission_es = long_pair(_("mission"))
    priority_activities_a_year = models.PositiveSmallIntegerField(
        _("priority activities per group and year"), null=True, blank=True
    )
    revised_every_years = models.PositiveSmallIntegerField(_("revised every (years)"), null=True, blank=True)
    review = models.JSONField(_("review before the plan ends"), default=dict, blank=True)
    forms = models.JSONField(_("forms that the plan prescribes"), default=dict, blank=True)
    succeeds = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    source = models.CharField(max_length=200, blank=True, default="")
    title = Bilingual()
    state_note = Bilingual()
    vision = Bilingual()
    mission = Bilingual()

    class Meta:
        verbose_name = _("plan")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_year=None) | Q(until_year__gte=F("from_year")), name="plan_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return self.title


@remembered
class PlanVersion(Audienced):
    """The whole plan as it stood when it was published; never changes afterwards (D1): the database refuses it.

    ``content`` is what ``queries.content.content_of`` returned on that day, in both languages. ``revision_year``
    is the year whose yearly revision it closes, if any.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=20, choices=PlanState)
    published_on = models.DateField(_("published on"))
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    revision_year = models.PositiveSmallIntegerField(_("yearly revision of"), null=True, blank=True)
    decided_by = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("decided by"), null=True, blank=True, related_name="+"
    )
    reason_en, reason_es = short_pair(_("what changed"))
    content = models.JSONField()
    reason = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]
        triggers = [
            pgtrigger.Protect(name="published_version_never_changes", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.plan}, {self.number}"


@remembered
class PlanGroup(models.Model):
    """A working group that a plan sets up; four of 2019 became three in 2023 (L2)."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="groups")
    body = models.ForeignKey(Body, models.PROTECT, related_name="plans")
    position = models.PositiveSmallIntegerField()
    printed = models.CharField(_("printed as"), max_length=20, blank=True, default="")
    source = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "body"], name="plan_group_once")]

    def __str__(self):
        return f"{self.plan}: {self.body}"
