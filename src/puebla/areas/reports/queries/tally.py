"""How many activities are in each state, by pillar and by body."""

from collections import Counter
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils.translation import ngettext

from puebla.areas.activities.models import Activity, ActivityBody

Tally = dict[int | None, Counter[str]]  # what is counted by (``None``: nothing is named): how many in each state


def tally_of(activities: QuerySet[Activity], name: str) -> Tally:
    """By a column of the activity."""
    found: Tally = {}
    for key, state, number in activities.order_by().values_list(name, "state").annotate(Count("pk")):
        found.setdefault(key, Counter())[state] = number
    return found


def tally_by_body(activities: QuerySet[Activity]) -> tuple[Tally, int]:
    """By body, an activity that several share counting for each of them (sources.md 2.7); and how many are shared."""
    found = tally_of(activities, "body")
    others = _others(activities)
    for body, state, number in others.values_list("body", "activity__state").annotate(Count("activity", distinct=True)):
        found.setdefault(body, Counter())[state] += number
    return found, others.order_by().values("activity").distinct().count()


def _others(activities: QuerySet[Activity]) -> QuerySet[ActivityBody]:
    """The bodies of activities beside their own."""
    shared = ActivityBody.objects.filter(activity__in=activities.order_by().values("pk"))
    return shared.exclude(body=F("activity__body")).order_by()


def say_shared(number: int) -> str:
    """Why the numbers of the bodies add up to more than there are activities."""
    told: Any = ngettext(
        "%(num)s activity is shared by several bodies: it counts for each of them, and once in all.",
        "%(num)s activities are shared by several bodies: each counts for each of them, and once in all.",
        number,
    )
    return told % {"num": number}
