"""Roadmaps that were agreed (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.exchange.models import Roadmap
from puebla.areas.exchange.queries.roadmap import roadmaps_agreed_on

from . import Asked, Row, by_topic, counter


def _row(roadmap: Roadmap) -> Row:
    address = reverse("exchange:roadmap-detail", args=[roadmap.pk])
    return Row(str(roadmap), address, roadmap.agreed_on, str(roadmap.body))


@counter("roadmaps_agreed", row=_row, splits=(by_topic("roadmap_topics"),))
def roadmaps_agreed(asked: Asked) -> QuerySet[Roadmap]:
    """Each counts from the day on which it was agreed."""
    return roadmaps_agreed_on(asked.on, asked.standing).filter(agreed_on__gte=asked.since).order_by("-agreed_on", "-pk")
