"""Roadmaps that a body agrees to support a process, an activity or an event (SP23 Table 2)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Activity
from puebla.areas.bodies.models import Body
from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import RoadmapState


@remembered
class Roadmap(Audienced):
    """On the way from ``in_preparation_since`` until it is agreed or abandoned; what held on a day follows from the days."""

    title_en, title_es = short_pair(_("title"), max_length=300)
    supports_en, supports_es = long_pair(_("what it supports"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="roadmaps", verbose_name=_("body"))
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="roadmaps", verbose_name=_("activity")
    )
    state = models.CharField(_("state"), max_length=20, choices=RoadmapState, default=RoadmapState.IN_PREPARATION)
    in_preparation_since = models.DateField(_("in preparation since"))
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    abandoned_on = models.DateField(_("abandoned on"), null=True, blank=True)
    title = Bilingual()
    supports = Bilingual()

    class Meta:
        verbose_name = _("roadmap")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RoadmapState.IN_PREPARATION, agreed_on=None, abandoned_on=None)
                | Q(state=RoadmapState.AGREED, agreed_on__isnull=False, abandoned_on=None)
                | Q(state=RoadmapState.ABANDONED, agreed_on=None, abandoned_on__isnull=False),
                name="roadmap_state_follows_from_its_days",
            )
        ]

    def __str__(self):
        return self.title


@remembered
class RoadmapTopic(models.Model):
    roadmap = models.ForeignKey(Roadmap, models.PROTECT, related_name="roadmap_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="roadmap_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roadmap", "topic"], name="roadmap_topic_once")]

    def __str__(self):
        return str(self.topic)
