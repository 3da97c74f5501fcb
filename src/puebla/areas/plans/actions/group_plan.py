"""A group's plan on its way: written by the group, submitted, approved by the RCGM (L3; SP19 3.9, R20 III-C)."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import GroupPlan, GroupPlanLine, GroupPlanLineTopic, Plan
from ..queries.group_plan import group_plan_to_change, priority_years
from ..rules.cap import years_over_the_cap
from ..rules.changeable import must_be_draft
from ..states import GROUP_PLAN_MOVES

FIELDS = ("from_year", "until_year", "objective_en", "objective_es")


@transaction.atomic
def begin_group_plan(
    *,
    plan: Plan,
    body: Body,
    by: Standing,
    from_year: int,
    until_year: int,
    objective_en: str = "",
    objective_es: str = "",
) -> GroupPlan:
    """Begin a group's plan as a draft that only the group, the PPT and the ES read."""
    group_plan = GroupPlan(
        plan=plan,
        body=body,
        from_year=from_year,
        until_year=until_year,
        objective_en=objective_en,
        objective_es=objective_es,
        audience=Audience.BODY,
        audience_to=[f"body:{body.code}"],
    )
    must(by, "group_plan.edit", group_plan)
    if not plan.groups.filter(body=body).exists():
        raise RuleBroken(
            "not_a_group", _("%(body)s is no working group of this plan.") % {"body": body}, rule="L3", field="body"
        )
    _check_years(group_plan)
    with because(by=by, act="group_plan.begin"):
        group_plan.save()
    return group_plan


@transaction.atomic
def edit_group_plan(*, group_plan: GroupPlan, by: Standing, reason: str = "", **facts) -> GroupPlan:
    """Change the years and the specific objective of a draft."""
    must(by, "group_plan.edit", group_plan)
    group_plan = group_plan_to_change(group_plan)
    must_be_draft(group_plan)
    for field in FIELDS:
        if field in facts:
            setattr(group_plan, field, facts[field])
    _check_years(group_plan)
    with because(by=by, act="group_plan.edit", reason=reason):
        group_plan.save(update_fields=FIELDS)
    return group_plan


@transaction.atomic
def submit_group_plan(*, group_plan: GroupPlan, by: Standing, on: dt.date) -> GroupPlan:
    """Put the plan before the RCGM; from now on the members read it. The plan's cap must hold (L3)."""
    must(by, "group_plan.submit", group_plan)
    group_plan = move(group_plan_to_change(group_plan), "submit", GROUP_PLAN_MOVES)
    if not (group_plan.objective_en or group_plan.objective_es):
        raise RuleBroken("objective_missing", _("The plan has no specific objective yet."), rule="L3")
    if not group_plan.lines.filter(dropped_on=None).exists():
        raise RuleBroken("empty", _("The plan has no activities yet."), rule="L3")
    _check_cap(group_plan)
    group_plan.submitted_on, group_plan.state_reason = on, ""
    group_plan.audience, group_plan.audience_to = Audience.MEMBERS, [f"body:{group_plan.body.code}"]
    return _keep(group_plan, by, "submit")


@transaction.atomic
def adopt_group_plan(*, group_plan: GroupPlan, by: Standing, on: dt.date, audience: str) -> GroupPlan:
    """Record that the RCGM approved the plan, and who may read it from now on. The plan's cap must hold (L3)."""
    must(by, "group_plan.approve", group_plan)
    group_plan = move(group_plan_to_change(group_plan), "adopt", GROUP_PLAN_MOVES)
    _check_cap(group_plan)
    group_plan.adopted_on, group_plan.audience, group_plan.state_reason = on, audience, ""
    return _keep(group_plan, by, "adopt")


@transaction.atomic
def send_group_plan_back(*, group_plan: GroupPlan, by: Standing, reason: str) -> GroupPlan:
    """The RCGM wants changes: back to the group, with the reason."""
    must(by, "group_plan.approve", group_plan)
    return _with_reason(group_plan, "send_back", by, reason)


@transaction.atomic
def revise_group_plan(*, group_plan: GroupPlan, by: Standing, reason: str) -> GroupPlan:
    """Open an approved plan for its revision; it needs approval again."""
    must(by, "group_plan.submit", group_plan)
    return _with_reason(group_plan, "revise", by, reason)


@transaction.atomic
def close_group_plan(*, group_plan: GroupPlan, by: Standing, reason: str) -> GroupPlan:
    """End an approved plan: its years are over or its group is."""
    must(by, "group_plan.approve", group_plan)
    return _with_reason(group_plan, "close", by, reason)


@transaction.atomic
def import_group_plan(
    *,
    plan: Plan,
    body: Body,
    by: Standing,
    state: str,
    from_year: int,
    until_year: int,
    lines: Iterable[dict],
    source: str,
    audience: str,
    **facts,
) -> GroupPlan:
    """Take over a plan as a source has it, in whatever state; no cap ever blocks an import (sources.md 2.15).

    ``lines``: dicts with the fields of a line and ``topics``.
    """
    must(by, "plan.publish", plan)
    with because(by=by, act="group_plan.import", reason=source):
        group_plan = GroupPlan.objects.create(
            plan=plan, body=body, state=state, from_year=from_year, until_year=until_year, source=source,
            audience=audience, **facts,
        )  # fmt: skip
        for position, entry in enumerate(lines, 1):
            topics = entry.pop("topics", ())
            line = GroupPlanLine.objects.create(group_plan=group_plan, position=position, **entry)
            GroupPlanLineTopic.objects.bulk_create(GroupPlanLineTopic(line=line, topic=topic) for topic in topics)
    return group_plan


def _check_years(group_plan):
    if group_plan.until_year < group_plan.from_year:
        raise RuleBroken("years", _("The last year lies before the first."), rule="L3", field="until_year")


def _check_cap(group_plan):
    cap = group_plan.plan.priority_activities_a_year
    over = years_over_the_cap(priority_years(group_plan), cap=cap)
    if over:
        raise RuleBroken(
            "over_the_cap",
            _("The plan allows %(cap)s priority activities a year. Over it: %(years)s. Mark fewer as priority.")
            % {"cap": cap, "years": ", ".join(f"{year} ({number})" for year, number in over.items())},
            rule="L3",
        )


def _with_reason(group_plan, verb, by, reason):
    if not reason:
        raise RuleBroken("reason_missing", _("Give the reason."), rule="L3", field="reason")
    group_plan = move(group_plan_to_change(group_plan), verb, GROUP_PLAN_MOVES)
    group_plan.state_reason = reason
    return _keep(group_plan, by, verb, reason)


def _keep(group_plan, by, verb, reason=""):
    with because(by=by, act=f"group_plan.{verb}", reason=reason):
        group_plan.save()
    return group_plan
