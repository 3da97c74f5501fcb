"""What plans ask of somebody, for ``/today/``."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask

from ..models import GroupPlan, Plan
from ..states import GroupPlanState, WorkPlanState
from .group_plan import groups_without_plan, unfinished_group_plans
from .need import has_stated_needs
from .plan import revision_is_missing, strategic_plan_on
from .work_plan import presidency_without_work_plan_on, reply_of, unfinished_work_plans


def asked_of(standing: Standing) -> list[Ask]:
    """Group plans to write, submit, approve; work plans to propose, answer, endorse; needs to state; revisions."""
    plan = strategic_plan_on(standing.on, standing)
    if plan is None or not standing.is_signed_in:
        return []
    return [
        *_revision(plan, standing),
        *_group_plans_to_begin(plan, standing),
        *_group_plans(plan, standing),
        *_work_plans(standing),
        *_needs(plan, standing),
    ]


def _revision(plan: Plan, standing) -> list[Ask]:
    if not can(standing, "plan.publish", plan) or not revision_is_missing(plan, standing.on):
        return []
    what = _("Publish this year's revision of the plan, or confirm that nothing changes")
    return [_ask(what, str(plan), "plans:plan-detail", "office", "L1", code=plan.code)]


def _group_plans_to_begin(plan: Plan, standing) -> list[Ask]:
    """One ask for one group; for several, one that leads to all of them."""
    groups = [
        group
        for group in groups_without_plan(plan)
        if can(standing, "group_plan.edit", GroupPlan(plan=plan, body=group.body))
    ]
    if len(groups) == 1:
        body = groups[0].body
        what = _("Begin the group's plan")
        return [_ask(what, str(body), "plans:group-plan-begin", "body", "L3", code=plan.code, body=body.code)]
    if groups:
        what = ngettext("%(num)s group has no plan yet", "%(num)s groups have no plan yet", len(groups)) % {
            "num": len(groups)
        }
        return [_ask(what, str(plan), "plans:plan-detail", "office", "L3", query="#groups", code=plan.code)]
    return []


def _group_plans(plan: Plan, standing) -> list[Ask]:
    waiting = unfinished_group_plans(plan.pk, standing)
    drafts = [
        _about_group(_("Submit the group's plan to the approving body"), group_plan, "office")
        if can(standing, "group_plan.submit", group_plan)
        else _about_group(_("Finish the group's plan"), group_plan, "body")
        for group_plan in waiting
        if group_plan.state == GroupPlanState.DRAFT and can(standing, "group_plan.edit", group_plan)
    ]
    submitted = [
        _about_group(_("Record the decision on the group's plan"), group_plan, "office")
        for group_plan in waiting
        if group_plan.state == GroupPlanState.SUBMITTED and can(standing, "group_plan.approve", group_plan)
    ]
    return [*drafts, *submitted]


def _about_group(what, group_plan, whom):
    return _ask(what, str(group_plan), "plans:group-plan-detail", whom, "L3", pk=group_plan.pk)


def _work_plans(standing) -> list[Ask]:
    asks = []
    waiting = unfinished_work_plans(standing)
    presidency = presidency_without_work_plan_on(standing.on) if can(standing, "work_plan.edit") else None
    if presidency:
        what = _("Propose the Annual Work Plan")
        asks.append(_ask(what, str(presidency), "plans:work-plan-propose", "office", "L1", year=presidency.year))
    asks += [
        _about_work(_("Consult the members on the Annual Work Plan"), work_plan, "office")
        for work_plan in waiting
        if work_plan.state == WorkPlanState.PROPOSED and can(standing, "work_plan.consult", work_plan)
    ]
    for work_plan in waiting:
        if work_plan.state == WorkPlanState.CONSULTED:
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
