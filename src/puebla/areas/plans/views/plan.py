"""The plans: all of them, one whole, and the plan's own steps."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..actions.plan import edit_plan, move_plan
from ..actions.version import publish_version
from ..forms.plan import MoveForm, PlanForm, PublishForm
from ..queries import plan as plans
from ..queries.group_plan import group_plans_of, groups_without_plan
from ..queries.party import deciding_bodies
from ..queries.passage import notes_elsewhere
from ..queries.spoken import spoken
from ..queries.text import text_for
from ..states import PLAN_MOVES, PlanKind
from .answer import answer, bound
from .line import tree_page
from .reading import present_text

MOVES = {
    "recommend": gettext_lazy("Record the recommendation"),
    "approve": gettext_lazy("Record the approval"),
    "reopen": gettext_lazy("Open a revision"),
    "supersede": gettext_lazy("Record that it is superseded"),
}


@needs("page.view")
def plan_list(request):
    """Every plan that the reader may see, with its honest state and what it succeeds."""
    found = list(plans.plan_list(request.standing))
    return page(request, "plans/plan/list.html", plans=found, today=request.standing.on)


@needs("plan.view", among=plans.plans_visible_to, key="code", look_up="code")
def plan_detail(request, plan):
    """A plan whole: the present text, or the last published one while it is under revision."""
    content, version = text_for(plan, request.standing)
    if content is None:
        raise Http404
    context = present_text(request, plan, content, version)
    if plan.kind == PlanKind.ACTION:
        return tree_page(request, plan, content, context)
    return page(
        request,
        "plans/plan/detail.html",
        content=spoken(content),
        group_plans=list(group_plans_of(plan, request.standing)),
        groups_without_plan=list(groups_without_plan(plan)) if request.standing.is_signed_in else [],
        notes_elsewhere=notes_elsewhere(plan),
        move_words=MOVES,
        **context,
    )


@needs("plan.edit", among=plans.plans_visible_to, key="code", look_up="code")
def plan_edit(request, plan):
    """The plan's own texts, its cap and its rhythm of revision."""
    fields = [name for name in PlanForm.base_fields if name != "reason"]
    return answer(
        request,
        bound(PlanForm, request, initial={name: getattr(plan, name) for name in fields}),
        act=lambda said: edit_plan(plan=plan, by=request.standing, **said),
        to=address(plan),
        title=_("Vision, mission and settings"),
        back=back_to(plan),
    )


@needs("plan.publish", among=plans.plans_visible_to, key="code", look_up="code")
def plan_publish(request, plan):
    """Publish the text as it stands as the next version."""
    initial = {"on": request.standing.on}
    if plans.revision_is_missing(plan, request.standing.on):
        initial["revision_year"] = request.standing.on.year
    return answer(
        request,
        bound(PublishForm, request, initial=initial, bodies=deciding_bodies()),
        act=lambda said: publish_version(plan=plan, by=request.standing, **said),
        to=lambda version: reverse("plans:plan-version", kwargs={"code": plan.code, "number": version.number}),
        title=_("Publish a version"),
        lead=_("The whole text is kept as it stands today. Nobody can change a published version."),
        save=_("Publish"),
        message=_("Published."),
        back=back_to(plan),
    )


@needs("plan.publish", among=plans.plans_visible_to, key="code", look_up="code")
def plan_move(request, plan, verb):
    """Recommend, approve, reopen for revision or supersede."""
    if verb not in PLAN_MOVES:
        raise Http404
    return answer(
        request,
        bound(MoveForm, request, initial={"on": request.standing.on}, bodies=deciding_bodies()),
        act=lambda said: move_plan(plan=plan, verb=verb, by=request.standing, **said),
        to=address(plan),
        title=MOVES[verb],
        lead=_("Say what the new state rests on: who decided, when, on which paper. It stays beside the plan."),
        save=MOVES[verb],
        back=back_to(plan),
    )


def address(plan):
    """The address of a plan's page."""
    return reverse("plans:plan-detail", kwargs={"code": plan.code})


def back_to(plan):
    """The way back from a form."""
    return plan.code, address(plan)
