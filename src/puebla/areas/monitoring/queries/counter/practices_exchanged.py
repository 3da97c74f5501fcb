"""Good practices that were identified and exchanged, by topic (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.exchange.models import Practice
from puebla.areas.exchange.queries.practice import practices_exchanged_on

from . import Asked, Row, by_topic, counter


def _row(practice: Practice) -> Row:
    address = reverse("exchange:practice-detail", args=[practice.pk])
    return Row(str(practice), address, practice.exchanged_on, str(practice.party))


@counter("practices_exchanged", row=_row, splits=(by_topic("practice_topics"),))
def practices_exchanged(asked: Asked) -> QuerySet[Practice]:
    """Each counts from the day of its exchange; one that was only written down is identified, not exchanged."""
    found = practices_exchanged_on(asked.on, asked.standing).filter(exchanged_on__gte=asked.since)
    return found.order_by("-exchanged_on", "-pk")
