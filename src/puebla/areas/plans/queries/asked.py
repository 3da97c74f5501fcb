"""What plans ask of somebody, for ``/today/``."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.bodies.queries.presidency import presidency_on
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask

from ..models import GroupPlan, Plan, WorkPlan
from ..states import GroupPlanState, WorkPlanState
from .group_plan import group_plans_visible_to, groups_without_plan
from .need import has_stated_needs
from .plan import revision_is_missing, strategic_plan_on
from .work_plan import reply_of, work_plans_visible_to


def asked_of(standing) -> list[Ask]:
    """Group plans to write, submit and approve; work plans to propose, answer and endorse; needs to state; revisions."""
    plan = strategic_plan_on(standing.on, standing)
    if plan is None or not standing.is_signed_in:
        return []
    return [
        *_revision(plan, standing),
        *_group_plans(plan, standing),
        *_work_plans(standing),
        *_needs(plan, standing),
    ]


def _revision(plan: Plan, standing) -> list[Ask]:
    if not can(standing, "plan.publish", plan) or not revision_is_missing(plan, standing.on):
        return []
    what = _("Publish this year's revision of the plan, or confirm that nothing changes")
    return [_ask(what, str(plan), "plans:plan-detail", "office", "L1", code=plan.code)]


def _group_plans(plan: Plan, standing) -> list[Ask]:
    asks = []
    for group in groups_without_plan(plan):
        if can(standing, "group_plan.edit", GroupPlan(plan=plan, body=group.body)):
            asks.append(
                _ask(_("Begin the group's plan"), str(group.body), "plans:group-plan-begin", "body", "L3",
                     code=plan.code, body=group.body.code)
            )  # fmt: skip
    for group_plan in _of_plan(plan, standing, GroupPlanState.DRAFT):
        if can(standing, "group_plan.submit", group_plan):
            asks.append(_about_group(_("Submit the group's plan to the approving body"), group_plan, "office"))
        elif can(standing, "group_plan.edit", group_plan):
            asks.append(_about_group(_("Finish the group's plan"), group_plan, "body"))
    for group_plan in _of_plan(plan, standing, GroupPlanState.SUBMITTED):
        if can(standing, "group_plan.approve", group_plan):
            asks.append(_about_group(_("Record the decision on the group's plan"), group_plan, "office"))
    return asks


def _of_plan(plan, standing, state) -> QuerySet[GroupPlan]:
    return group_plans_visible_to(standing).filter(plan=plan, state=state)


def _about_group(what, group_plan, whom):
    return _ask(what, str(group_plan), "plans:group-plan-detail", whom, "L3", pk=group_plan.pk)


def _work_plans(standing) -> list[Ask]:
    asks = []
    presidency = presidency_on(standing.on)
    if presidency and can(standing, "work_plan.edit") and not WorkPlan.objects.filter(presidency=presidency).exists():
        what = _("Propose the Annual Work Plan")
        asks.append(_ask(what, str(presidency), "plans:work-plan-propose", "office", "L1", year=presidency.year))
    for work_plan in work_plans_visible_to(standing).filter(state=WorkPlanState.PROPOSED):
        if can(standing, "work_plan.consult", work_plan):
            asks.append(_about_work(_("Consult the members on the Annual Work Plan"), work_plan, "office"))
    for work_plan in work_plans_visible_to(standing).filter(state=WorkPlanState.CONSULTED):
        asks += _consulted(work_plan, standing)
    return asks


def _consulted(work_plan, standing):
    if standing.party_id and can(standing, "work_plan.reply") and not reply_of(work_plan, standing.party_id):
        return [_about_work(_("Say what your country thinks of the Annual Work Plan"), work_plan, "country")]
    if can(standing, "work_plan.endorse", work_plan):
        return [_about_work(_("Record the endorsement of the Annual Work Plan"), work_plan, "office")]
    return []


def _about_work(what, work_plan, whom):
    return _ask(what, str(work_plan), "plans:work-plan-detail", whom, "L1", year=work_plan.year)


def _needs(plan: Plan, standing) -> list[Ask]:
    if not standing.party_id or not standing.holds("focal_point") or has_stated_needs(plan, standing.party_id):
        return []
    what = _("State your country's needs and priorities")
    return [_ask(what, str(plan), "plans:need-state", "country", "L5", query=f"?plan={plan.code}")]


def _ask(what, about, name, whom, rule, *, query="", **kwargs):
    return Ask(what=what, about=about, url=reverse(name, kwargs=kwargs) + query, whom=whom, rule=rule)
