"""What countries need and how much it matters to them (L5)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.page import page
from puebla.kernel.ui.panels import panels_of

from ..actions.need import revise_need, state_need, withdraw_need
from ..forms.need import NeedForm, NeedRevisionForm
from ..forms.widgets import ReasonForm
from ..queries import need as queries
from ..queries.party import countries_to_speak_for
from ..queries.plan import plans_visible_to, strategic_plan_on, strategic_plans
from ..queries.topic import topics_to_choose
from ..states import Priority
from .answer import answer, bound


@needs("page.view")
def need_list(request):
    """Needs by topic, filtered by country and priority; and which members have stated none."""
    standing, chosen = request.standing, request.GET
    plan = plan_asked(request)
    country, priority = chosen.get("country", ""), chosen.get("priority", "")
    return page(
        request,
        "plans/need/list.html",
        plan=plan,
        plans=list(strategic_plans(standing)),
        rows=queries.needs_by_topic(plan, standing, party=country, priority=priority) if plan else [],
        members=queries.who_stated_needs(plan, standing) if plan else [],
        chosen={"country": country, "priority": priority},
        priorities=[choice for choice in Priority.choices if choice[0]],
        may_state=can(standing, "need.state"),
        own=standing.party_id,
        may_state_for_all=standing.holds("es"),
        panels=panels_of("plans.needs", request, plan) if plan else "",
    )


def plan_asked(request):
    """The plan in ``?plan=``, else the strategic plan of the day."""
    code = request.GET.get("plan")
    if code:
        return get_object_or_404(plans_visible_to(request.standing), code=code)
    return strategic_plan_on(request.standing.on, request.standing)


@needs("need.state")
def need_state(request):
    """A country states a need."""
    plan = plan_asked(request)
    if plan is None:
        raise Http404
    options = {"parties": countries_to_speak_for(request.standing), "topics": topics_to_choose(plan)}
    return answer(
        request,
        bound(NeedForm, request, initial={"party": request.standing.party_id}, **options),
        act=lambda said: state_need(plan=plan, by=request.standing, on=request.standing.on, **said),
        to=address(plan),
        title=_("State a need"),
        lead=_("What the country needs under %(plan)s, and how much it matters to it.") % {"plan": plan},
        back=(_("Needs and priorities"), address(plan)),
    )


@needs("need.state", among=queries.needs_visible_to)
def need_revise(request, need):
    """Change what was stated."""
    names = ("topic", "text_en", "text_es", "priority", "audience")
    initial = {name: getattr(need, name) for name in names}
    return answer(
        request,
        bound(NeedRevisionForm, request, initial=initial, topics=topics_to_choose(need.plan)),
        act=lambda said: revise_need(need=need, by=request.standing, **said),
        to=address(need.plan),
        title=_("Revise a need of %(country)s") % {"country": need.party},
        back=(_("Needs and priorities"), address(need.plan)),
    )


@needs("need.state", among=queries.needs_visible_to)
def need_withdraw(request, need):
    """Take a need back."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_need(need=need, by=request.standing, on=request.standing.on, **said),
        to=address(need.plan),
        title=_("Withdraw a need of %(country)s") % {"country": need.party},
        lead=str(need),
        save=_("Withdraw"),
        danger=True,
        back=(_("Needs and priorities"), address(need.plan)),
    )


def address(plan):
    """The page of the needs stated under a plan."""
    return f"{reverse('plans:need-list')}?plan={plan.code}"
