"""A published text is not changed in passing: a revision is opened first (L1, D1)."""

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken

from ..states import GROUP_PLAN_MOVES, PlanState


def must_be_open(plan) -> None:
    """Raise ``RuleBroken("published")`` unless the plan is under revision."""
    if plan.state != PlanState.DRAFT:
        raise RuleBroken(
            "published",
            _("“%(plan)s” is published as it stands. Open a revision before changing its text.") % {"plan": plan},
            rule="L1",
        )


def must_be_draft(group_plan) -> None:
    """Raise ``RuleBroken("not_a_draft")`` for a group's plan that is submitted, approved or closed (L3)."""
    if group_plan.state not in GROUP_PLAN_MOVES["submit"][0]:
        raise RuleBroken(
            "not_a_draft",
            _("This plan is “%(state)s”. It can only be changed as a draft.")
            % {"state": group_plan.get_state_display()},
            rule="L3",
        )
