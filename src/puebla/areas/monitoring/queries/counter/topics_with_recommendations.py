"""Topics about which recommendations were agreed (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.decisions.models import Item
from puebla.areas.decisions.queries.item import recommendations_on, whole

from . import Asked, Row, by_topic, counter


def _row(item: Item) -> Row:
    address = reverse("decisions:item-detail", args=[item.outcome.code, item.number])
    topics = ", ".join(str(one) for one in item.item_topics.all())
    return Row(str(item), address, item.outcome.held_on, topics)


@counter("topics_with_recommendations", row=_row, distinct="item_topics__topic", splits=(by_topic("item_topics"),))
def topics_with_recommendations(asked: Asked) -> QuerySet[Item]:
    """Each recommendation counts, with its topics, from the day of the meeting that agreed it."""
    found = recommendations_on(asked.on, asked.standing)
    return whole(found.filter(outcome__held_on__gte=asked.since, item_topics__isnull=False).distinct())
