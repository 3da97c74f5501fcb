"""Indicators of a plan under revision."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.step import step

from ..actions.indicator import add_indicator, edit_indicator, move_indicator, retire_indicator
from ..actions.target import set_targets
from ..forms.indicator import IndicatorForm, TargetForm, definition_typed, target_name, typed_amount
from ..forms.widgets import ReasonForm
from ..queries.indicator import indicators_of, periods_of, targets_of
from ..queries.plan import plans_visible_to
from .answer import WAYS, answer, bound
from .plan import address, back_to


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def indicator_add(request, plan):
    """One more indicator."""
    return answer(
        request,
        bound(IndicatorForm, request),
        act=lambda said: add_indicator(plan=plan, by=request.standing, **said),
        to=f"{address(plan)}#results",
        title=_("Add an indicator"),
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def indicator_edit(request, plan, pk):
    """Other words, kind or level for an indicator."""
    indicator = get_object_or_404(indicators_of(plan), pk=pk)
    return answer(
        request,
        bound(IndicatorForm, request, initial=definition_typed(indicator)),
        act=lambda said: edit_indicator(indicator=indicator, by=request.standing, **said),
        to=f"{address(plan)}#indicator-{pk}",
        title=_("Edit an indicator"),
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def indicator_targets(request, plan, pk):
    """What an indicator should come to in each period."""
    indicator = get_object_or_404(indicators_of(plan), pk=pk)
    set_now = {target_name(period): typed_amount(indicator, value) for period, value in targets_of(indicator).items()}
    form = bound(TargetForm, request, indicator=indicator, periods=periods_of(indicator), initial=set_now)
    return answer(
        request,
        form,
        act=lambda said: set_targets(
            indicator=indicator, by=request.standing, values=form.values(), reason=said["reason"]
        ),
        to=f"{address(plan)}#indicator-{pk}",
        title=_("Targets of an indicator"),
        lead=_("“%(indicator)s”. Leave a period empty where nothing is aimed at.") % {"indicator": indicator},
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
def indicator_retire(request, plan, pk):
    """Leave an indicator out."""
    indicator = get_object_or_404(indicators_of(plan), pk=pk)
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: retire_indicator(indicator=indicator, by=request.standing, on=request.standing.on, **said),
        to=f"{address(plan)}#results",
        title=_("Leave out an indicator"),
        lead=_("“%(indicator)s” stays in every version published so far.") % {"indicator": indicator},
        save=_("Leave out"),
        danger=True,
        back=back_to(plan),
    )


@needs("plan.edit", among=plans_visible_to, key="code", look_up="code")
@require_POST
def indicator_move(request, plan, pk, way):
    """Up or down by one place among those of its kind."""
    indicator = get_object_or_404(indicators_of(plan), pk=pk)
    if way not in WAYS:
        raise Http404
    return step(
        request,
        lambda: move_indicator(indicator=indicator, by=request.standing, way=way),
        to=f"{address(plan)}#indicator-{pk}",
        message=_("Moved."),
    )
