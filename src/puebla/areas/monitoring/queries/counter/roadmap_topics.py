"""Topics for which a roadmap is on the way (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.exchange.models import Roadmap
from puebla.areas.exchange.queries.roadmap import roadmaps_on_the_way_on

from . import Asked, Row, by_topic, counter


def _row(roadmap: Roadmap) -> Row:
    address = reverse("exchange:roadmap-detail", args=[roadmap.pk])
    topics = ", ".join(str(one) for one in roadmap.roadmap_topics.all())
    return Row(str(roadmap), address, roadmap.in_preparation_since, topics)


@counter("roadmap_topics", row=_row, distinct="roadmap_topics__topic", splits=(by_topic("roadmap_topics"),))
def roadmap_topics(asked: Asked) -> QuerySet[Roadmap]:
    """What is in preparation on the day, whenever it was begun: the number says how things stand, not what was added."""
    return roadmaps_on_the_way_on(asked.on, asked.standing)
