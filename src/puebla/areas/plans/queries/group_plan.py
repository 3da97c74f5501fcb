"""Group plans, their lines and how they stand against the plan's cap (L3)."""

from django.db.models import Count, Prefetch, Q, QuerySet

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..models import GroupPlan, GroupPlanLine, GroupPlanLineTopic, Plan, PlanGroup
from ..rules.cap import years_over_the_cap
from ..states import GroupPlanState


def group_plans_visible_to(standing: Standing) -> QuerySet[GroupPlan]:
    """The group plans that this standing may read (A5)."""
    return (
        GroupPlan.objects.filter(readable_q(standing))
        .select_related("plan", "body")
        .order_by("-plan__from_year", "body__code", "from_year")
    )


def group_plan_to_change(group_plan: GroupPlan) -> GroupPlan:
    """The group plan as it stands now, locked until the transaction ends: its state decides whether it may change."""
    return GroupPlan.objects.select_for_update(of=("self",)).select_related("plan", "body").get(pk=group_plan.pk)


def group_plan_list(standing: Standing) -> QuerySet[GroupPlan]:
    """Every visible group plan with the number of its activities and of those that are a priority."""
    live = Q(lines__dropped_on=None)
    return group_plans_visible_to(standing).annotate(
        activities_number=Count("lines", filter=live),
        priority_number=Count("lines", filter=live & Q(lines__is_priority=True)),
    )


def group_plan_lines(group_plan: GroupPlan) -> list[GroupPlanLine]:
    """The lines by year and place, with topics and pillars; the same number of statements for any length."""
    topics = Prefetch(
        "line_topics",
        GroupPlanLineTopic.objects.select_related("topic__pillar__plan").order_by(
            "topic__pillar__number", "topic__number"
        ),
    )
    return list(group_plan.lines.select_related("measured").prefetch_related(topics).order_by("year", "position"))


def lines_of(group_plan: GroupPlan) -> QuerySet[GroupPlanLine]:
    """The lines of one group plan."""
    return GroupPlanLine.objects.filter(group_plan=group_plan).select_related("group_plan__plan", "group_plan__body")


def priority_years(group_plan: GroupPlan) -> list[int]:
    """The year of every activity that the plan marks as priority, once for each."""
    return list(group_plan.lines.filter(is_priority=True, dropped_on=None).values_list("year", flat=True))


def over_the_cap(group_plan: GroupPlan) -> dict[int, int]:
    """``{year: number}`` where the plan has more priority activities than its strategic plan allows."""
    return years_over_the_cap(priority_years(group_plan), cap=group_plan.plan.priority_activities_a_year)


def plan_groups_visible_to(standing: Standing) -> QuerySet[PlanGroup]:
    """The working groups that visible strategic plans set up."""
    return PlanGroup.objects.filter(readable_q(standing, "plan__")).select_related("plan", "body").order_by("pk")


@kept
def unfinished_group_plans(plan_id: int, standing: Standing) -> QuerySet[GroupPlan]:
    """The visible group plans under a plan that are drafts or wait for approval."""
    states = [GroupPlanState.DRAFT, GroupPlanState.SUBMITTED]
    return group_plans_visible_to(standing).filter(plan=plan_id, state__in=states)


def groups_without_plan(plan: Plan) -> list[PlanGroup]:
    """The working groups of a plan that have none of their own yet."""
    return _groups_without_plan(plan.pk)


@kept
def _groups_without_plan(plan_id: int) -> QuerySet[PlanGroup]:
    return (
        PlanGroup.objects.filter(plan=plan_id)
        .exclude(body__in=GroupPlan.objects.filter(plan=plan_id).values("body"))
        .select_related("body", "plan")
        .order_by("position")
    )


def group_plans_of(plan: Plan, standing: Standing) -> QuerySet[GroupPlan]:
    """The visible group plans under one strategic plan."""
    return group_plan_list(standing).filter(plan=plan)


def group_plans_for(body: Body, standing: Standing) -> QuerySet[GroupPlan]:
    """The visible plans of one body."""
    return group_plans_visible_to(standing).filter(body=body)


def plans_setting_up(body: Body, standing: Standing) -> QuerySet[PlanGroup]:
    """The visible strategic plans that set a body up."""
    return (
        PlanGroup.objects.filter(readable_q(standing, "plan__"), body=body)
        .select_related("plan")
        .order_by("plan__from_year")
    )
