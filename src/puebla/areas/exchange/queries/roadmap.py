"""Roadmaps on the way and agreed, on any day, within what a standing may read (SP23 Table 2, A5)."""

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import Roadmap, RoadmapTopic


def roadmaps_visible_to(standing: Standing) -> QuerySet[Roadmap]:
    """The roadmaps whose audience includes the standing, the newest first."""
    topics = RoadmapTopic.objects.select_related("topic__pillar__plan").order_by("pk")
    found = Roadmap.objects.filter(readable_q(standing)).select_related("body", "activity")
    return found.prefetch_related(Prefetch("roadmap_topics", topics)).order_by("-in_preparation_since", "-pk")


def roadmaps_agreed_on(day: dt.date, standing: Standing) -> QuerySet[Roadmap]:
    """The roadmaps that had been agreed by a day."""
    return roadmaps_visible_to(standing).filter(agreed_on__lte=day)


def roadmaps_on_the_way_on(day: dt.date, standing: Standing) -> QuerySet[Roadmap]:
    """The roadmaps that were in preparation on a day: begun, and neither agreed nor abandoned by then."""
    not_agreed = Q(agreed_on=None) | Q(agreed_on__gt=day)
    not_abandoned = Q(abandoned_on=None) | Q(abandoned_on__gt=day)
    return roadmaps_visible_to(standing).filter(not_agreed, not_abandoned, in_preparation_since__lte=day)


def topics_on_the_way_on(day: dt.date, standing: Standing) -> QuerySet[Topic]:
    """The topics for which a roadmap was in preparation on a day, each once."""
    rows = RoadmapTopic.objects.filter(roadmap__in=roadmaps_on_the_way_on(day, standing).order_by())
    return Topic.objects.filter(pk__in=rows.values("topic")).select_related("pillar__plan").order_by("code")


def roadmaps_of_topic(topic: Topic, standing: Standing) -> list[Roadmap]:
    """The roadmaps under a topic."""
    rows = RoadmapTopic.objects.filter(topic=topic)
    return list(roadmaps_visible_to(standing).filter(pk__in=rows.values("roadmap")))
