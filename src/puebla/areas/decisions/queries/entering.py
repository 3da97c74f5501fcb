"""What the forms of outcomes and items can be chosen from, and the number that is proposed next."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import bodies
from puebla.areas.bodies.rules.actor import name_of
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import participants_on, parties_with
from puebla.areas.members.queries.period import holds_on
from puebla.areas.members.states import Status
from puebla.areas.plans.models import Topic
from puebla.areas.plans.queries.plan import strategic_plan_on
from puebla.areas.plans.queries.topic import topics_to_choose
from puebla.kernel.access.standing import Standing

from ..models import Item, Outcome
from ..rules.number import first_below, number_after
from ..states import AddresseeOffice

Named = tuple[str, str]
MAY_BE_ASKED = [Status.OBSERVER_COUNTRY, Status.OBSERVER_ORGANISATION, Status.CIVIL_SOCIETY, Status.PARTNER]


def bodies_that_decide() -> QuerySet[Body]:
    """Every body there ever was: the outcome of an old meeting can be recorded too."""
    return bodies()


def parties_taking_part(standing: Standing, outcome: Outcome | None = None) -> QuerySet[Party]:
    """Who has rights in the process on the day, and whoever the outcome names already."""
    wanted = Q(pk__in=participants_on(standing.on).order_by().values("pk"))
    if outcome is not None:
        wanted |= Q(pk__in=[row.party_id for row in outcome.participants.all()])
    return Party.objects.filter(wanted).order_by("name_en", "pk")


def actors_to_ask(standing: Standing, outcome: Outcome, item: Item | None = None) -> list[tuple[str, list[Named]]]:
    """Whom an item can ask, in groups of ``(name, label)``: offices, bodies, members, the others; those it names already too."""
    offices = [(f"office:{value}", str(label)) for value, label in AddresseeOffice.choices]
    alive = bodies().filter(holds_on(outcome.held_on) | holds_on(standing.on)).distinct()
    groups = [(_("Offices"), offices), (_("Bodies"), [(f"body:{body.code}", body.name) for body in alive])]
    for title, statuses in ((_("Member Countries"), [Status.MEMBER]), (_("Others"), MAY_BE_ASKED)):
        found = parties_with(statuses, on=standing.on)
        groups.append((title, [(f"party:{party.code}", party.name) for party in sorted(found, key=by_name)]))
    offered = {name for _title, actors in groups for name, _label in actors}
    named = [(name_of(row), str(row)) for row in item.addressees.all()] if item else []
    if missing := [one for one in named if one[0] not in offered]:
        groups.append((_("Named already"), missing))
    return groups


def by_name(party: Party) -> str:
    """By what parties are put in order: their name in the reader's language."""
    return party.name.casefold()


def topics_to_name(standing: Standing, outcome: Outcome, item: Item | None = None) -> QuerySet[Topic]:
    """The topics of the strategic plan on the day of the meeting, else of the day, and those that the item has already."""
    plan = strategic_plan_on(outcome.held_on, standing) or strategic_plan_on(standing.on, standing)
    of_the_plan = topics_to_choose(plan) if plan else Topic.objects.none()
    wanted = Q(pk__in=of_the_plan.order_by().values("pk"))
    if item is not None:
        wanted |= Q(pk__in=[row.topic_id for row in item.item_topics.all()])
    found = Topic.objects.filter(wanted).select_related("pillar__plan")
    return found.order_by("pillar__plan__from_year", "pillar__number", "number")


def number_to_propose(outcome: Outcome, *, after: str = "", below: str = "") -> tuple[str, Item | None]:
    """The number of the item that is probably entered next, and the item that it goes on from.

    That is the one numbered ``after``; ``below`` asks for the first one below that item; without either it is the last
    one that stands in the outcome. An outcome without items begins with ``1``.
    """
    items = list(Item.objects.filter(outcome=outcome, removed_on=None).order_by("position"))
    numbers = [item.number for item in items]
    by_number = dict(zip(numbers, items, strict=True))
    if below in by_number:
        return first_below(below, numbers), by_number[below]
    last = by_number.get(after) or (items[-1] if items else None)
    return (number_after(last.number, numbers), last) if last else ("1", None)
