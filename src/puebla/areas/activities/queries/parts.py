"""What codes and numbers in a form stand for: pillars and topics of a plan, parties and bodies.

Asked once for all activities that are held together, else each time.
"""

from collections.abc import Callable, Iterable
from typing import Any

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Pillar, Topic

from ..models import Activity
from .held import held_of


def pillars_of(activity: Activity) -> dict[str, Pillar]:
    """The pillars of its plan by number."""
    pillars = Pillar.objects.filter(plan_id=activity.plan_id)
    return _once(activity, ("pillars", activity.plan_id), lambda: {str(one.number): one for one in pillars})


def topics_of(activity: Activity) -> dict[str, Topic]:
    """The topics of its plan by their numbers (``2.4``)."""
    topics = Topic.objects.filter(pillar__plan_id=activity.plan_id).select_related("pillar")
    return _once(
        activity,
        ("topics", activity.plan_id),
        lambda: {f"{one.pillar.number}.{one.number}": one for one in topics},
    )


def parties_of(activity: Activity, codes: Iterable[str]) -> dict[str, Party]:
    """The parties with these codes, by code."""
    return _coded(activity, Party, codes)


def bodies_of(activity: Activity, codes: Iterable[str]) -> dict[str, Body]:
    """The bodies with these codes, by code."""
    return _coded(activity, Body, codes)


def _coded(activity: Activity, model: Any, codes: Iterable[str]) -> dict[str, Any]:
    codes = set(codes)
    known = _once(activity, model, dict)
    if unknown := codes - known.keys():
        known |= {one.code: one for one in model.objects.filter(code__in=unknown)}
    return {code: known[code] for code in codes if code in known}


def _once(activity: Activity, what: Any, ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    held = held_of(activity)
    if held is None:
        return ask()
    if what not in held.shared:
        held.shared[what] = ask()
    return held.shared[what]
