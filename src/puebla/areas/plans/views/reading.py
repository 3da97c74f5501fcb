"""What every page that shows a plan's text needs besides the text."""

from puebla.kernel.access.table import can
from puebla.kernel.moves import possible

from ..queries.plan import is_under_revision, revision_is_missing, versions_of
from ..queries.text import unpublished_changes
from ..queries.translation import outdated_in
from ..states import (
    PLAN_MOVES,
    Actor,
    DacLevel,
    Frequency,
    IndicatorKind,
    LineStatus,
    PlanState,
    Priority,
    TopicSuccessionKind,
)

NOTHING_OUTDATED = {"plan": set(), "passages": set(), "topics": set()}  # a version was published as it is
LABELS = {
    "actor": dict(Actor.choices),
    "state": dict(PlanState.choices),
    "indicator": dict(IndicatorKind.choices),
    "frequency": dict(Frequency.choices),
    "dac": dict(DacLevel.choices),
    "status": dict(LineStatus.choices),
    "priority": dict(Priority.choices),
    "succession": dict(TopicSuccessionKind.choices),
}


def present_text(request, plan, content, version):
    """The context of the present text: what the reader may do with it, and how it stands."""
    standing = request.standing
    may_edit = can(standing, "plan.edit", plan)
    may_publish = can(standing, "plan.publish", plan)
    return {
        "plan": plan,
        "version": version,
        "versions": list(versions_of(plan, standing)),
        "may_publish": may_publish,
        "may_report": may_edit,
        "may_edit": may_edit and is_under_revision(plan),
        "may_note": can(standing, "plan.note"),
        "moves": possible(plan, PLAN_MOVES) if may_publish else [],
        "changed": may_edit and unpublished_changes(plan, content, standing),
        "revision_missing": may_publish and revision_is_missing(plan, standing.on),
        "outdated": NOTHING_OUTDATED if version else outdated_in(plan, content),
        "labels": LABELS,
    }


def old_text(plan, version):
    """The context of a published version: nothing can be done with it but reading."""
    nothing = dict.fromkeys(("may_publish", "may_report", "may_edit", "may_note", "changed", "revision_missing"), False)
    return (
        nothing
        | {"plan": plan, "version": version, "versions": [], "moves": [], "labels": LABELS}
        | {"outdated": NOTHING_OUTDATED}
    )
