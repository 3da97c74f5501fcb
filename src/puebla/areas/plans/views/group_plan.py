"""A group's plan: read it, write it, take it to the approving body (L3)."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.moves import possible
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions import group_plan as steps
from ..forms.group_plan import AdoptForm, GroupPlanForm
from ..forms.widgets import ConfirmForm, ReasonForm
from ..queries import group_plan as queries
from ..queries.translation import outdated_among
from ..states import GROUP_PLAN_MOVES
from .answer import answer, bound

# Which step of the table each move needs.
STEP_OF = {"submit": "submit", "revise": "submit", "adopt": "approve", "send_back": "approve", "close": "approve"}


@needs("page.view")
def group_plan_list(request):
    """Every group plan that the reader may see."""
    return page(request, "plans/group_plan/list.html", group_plans=list(queries.group_plan_list(request.standing)))


@needs("group_plan.view", among=queries.group_plans_visible_to)
def group_plan_detail(request, group_plan):
    """A group's plan with its activities by year, and how it stands against the cap."""
    standing = request.standing
    return page(
        request,
        "plans/group_plan/detail.html",
        group_plan=group_plan,
        lines=queries.group_plan_lines(group_plan),
        over=queries.over_the_cap(group_plan),
        may_edit=can(standing, "group_plan.edit", group_plan) and "submit" in possible(group_plan, GROUP_PLAN_MOVES),
        moves=[
            verb
            for verb in possible(group_plan, GROUP_PLAN_MOVES)
            if can(standing, f"group_plan.{STEP_OF[verb]}", group_plan)
        ],
        outdated=outdated_among([group_plan]),
        panels=panels_of("plans.group_plan", request, group_plan),
    )


@needs("group_plan.edit", among=queries.plan_groups_visible_to, key="body", look_up="body__code")
def group_plan_begin(request, group, code):
    """Begin the plan of a working group that has none under this strategic plan."""
    plan = group.plan
    if plan.code != code or group not in queries.groups_without_plan(plan):
        raise Http404
    years = {"from_year": plan.from_year, "until_year": min(plan.from_year + 2, plan.until_year or plan.from_year + 2)}
    return answer(
        request,
        bound(GroupPlanForm, request, initial=years),
        act=lambda said: steps.begin_group_plan(plan=plan, body=group.body, by=request.standing, **said),
        to=address,
        title=_("Begin the plan of the group"),
        lead=str(group.body),
        back=(plan.code, reverse("plans:plan-detail", kwargs={"code": code})),
    )


@needs("group_plan.edit", among=queries.group_plans_visible_to)
def group_plan_edit(request, group_plan):
    """The years and the specific objective of a draft."""
    initial = {name: getattr(group_plan, name) for name in GroupPlanForm.base_fields}
    return answer(
        request,
        bound(GroupPlanForm, request, initial=initial),
        act=lambda said: steps.edit_group_plan(group_plan=group_plan, by=request.standing, **said),
        to=address(group_plan),
        title=_("Years and specific objective"),
        lead=str(group_plan.body),
        back=back_to(group_plan),
    )


@needs("group_plan.submit", among=queries.group_plans_visible_to)
def group_plan_submit(request, group_plan):
    """Put the plan before the approving body."""
    return answer(
        request,
        bound(ConfirmForm, request),
        act=lambda _said: steps.submit_group_plan(group_plan=group_plan, by=request.standing, on=request.standing.on),
        to=address(group_plan),
        title=_("Submit the group's plan"),
        lead=_("From now on the members read it. It can only be changed after it was sent back or approved."),
        save=_("Submit"),
        back=back_to(group_plan),
    )


@needs("group_plan.approve", among=queries.group_plans_visible_to)
def group_plan_adopt(request, group_plan):
    """Record the approval."""
    return answer(
        request,
        bound(AdoptForm, request, initial={"on": request.standing.on}),
        act=lambda said: steps.adopt_group_plan(group_plan=group_plan, by=request.standing, **said),
        to=address(group_plan),
        title=_("Record the approval of the group's plan"),
        lead=str(group_plan),
        save=_("Record the approval"),
        back=back_to(group_plan),
    )


@needs("group_plan.approve", among=queries.group_plans_visible_to)
def group_plan_send_back(request, group_plan):
    """Back to the group, with the reason."""
    return with_reason(request, group_plan, steps.send_group_plan_back, _("Send the plan back to the group"))


@needs("group_plan.submit", among=queries.group_plans_visible_to)
def group_plan_revise(request, group_plan):
    """Open an approved plan for its revision."""
    return with_reason(request, group_plan, steps.revise_group_plan, _("Open the plan for revision"))


@needs("group_plan.approve", among=queries.group_plans_visible_to)
def group_plan_close(request, group_plan):
    """End an approved plan."""
    return with_reason(request, group_plan, steps.close_group_plan, _("Close the plan"))


def with_reason(request, group_plan, step, title):
    """A step that needs only its reason."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: step(group_plan=group_plan, by=request.standing, reason=said["reason"]),
        to=address(group_plan),
        title=title,
        lead=str(group_plan),
        save=title,
        back=back_to(group_plan),
    )


def address(group_plan):
    """The address of a group's plan."""
    return reverse("plans:group-plan-detail", kwargs={"pk": group_plan.pk})


def back_to(group_plan):
    return str(group_plan), address(group_plan)
