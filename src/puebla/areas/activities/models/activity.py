"""One thing to be done. Matrix, concept note, report and indicators read these columns; nothing is asked twice (F3)."""

from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import GroupPlanLine, Pillar, Plan, Topic, WorkPlan
from puebla.areas.plans.states import Priority
from puebla.kernel.access.audience import Audienced
from puebla.kernel.dates import Precision
from puebla.kernel.languages import LANGUAGES, Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..rules.activity_type import OTHER, type_name
from ..states import ActivityState, ActorOffice, Role
from .ordering import DUE, DUE_YEAR, in_order

# What the matrix filters every row by: an index that carries it counts rows without opening them.
SIEVED = ["id", "audience", "audience_to", "state", "state_since", "deadline_on", "deadline_year"]


@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["search_en", "search_es"]
)
class Activity(Audienced):
    """``version`` counts the writes, so that two people editing one row cannot overwrite each other.

    Two deadlines (sources.md 2.20): ``deadline_year``/``deadline_on`` for compliance, ``measuring_due_on`` for the
    indicators. Money is in ``budget_currency`` (ISO 4217).
    """

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name=_("plan"), related_name="activities")
    code = models.CharField(_("identifier"), max_length=40, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    title_en, title_es = short_pair(_("activity"))
    written_in = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES], default="es")
    type = models.CharField(_("type"), max_length=30, default=OTHER)  # a code of the profile's list (sources.md 2.24)
    pillar = models.ForeignKey(
        Pillar, models.PROTECT, null=True, blank=True, verbose_name=_("pillar"), related_name="activities"
    )
    topics = models.ManyToManyField(Topic, through="ActivityTopic", related_name="activities")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, verbose_name=_("body"), related_name="activities"
    )
    other_bodies = models.ManyToManyField(Body, through="ActivityBody", related_name="shared_activities")
    work_plan = models.ForeignKey(WorkPlan, models.PROTECT, null=True, blank=True, related_name="activities")
    group_plan_line = models.ForeignKey(GroupPlanLine, models.PROTECT, null=True, blank=True, related_name="activities")
    priority = models.CharField(_("priority"), max_length=10, choices=Priority, blank=True, default="")

    state = models.CharField(_("status"), max_length=20, choices=ActivityState, default=ActivityState.PLANNED)
    state_reason = models.TextField(_("reason"), blank=True, default="")
    state_since = models.DateField(_("status since"), null=True, blank=True)
    deadline_year = models.PositiveSmallIntegerField(_("deadline (year)"), null=True, blank=True)
    deadline_on = models.DateField(_("deadline for compliance"), null=True, blank=True)
    measuring_due_on = models.DateField(_("deadline for measuring"), null=True, blank=True)

    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    dates_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    place_en, place_es = short_pair(_("place"))
    budget_amount = models.DecimalField(_("budget"), max_digits=14, decimal_places=2, null=True, blank=True)
    budget_currency = models.CharField(_("currency"), max_length=3, default="USD")
    funds_en, funds_es = short_pair(_("source of funds"))
    risks_en, risks_es = long_pair(_("assumptions or risks"))
    notes_en, notes_es = long_pair(_("further notes"))
    sources = ArrayField(models.CharField(max_length=60), verbose_name=_("source items"), default=list, blank=True)
    is_mapping_ours = models.BooleanField(_("topics mapped by the Secretariat"), default=False)
    note_excepted_on = models.DateField(_("excepted from the concept note on"), null=True, blank=True)
    note_exception_reason = models.TextField(blank=True, default="")

    version = models.PositiveIntegerField(default=1)
    search_en = models.GeneratedField(
        expression=SearchVector("title_en", "risks_en", "notes_en", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    search_es = models.GeneratedField(
        expression=SearchVector("title_es", "risks_es", "notes_es", config="spanish"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    title = Bilingual()
    held: Any = None  # what it carries while a whole file is taken over (``queries.held``)
    place = Bilingual()
    funds = Bilingual()
    risks = Bilingual()
    notes = Bilingual()

    class Meta:
        verbose_name = _("activity")
        indexes = [
            models.Index(fields=["plan", "year", "code"], include=SIEVED, name="activity_by_plan_year"),
            models.Index(fields=["plan", "pillar", "year", "code"], include=SIEVED, name="activity_by_pillar"),
            models.Index(fields=["plan", "body", "year", "code"], include=SIEVED, name="activity_by_body"),
            models.Index(
                fields=["plan", "state", "year", "code"],
                include=[*SIEVED[:3], *SIEVED[4:], "body"],
                name="activity_by_state",
            ),
            models.Index("plan", models.Func(template=DUE), name="activity_by_deadline"),
            models.Index("plan", models.Func(template=DUE_YEAR), "year", "code", name="activity_by_deadline_year"),
            models.Index(fields=["plan", "measuring_due_on"], name="activity_by_measuring"),
            models.Index("plan", models.Func(template=in_order("title", "en")), name="activity_by_title_en"),
            models.Index("plan", models.Func(template=in_order("title", "es")), name="activity_by_title_es"),
            models.Index(fields=["-year", "code", "id"], name="activity_newest_first"),
            models.Index(fields=["body", "year"], name="activity_by_body_year"),
            GinIndex(fields=["search_en"], name="activity_search_en"),
            GinIndex(fields=["search_es"], name="activity_search_es"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(budget_amount=None) | Q(budget_amount__gte=0), name="activity_budget_not_negative"
            ),
            models.CheckConstraint(
                condition=~Q(state="not_achieved") | ~Q(state_reason=""), name="activity_not_achieved_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(note_excepted_on=None) | ~Q(note_exception_reason=""),
                name="activity_exception_has_its_reason",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def type_name(self):
        return type_name(self.type)


@remembered
class ActivityTopic(models.Model):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="activity_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "topic"], name="activity_topic_once")]


@remembered
class ActivityBody(models.Model):
    """A further body that shares the activity (one campaign of two groups, sources.md 2.7)."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="activity_bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "body"], name="activity_body_once")]


@remembered
class Involvement(models.Model):
    """Who is responsible, supports, hosts...: a party, a body or an office (SP19 4.2 names all three)."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="involvements")
    role = models.CharField(pgettext_lazy("in an activity", "role"), max_length=20, choices=Role)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="involvements")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="involvements")
    office = models.CharField(_("office"), max_length=20, choices=ActorOffice, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["party", "role"], name="involvement_by_party")]
        constraints = [
            models.CheckConstraint(
                condition=Q(party__isnull=False, body=None, office="")
                | Q(party=None, body__isnull=False, office="")
                | (Q(party=None, body=None) & ~Q(office="")),
                name="involvement_names_exactly_one",
            ),
            models.UniqueConstraint(
                fields=["activity", "role", "party", "body", "office"], name="involvement_once", nulls_distinct=False
            ),
        ]

    def __str__(self):
        return str(self.party or self.body or self.get_office_display())
