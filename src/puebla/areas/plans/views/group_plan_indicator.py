"""How the indicator of a group plan's line is measured, while the plan is a draft (L3)."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs

from ..actions.indicator import define_line_indicator
from ..actions.target import set_line_targets
from ..forms.indicator import LineIndicatorForm, TargetForm, definition_typed, target_name, typed_amount
from ..queries.group_plan import group_plans_visible_to, lines_of
from ..queries.indicator import indicator_of_line, periods_of, targets_of
from .answer import answer, bound
from .group_plan import address, back_to


@needs("group_plan.edit", among=group_plans_visible_to)
def line_indicator_define(request, group_plan, line):
    """Kind, unit, frequency, split, baseline."""
    line = get_object_or_404(lines_of(group_plan), pk=line)
    known = indicator_of_line(line)
    initial = definition_typed(known) if known else None
    return answer(
        request,
        bound(LineIndicatorForm, request, initial=initial),
        act=lambda said: define_line_indicator(line=line, by=request.standing, **said),
        to=address(group_plan),
        title=_("How the indicator is measured"),
        lead=_("“%(indicator)s”. Its words are those of the activity.") % {"indicator": line.indicator or line},
        back=back_to(group_plan),
    )


@needs("group_plan.edit", among=group_plans_visible_to)
def line_indicator_targets(request, group_plan, line):
    """What it should come to in each period of the group's plan."""
    line = get_object_or_404(lines_of(group_plan), pk=line)
    indicator = indicator_of_line(line)
    if indicator is None:
        raise Http404
    set_now = {target_name(period): typed_amount(indicator, value) for period, value in targets_of(indicator).items()}
    form = bound(TargetForm, request, indicator=indicator, periods=periods_of(indicator), initial=set_now)
    return answer(
        request,
        form,
        act=lambda said: set_line_targets(line=line, by=request.standing, values=form.values(), reason=said["reason"]),
        to=address(group_plan),
        title=_("Targets of an indicator"),
        lead=_("“%(indicator)s”. Leave a period empty where nothing is aimed at.") % {"indicator": indicator},
        back=back_to(group_plan),
    )
