"""The list of commitments, narrowed by what its address asks."""

import re
from typing import Any

from django.db.models import Q, QuerySet

from puebla.areas.members.models import Party
from puebla.kernel.access.standing import Standing

from ..models import Item, ItemTopic
from .follow_up import follow_ups_visible_to
from .item import addressed_to, asked_of_country, commitments_visible_to, overdue_on, whole

YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3}))?")


def commitments_listed(standing: Standing, *, filters: dict[str, Any]) -> QuerySet[Item]:
    """Commitments narrowed by ``filters``: names of :data:`FILTERS`."""
    found = commitments_visible_to(standing)
    for name, value in filters.items():
        if value and name in FILTERS:
            found = found.filter(FILTERS[name](value, standing))
    return whole(found)


def years_asked(said: str) -> tuple[int, int] | None:
    """``2021`` or ``2019-2022`` as its first and last year; ``None`` for what is neither."""
    match = YEARS.fullmatch(said)
    return (int(match[1]), int(match[2] or match[1])) if match else None


def decided_in(first: int, last: int, prefix: str = "") -> Q:
    """What meetings of these years decided, both included; ``prefix`` leads to the item."""
    held = f"{prefix}outcome__held_on__year"
    return Q(**{f"{held}__gte": first, f"{held}__lte": last})


def _reported_by(code: str, standing: Standing) -> Q:
    return Q(pk__in=follow_ups_visible_to(standing).filter(party__code=code).order_by().values("item"))


def _asked_by_code(code: str) -> Q:
    return asked_of_country(Party.objects.filter(code=code).values("pk")[:1])


FILTERS = {
    "to": lambda value, standing: addressed_to(value),
    "asked": lambda value, standing: _asked_by_code(value),
    "reported": _reported_by,
    "silent": lambda value, standing: ~_reported_by(value, standing),
    "held": lambda value, standing: decided_in(*(years_asked(value) or (0, 0))),
    "state": lambda value, standing: Q(state=value),
    "outcome": lambda value, standing: Q(outcome__code=value),
    "topic": lambda value, standing: Q(pk__in=ItemTopic.objects.filter(topic__code=value).values("item")),
    "overdue": lambda value, standing: overdue_on(standing.on),
    "kind": lambda value, standing: Q(kind=value),
    "mine": lambda value, standing: asked_of_country(standing.party_id or 0),
}
