"""Indicators: the list, one with everything that was counted or measured, and the records behind a number."""

import datetime as dt

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from puebla.areas.plans.queries.indicator import may_define, period_of_plan
from puebla.areas.plans.queries.published import as_published
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.page import page

from ..queries import breakdown, figure, measured
from ..queries.chart import target_chart
from ..queries.counter import Asked, counter_of
from ..queries.entry import may_enter

PER_PAGE = 50


@needs("page.view")
def indicator_list(request):
    """The indicators of a plan: what they are, what they came to last, who has reported."""
    standing = request.standing
    plans = figure.plans_with_indicators(standing)
    code = request.GET.get("plan")
    plan = next((one for one in plans if one.code == code), None) if code else next(iter(plans), None)
    if code and plan is None:
        raise Http404
    day = day_asked(request)
    return page(
        request,
        "monitoring/indicator/list.html",
        plans=plans,
        plan=plan,
        day=day,
        has_begun=plan is not None and period_of_plan(plan).from_on <= day,
        lines=figure.lines_of(plan.pk, standing, on=day) if plan else [],
        may_approve=can(standing, "measurement.approve"),
    )


@needs("page.view")
def indicator_detail(request, plan, code):
    """One indicator: definition, its periods, its parts, its corrections, who must still report."""
    standing, day = request.standing, day_asked(request)
    indicator = indicator_asked(request, plan, code)
    return page(
        request,
        "monitoring/indicator/detail.html",
        indicator=indicator,
        day=day,
        dimension_names=[Dimension(one).label for one in indicator.dimensions],
        corrections=breakdown.corrections_of(indicator, standing),
        waiting=breakdown.waiting_values(indicator, standing),
        may_enter=may_enter(standing, indicator),
        may_edit=may_define(standing, indicator),
        reads_all=can(standing, "measurement.approve"),
        **_numbers(indicator, standing, day),
    )


def _numbers(indicator, standing, day):
    """Period by period, and the whole with its parts: counted up to the day, or as last measured."""
    figures = figure.figures_of(indicator, standing, on=day)
    counter, since = counter_of(indicator.counter), period_of_plan(indicator.plan).from_on
    said = {"figures": figures, "chart": target_chart(indicator, figures)}
    said |= {"counter": counter, "has_begun": since <= day, "number": None}
    if counter is None or since > day:
        return said | {"parts": breakdown.parts_entered(figures, indicator)}
    asked = Asked(since, day, standing)
    number = counter.value(asked)
    return said | {"number": number, "parts": breakdown.parts_counted(counter, asked, number)}


@needs("page.view")
def indicator_records(request, plan, code):
    """The records behind a counted number, as far as the reader may read them: there are exactly so many."""
    standing, day = request.standing, day_asked(request)
    indicator = indicator_asked(request, plan, code)
    counter = counter_of(indicator.counter)
    if counter is None:
        raise Http404
    asked = Asked(day_asked(request, "since", period_of_plan(indicator.plan).from_on), day, standing)
    records = counter.records(asked)
    part = breakdown.part_asked(counter, request.GET)
    if part:
        records = part.split.narrow(records, part.key)
    return page(
        request,
        "monitoring/indicator/records.html",
        indicator=indicator,
        asked=asked,
        part=part,
        query=request.GET.urlencode().partition("&page=")[0],
        distinct=None if counter.distinct == "pk" else counter.number(records),
        row=counter.row,
        shown=Paginator(records, PER_PAGE).get_page(request.GET.get("page")),
    )


@needs("page.view")
def activity_indicator_detail(request, pk):
    """An indicator of an activity: what the concept note says of it, and what was measured."""
    standing = request.standing
    indicator = get_object_or_404(measured.activity_indicators_visible_to(standing), pk=pk)
    return page(
        request,
        "monitoring/indicator/activity.html",
        indicator=indicator,
        activity=indicator.activity,
        values=breakdown.values_of_activity(indicator, standing),
        corrections=breakdown.corrections_of(indicator, standing),
        waiting=breakdown.waiting_values(indicator, standing),
        may_enter=may_enter(standing, indicator),
    )


def indicator_asked(request, plan, code):
    """The indicator of an address. Raises ``Http404`` for one that the reader may not see."""
    visible = measured.indicators_visible_to(request.standing).prefetch_related("targets")
    return as_published(get_object_or_404(visible, plan__code=plan, code=code))


def day_asked(request, name="on", otherwise=None):
    """The day in ``?on=``, else the process's; what is no day is left out, and the page says so."""
    if said := request.GET.get(name):
        try:
            return dt.date.fromisoformat(said)
        except ValueError:
            told = _("“%(day)s” is no day and was left out. Write it as 2022-03-01.") % {"day": said}
            messages.warning(request, told)
    return otherwise or request.standing.on
