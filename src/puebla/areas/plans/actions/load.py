"""The plans of a profile become records (L1, L2); bodies and parties are there already."""

from puebla.areas.bodies.models import Body
from puebla.kernel.dates import parse_dated
from puebla.kernel.trail import because

from ..models import Plan
from .load_action_plan import load_plan_of_action
from .load_strategic_plan import load_strategic_plan, load_succession
from .version import publish_version


def load(profile, *, by):
    """Every strategic plan and Plan of Action of the profile, the earlier first, each with its first version."""
    strategic = sorted(profile.of_kind("strategic_plan"), key=lambda data: data["period"]["first_year"])
    older = profile.of_kind("plan_of_action")
    with because(by=by, act="plan.load"):
        for data in strategic:
            load_strategic_plan(data=data, by=by)
        for data in strategic:
            load_succession(data=data, by=by)
        for data in older:
            load_plan_of_action(data=data, by=by)
        for data in (*strategic, *older):
            _publish_as_printed(data, by)
    return {"plans": len(strategic) + len(older)}


def _publish_as_printed(data, by):
    """The text as the source has it is version 1, dated as the source dates it."""
    state = data.get("state", {})
    on, precision = parse_dated(state.get("on") or data["updated"]["on"])
    publish_version(
        plan=Plan.objects.get(code=data["code"]),
        by=by,
        on=on,
        precision=precision,
        reason_en="As the source has it",
        reason_es="Tal como consta en la fuente",
        decided_by=Body.objects.filter(code=state.get("recommended_by")).first(),
    )
