"""Items of outcomes, and the commitments among them, within what a standing may read (M4, A5)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision
from puebla.kernel.kept import Bound, kept

from ..models import Item, ItemAddressee, ItemTopic, Outcome
from ..states import FOLLOWED, OPEN, RECOMMENDING, AddresseeOffice

SHOWN = 10


def items_visible_to(standing: Standing) -> QuerySet[Item]:
    """The items of the outcomes that the standing may read, but for those that were removed."""
    return Item.objects.filter(readable_q(standing, "outcome__"), removed_on=None)


def commitments_visible_to(standing: Standing, *, on: dt.date | None = None) -> QuerySet[Item]:
    """The items that ask somebody for something; with ``on`` those decided by that day."""
    found = items_visible_to(standing).filter(is_commitment=True)
    return found if on is None else found.filter(outcome__held_on__lte=on)


def whole(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items with what a list shows of each, in the order of the latest outcome."""
    addressees = ItemAddressee.objects.select_related("party", "body").order_by("pk")
    topics = ItemTopic.objects.select_related("topic__pillar__plan").order_by("pk")
    return (
        items.select_related("outcome__body", "forwarded_to")
        .prefetch_related(Prefetch("addressees", addressees), Prefetch("item_topics", topics))
        .order_by("-outcome__held_on", "outcome_id", "position")
    )


def items_of(outcome: Outcome) -> QuerySet[Item]:
    """Every item of an outcome, in its order."""
    return whole(Item.objects.filter(outcome=outcome, removed_on=None))


def item_at(outcome: Outcome, number: str) -> Item | None:
    """The item cited as ``number``, or ``None``."""
    return items_of(outcome).filter(number=number).first()


def addressed_to(code: str) -> Q:
    """Items that name the actor with that code: a party, a body or an office."""
    rows = ItemAddressee.objects.filter(Q(party__code=code) | Q(body__code=code) | Q(office=code))
    return Q(pk__in=rows.values("item"))


def asked_of_country(party_id: Any) -> Q:
    """Items that ask that member country, by name or together with all members."""
    rows = ItemAddressee.objects.filter(Q(party=party_id) | Q(office=AddresseeOffice.MEMBERS))
    return Q(pk__in=rows.values("item"))


def overdue_on(day: dt.date) -> Q:
    """Open commitments whose day has passed: ``rules.due.is_overdue`` asked of the database."""
    return Q(state__in=sorted(OPEN), due_on__lt=day, due_precision=Precision.DAY)


def recommendations_on(day: dt.date, standing: Standing) -> QuerySet[Item]:
    """What had been recommended by a day: to the higher body, to an actor or to the members (SP23 Table 2).

    A counter of topics counts the distinct ``item_topics__topic`` of these.
    """
    return items_visible_to(standing).filter(kind__in=RECOMMENDING, outcome__held_on__lte=day)


def topics_with_recommendations_on(day: dt.date, standing: Standing) -> QuerySet[Topic]:
    """The topics about which something had been recommended by a day, each once."""
    rows = ItemTopic.objects.filter(item__in=recommendations_on(day, standing))
    return Topic.objects.filter(pk__in=rows.values("topic")).select_related("pillar__plan").order_by("code")


def followed_items(standing: Standing) -> QuerySet[Item]:
    """The items of which a country can report its follow-up."""
    return whole(items_visible_to(standing).filter(kind__in=FOLLOWED))


def commitments_of_country(party: Party, standing: Standing) -> list[Item]:
    """The newest commitments that ask a country, one more than a page shows."""
    return _of_country(standing, party=party.pk)


@kept
def _of_country(standing: Standing) -> QuerySet[Item]:
    return _newest(commitments_visible_to(standing).filter(asked_of_country(Bound("party"))))


def commitments_of_body(body: Body, standing: Standing) -> list[Item]:
    """The newest commitments that ask a body, one more than a page shows."""
    return _of_body(standing, body=body.pk)


@kept
def _of_body(standing: Standing) -> QuerySet[Item]:
    rows = ItemAddressee.objects.filter(body=Bound("body"))
    return _newest(commitments_visible_to(standing).filter(pk__in=rows.values("item")))


def items_on_topic(topic: Topic, standing: Standing) -> list[Item]:
    """The newest items about a topic, thanks and what was noted too, one more than a page shows."""
    rows = ItemTopic.objects.filter(topic=topic)
    return list(_newest(items_visible_to(standing).filter(pk__in=rows.values("item"))))


def _newest(items: QuerySet[Item]) -> QuerySet[Item]:
    return items.select_related("outcome").order_by("-outcome__held_on", "outcome_id", "position")[: SHOWN + 1]


def codes_addressed(items: Iterable[Item]) -> dict[str, str]:
    """``{code: name}`` of everybody that these items ask, for a choice."""
    rows = ItemAddressee.objects.filter(item__in=items).select_related("party", "body").order_by("pk")
    return {_code(row): str(row) for row in rows}


def _code(row: ItemAddressee) -> str:
    return row.party.code if row.party else row.body.code if row.body else row.office
