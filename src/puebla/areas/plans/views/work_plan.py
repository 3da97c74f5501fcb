"""The presidency's Annual Work Plan (L1; sources.md 2.16)."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.moves import possible
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions import work_plan as steps
from ..forms.widgets import ConfirmForm, ReasonForm
from ..forms.work_plan import EndorseForm, ProposalForm, ReplyForm, WorkPlanForm
from ..queries import work_plan as queries
from ..queries.party import countries_to_speak_for
from ..queries.plan import strategic_plan_in
from ..queries.translation import outdated_among
from ..states import WORK_PLAN_MOVES, WorkPlanState
from .answer import answer, bound

STEP_OF = {"consult": "consult", "endorse": "endorse", "reopen": "consult"}


@needs("page.view")
def work_plan_list(request):
    """Every work plan that the reader may see, and the terms that have none."""
    standing = request.standing
    missing = queries.presidencies_without_work_plan(year=standing.on.year) if can(standing, "work_plan.edit") else []
    return page(
        request,
        "plans/work_plan/list.html",
        work_plans=list(queries.work_plans_visible_to(standing)),
        missing=list(missing),
    )


@needs("work_plan.view", among=queries.work_plans_visible_to, key="year", look_up="year")
def work_plan_detail(request, work_plan):
    """A year's priorities, who was asked and what they said, the endorsement, the activities."""
    standing = request.standing
    is_consulted = work_plan.state != WorkPlanState.PROPOSED
    return page(
        request,
        "plans/work_plan/detail.html",
        work_plan=work_plan,
        replies=queries.replies_to(work_plan, on=standing.on) if is_consulted and standing.is_signed_in else [],
        may_edit=work_plan.state == WorkPlanState.PROPOSED and can(standing, "work_plan.edit", work_plan),
        may_reply=work_plan.state == WorkPlanState.CONSULTED and can(standing, "work_plan.reply"),
        moves=[
            verb
            for verb in possible(work_plan, WORK_PLAN_MOVES)
            if can(standing, f"work_plan.{STEP_OF[verb]}", work_plan)
        ],
        outdated=outdated_among([work_plan]),
        panels=panels_of("plans.work_plan", request, work_plan),
    )


@needs("work_plan.edit")
def work_plan_propose(request, year):
    """Propose the work plan of a presidency that has none."""
    presidency = get_object_or_404(queries.presidencies_without_work_plan(year=year), from_on__year=year)
    plan = strategic_plan_in(year, request.standing)
    return answer(
        request,
        bound(ProposalForm, request),
        act=lambda said: steps.propose_work_plan(plan=plan, presidency=presidency, by=request.standing, **said),
        to=address,
        title=_("Propose the Annual Work Plan %(year)s") % {"year": year},
        lead=_(
            "For %(presidency)s, under %(plan)s. "
            "Until members are consulted only the presidency and the secretariat read it."
        )
        % {"presidency": presidency, "plan": plan or "—"},
        back=(_("Annual work plans"), reverse("plans:work-plan-list")),
    )


@needs("work_plan.edit", among=queries.work_plans_visible_to, key="year", look_up="year")
def work_plan_edit(request, work_plan):
    """Other priorities, while it is a proposal."""
    initial = {"priorities_en": work_plan.priorities_en, "priorities_es": work_plan.priorities_es}
    return answer(
        request,
        bound(WorkPlanForm, request, initial=initial),
        act=lambda said: steps.edit_work_plan(work_plan=work_plan, by=request.standing, **said),
        to=address(work_plan),
        title=_("Priority themes"),
        back=back_to(work_plan),
    )


@needs("work_plan.consult", among=queries.work_plans_visible_to, key="year", look_up="year")
def work_plan_consult(request, work_plan):
    """Ask every member."""
    return answer(
        request,
        bound(ConfirmForm, request),
        act=lambda _said: steps.consult_members(work_plan=work_plan, by=request.standing, on=request.standing.on),
        to=address(work_plan),
        title=_("Consult the members"),
        lead=_("The focal points of every member are told by mail. The text stays as it is until you take it back."),
        save=_("Consult the members"),
        back=back_to(work_plan),
    )


@needs("work_plan.reply")
def work_plan_reply(request, year):
    """What a member says."""
    work_plan = get_object_or_404(queries.work_plans_visible_to(request.standing), year=year)
    parties = countries_to_speak_for(request.standing)
    return answer(
        request,
        bound(ReplyForm, request, parties=parties, initial={"party": request.standing.party_id}),
        act=lambda said: steps.reply_to_work_plan(
            work_plan=work_plan, by=request.standing, on=request.standing.on, **said
        ),
        to=address(work_plan),
        title=_("Reply on the Annual Work Plan %(year)s") % {"year": year},
        back=back_to(work_plan),
    )


@needs("work_plan.endorse", among=queries.work_plans_visible_to, key="year", look_up="year")
def work_plan_endorse(request, work_plan):
    """Record the endorsement."""
    return answer(
        request,
        bound(EndorseForm, request, initial={"on": request.standing.on}),
        act=lambda said: steps.endorse_work_plan(work_plan=work_plan, by=request.standing, **said),
        to=address(work_plan),
        title=_("Record the endorsement"),
        lead=_("From that day the activities of the plan are approved."),
        save=_("Record the endorsement"),
        back=back_to(work_plan),
    )


@needs("work_plan.consult", among=queries.work_plans_visible_to, key="year", look_up="year")
def work_plan_take_back(request, work_plan):
    """Back to a proposal."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: steps.take_work_plan_back(work_plan=work_plan, by=request.standing, **said),
        to=address(work_plan),
        title=_("Take the proposal back"),
        lead=_("The replies given so far stay."),
        save=_("Take back"),
        back=back_to(work_plan),
    )


def address(work_plan):
    """The address of a year's work plan."""
    return reverse("plans:work-plan-detail", kwargs={"year": work_plan.year})


def back_to(work_plan):
    return str(work_plan.year), address(work_plan)
