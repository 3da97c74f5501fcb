"""The presidency's Annual Work Plan: proposed, members consulted, endorsed (SP23; sources.md 2.16)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.profiles.process import process

from ..models import Plan, WorkPlan, WorkPlanReply
from ..notices.work_plan import announce_consultation
from ..rules.changeable import must_be_proposed
from ..states import WORK_PLAN_MOVES, WorkPlanState


@transaction.atomic
def propose_work_plan(
    *, plan: Plan, presidency: Presidency, by: Standing, priorities_en: str, priorities_es: str
) -> WorkPlan:
    """The presidency proposes its year's priorities under the plan in force; so far only PPT and ES read them."""
    if plan is None:
        raise RuleBroken("no_plan", _("No strategic plan covers %(year)s.") % {"year": presidency.year}, rule="L1")
    work_plan = WorkPlan(
        plan=plan,
        presidency=presidency,
        year=presidency.year,
        priorities_en=priorities_en,
        priorities_es=priorities_es,
        audience=Audience.PPT_ES,
    )
    must(by, "work_plan.edit", work_plan)
    if WorkPlan.objects.filter(presidency=presidency).exists():
        raise RuleBroken("exists", _("This presidency has its work plan already."), rule="L1")
    with because(by=by, act="work_plan.propose"):
        work_plan.save()
    return work_plan


@transaction.atomic
def edit_work_plan(
    *, work_plan: WorkPlan, by: Standing, priorities_en: str, priorities_es: str, reason: str = ""
) -> WorkPlan:
    """Change the priorities while the plan is a proposal."""
    must(by, "work_plan.edit", work_plan)
    work_plan = _locked(work_plan)
    must_be_proposed(work_plan)
    work_plan.priorities_en, work_plan.priorities_es = priorities_en, priorities_es
    with because(by=by, act="work_plan.edit", reason=reason):
        work_plan.save(update_fields=["priorities_en", "priorities_es"])
    return work_plan


@transaction.atomic
def consult_members(*, work_plan: WorkPlan, by: Standing, on: dt.date) -> WorkPlan:
    """Ask every member for its view; the focal points are told by mail."""
    must(by, "work_plan.consult", work_plan)
    work_plan = move(_locked(work_plan), "consult", WORK_PLAN_MOVES)
    if not (work_plan.priorities_en or work_plan.priorities_es):
        raise RuleBroken("empty", _("The proposal names no priority themes yet."), rule="L1")
    work_plan.consulted_on, work_plan.audience = on, Audience.MEMBERS
    with because(by=by, act="work_plan.consult"):
        work_plan.save()
    announce_consultation(work_plan, on=on)
    return work_plan


@transaction.atomic
def reply_to_work_plan(
    *, work_plan: WorkPlan, party: Party, by: Standing, on: dt.date, kind: str, text_en: str = "", text_es: str = ""
) -> WorkPlanReply:
    """A member says what it thinks; a second reply of the same member replaces its first, which the history keeps."""
    reply = WorkPlanReply.objects.filter(work_plan=work_plan, party=party).first()
    reply = reply or WorkPlanReply(work_plan=work_plan, party=party)
    must(by, "work_plan.reply", reply)
    if work_plan.state != WorkPlanState.CONSULTED:
        raise RuleBroken("wrong_state", _("Members are not being consulted on this plan now."), rule="L1")
    if kind == "comments" and not (text_en or text_es):
        raise RuleBroken("text_missing", _("Write the comment."), rule="L1", field="text_en")
    reply.kind, reply.text_en, reply.text_es, reply.replied_on = kind, text_en, text_es, on
    with because(by=by, act="work_plan.reply"):
        reply.save()
    return reply


@transaction.atomic
def endorse_work_plan(*, work_plan: WorkPlan, by: Standing, on: dt.date, audience: str) -> WorkPlan:
    """Record that the body which the process names endorsed the plan: from that day its activities are approved."""
    must(by, "work_plan.endorse", work_plan)
    work_plan = move(_locked(work_plan), "endorse", WORK_PLAN_MOVES)
    if work_plan.consulted_on and on < work_plan.consulted_on:
        raise RuleBroken("too_early", _("Members were consulted only later."), rule="L1", field="endorsed_on")
    work_plan.endorsed_on, work_plan.audience = on, audience
    work_plan.endorsed_by = Body.objects.get(code=process().setting("annual_plan_endorsed_by"))
    with because(by=by, act="work_plan.endorse"):
        work_plan.save()
    return work_plan


@transaction.atomic
def take_work_plan_back(*, work_plan: WorkPlan, by: Standing, reason: str) -> WorkPlan:
    """Back to a proposal, to change what members were asked about; their replies stay."""
    must(by, "work_plan.consult", work_plan)
    if not reason:
        raise RuleBroken("reason_missing", _("Give the reason."), rule="L1", field="reason")
    work_plan = move(_locked(work_plan), "reopen", WORK_PLAN_MOVES)
    with because(by=by, act="work_plan.reopen", reason=reason):
        work_plan.save(update_fields=["state"])
    return work_plan


def _locked(work_plan):
    return WorkPlan.objects.select_for_update(of=("self",)).get(pk=work_plan.pk)
