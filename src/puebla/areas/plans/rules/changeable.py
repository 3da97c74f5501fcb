"""A published text is not changed in passing: a revision is opened first (L1, D1)."""

import datetime as dt
from typing import Protocol

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken

from ..states import GROUP_PLAN_MOVES, PlanState, WorkPlanState


class Stated(Protocol):
    """What a rule has to know of a plan."""

    state: str

    def get_state_display(self) -> str: ...


class LineOfPlan(Protocol):
    """What a rule has to know of a line of the Plan of Action."""

    dropped_on: dt.date | None

    @property
    def plan(self) -> Stated: ...


def must_be_open(plan: Stated) -> None:
    """Raise ``RuleBroken("published")`` unless the plan is under revision."""
    if plan.state != PlanState.DRAFT:
        raise RuleBroken(
            "published",
            _("“%(plan)s” is published as it stands. Open a revision before changing its text.") % {"plan": plan},
            rule="L1",
        )


def must_be_draft(group_plan: Stated) -> None:
    """Raise ``RuleBroken("not_a_draft")`` for a group's plan that is submitted, approved or closed (L3)."""
    if group_plan.state not in GROUP_PLAN_MOVES["submit"][0]:
        raise RuleBroken(
            "not_a_draft",
            _("This plan is “%(state)s”. It can only be changed as a draft.")
            % {"state": group_plan.get_state_display()},
            rule="L3",
        )


def must_be_proposed(work_plan: Stated) -> None:
    """Raise ``RuleBroken("wrong_state")`` once members were asked about an Annual Work Plan."""
    if work_plan.state != WorkPlanState.PROPOSED:
        raise RuleBroken(
            "wrong_state", _("Members were asked about this text. Take it back before changing it."), rule="L1"
        )


def must_take_changes(line: LineOfPlan) -> None:
    """Raise ``RuleBroken`` for a line of a superseded plan or one that was dropped (L4)."""
    must_not_be_superseded(line)
    if line.dropped_on is not None:
        raise RuleBroken("dropped", _("This line was dropped. Take it up again first."), rule="L4")


def must_not_be_superseded(line: LineOfPlan) -> None:
    """Raise ``RuleBroken("superseded")`` for a line of a superseded plan (L4)."""
    if line.plan.state == PlanState.SUPERSEDED:
        raise RuleBroken(
            "superseded", _("“%(plan)s” is superseded; its lines stay as they are.") % {"plan": line.plan}, rule="L4"
        )
