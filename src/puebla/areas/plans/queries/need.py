"""What countries say they need, by topic and by country (L5)."""

from django.db.models import QuerySet

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Need, Plan, Topic
from ..states import Priority

WEIGHT = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, Priority.UNSTATED: 3}


def needs_visible_to(standing: Standing) -> QuerySet[Need]:
    """The needs that stand and that this standing may read: by audience, and always those of the own country."""
    own = readable_q(standing)
    needs = Need.objects.filter(own) | Need.objects.filter(party_id=standing.party_id or 0)
    return needs.filter(withdrawn_on=None).select_related("plan", "party", "topic__pillar__plan")


def needs_by_topic(plan: Plan, standing: Standing, *, party: str = "", priority: str = "") -> list[dict]:
    """``[{pillar, topic, needs}]`` in the order of the plan, needs without a topic last; only topics that have any."""
    needs = needs_visible_to(standing).filter(plan=plan)
    if party:
        needs = needs.filter(party__code=party)
    if priority:
        needs = needs.filter(priority=priority)
    rows: dict[int | None, dict] = {}
    for need in sorted(needs, key=_order):
        row = rows.setdefault(need.topic_id, {"topic": need.topic, "needs": []})
        row["needs"].append(need)
    return list(rows.values())


def _order(need):
    topic = need.topic
    place = (topic.pillar.number, topic.number) if topic else (999, 999)
    return (*place, WEIGHT[need.priority], need.party.code, need.pk)


def needs_of(party: Party, standing: Standing) -> list[Need]:
    """The needs of one country that the reader may see."""
    return _needs_of(standing, party=party.pk)


@kept
def _needs_of(standing: Standing) -> QuerySet[Need]:
    return needs_visible_to(standing).filter(party=Bound("party")).order_by("-plan__from_year", "topic_id", "pk")


def who_stated_needs(plan: Plan, standing: Standing) -> list[tuple]:
    """``(member, number of needs)`` for every member of the day: who said nothing is listed with none (P5)."""
    numbers: dict[int, int] = {}
    for party_id in needs_visible_to(standing).filter(plan=plan).values_list("party_id", flat=True):
        numbers[party_id] = numbers.get(party_id, 0) + 1
    return [(member, numbers.get(member.pk, 0)) for member in members_on(standing.on)]


def has_stated_needs(plan: Plan, party_id: int) -> bool:
    """Whether a country has stated any need under a plan that it has not withdrawn."""
    return Need.objects.filter(plan=plan, party_id=party_id, withdrawn_on=None).exists()


def needs_under(topic: Topic, standing: Standing) -> list[Need]:
    """The needs stated under one topic, the weightiest first."""
    return sorted(needs_visible_to(standing).filter(topic=topic), key=_order)
