"""Indicators of a plan under revision (L1; sources.md 2.21), and of the lines of a group's plan while it is a draft (L3)."""

import datetime as dt
from itertools import count

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import GroupPlanLine, Indicator, Plan
from ..queries.group_plan import group_plan_to_change
from ..queries.indicator import indicator_of_line, indicators_of, is_named_already, period_of_indicator
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_draft, must_be_open
from ..rules.definition import must_be_dated, must_hold_together
from ..states import IndicatorKind
from .place import trade_places

FIELDS = (
    "kind", "dac_level", "name_en", "name_es", "unit_en", "unit_es", "method_en", "method_es", "measured_by_en",
    "measured_by_es", "frequency", "is_ascending", "is_whole", "is_share", "numerator_en", "numerator_es",
    "denominator_en", "denominator_es", "is_additive", "dimensions", "baseline_value", "baseline_on",
    "baseline_precision",
)  # fmt: skip
NAME = ("name_en", "name_es")


@transaction.atomic
def add_indicator(*, plan: Plan, by: Standing, kind: str, reason: str = "", **facts) -> Indicator:
    """A new indicator at the end of the plan's; its code is the next free one of its kind.

    Raises ``RuleBroken``: ``published`` unless the plan is under revision, ``name_missing`` without a name,
    ``named_already`` for one that another has, and as ``rules.definition``.
    """
    must(by, "plan.edit", plan)
    must_be_open(plan_to_change(plan))
    indicator = _placed(Indicator(plan=plan), f"{plan.code}-{kind}")
    _set(indicator, {"kind": kind} | facts)
    with because(by=by, act="plan.indicator.add", reason=reason):
        indicator.save()
    return indicator


@transaction.atomic
def define_line_indicator(*, line: GroupPlanLine, by: Standing, reason: str = "", **facts) -> Indicator:
    """Say how the indicator of a group plan's line is measured, or say it anew; its words are the line's own (F3, L3).

    Raises ``RuleBroken``: ``not_a_draft`` unless the group's plan is one, ``dropped`` for a dropped line, ``name_missing``
    for one that names no indicator, and as ``rules.definition.must_hold_together``.
    """
    must(by, "group_plan.edit", line.group_plan)
    group_plan = group_plan_to_change(line.group_plan)
    must_be_draft(group_plan)
    if line.dropped_on is not None:
        raise RuleBroken("dropped", _("This activity was dropped; its indicator is no longer measured."), rule="L3")
    if not (line.indicator_en or line.indicator_es):
        message = _("The activity names no indicator yet. Write it there first; it is not asked twice.")
        raise RuleBroken("name_missing", message, rule="F3")
    known = indicator_of_line(line)
    indicator = known or _placed(
        Indicator(plan=group_plan.plan, group_plan_line=line, kind=IndicatorKind.RESULT), group_plan.body.code
    )
    _set(indicator, {name: value for name, value in facts.items() if name not in NAME})
    with because(by=by, act="group_plan.indicator.define", reason=reason):
        indicator.save()
    return indicator


@transaction.atomic
def edit_indicator(*, indicator: Indicator, by: Standing, reason: str = "", **facts) -> Indicator:
    """Reword or define an indicator anew: kind, unit, how and when it is measured; what counts it stays.

    Raises ``RuleBroken`` as :func:`add_indicator`.
    """
    must(by, "plan.edit", indicator.plan)
    must_be_open(plan_to_change(indicator.plan))
    _set(indicator, facts)
    with because(by=by, act="plan.indicator.edit", reason=reason):
        indicator.save(update_fields=FIELDS)
    return indicator


@transaction.atomic
def retire_indicator(*, indicator: Indicator, by: Standing, on: dt.date, reason: str) -> Indicator:
    """Leave an indicator out from now on; earlier versions and the history keep it. Raises ``RuleBroken("published")``."""
    must(by, "plan.edit", indicator.plan)
    must_be_open(plan_to_change(indicator.plan))
    indicator.retired_on = on
    with because(by=by, act="plan.indicator.retire", reason=reason):
        indicator.save(update_fields=["retired_on"])
    return indicator


@transaction.atomic
def move_indicator(*, indicator: Indicator, by: Standing, way: str) -> Indicator:
    """Move an indicator ``up`` or ``down`` among those of its kind.

    Raises ``RuleBroken``: ``published``, or ``at_the_end`` where it already stands first or last.
    """
    must(by, "plan.edit", indicator.plan)
    must_be_open(plan_to_change(indicator.plan))
    among = indicators_of(indicator.plan).select_related(None).filter(kind=indicator.kind)
    return trade_places(record=indicator, among=among, way=way, by=by, act="plan.indicator.move")


def _placed(indicator, beginning):
    """At the end of the plan's, under the next free code of its kind or group."""
    every = Indicator.objects.filter(plan=indicator.plan)
    taken = set(every.values_list("code", flat=True))
    codes = (f"{beginning}-indicator-{number}".lower() for number in count(1))
    indicator.code = next(code for code in codes if code not in taken)
    indicator.position = (every.aggregate(last=Max("position"))["last"] or 0) + 1
    return indicator


def _set(indicator, facts):
    named, dated = indicator.name_en + indicator.name_es, indicator.baseline_on
    for field in FIELDS:
        if field in facts:
            setattr(indicator, field, facts[field])
    if not indicator.group_plan_line_id and not (indicator.name_en or indicator.name_es):
        raise RuleBroken("name_missing", _("Write the indicator in at least one language."), field="name_en")
    if indicator.name_en + indicator.name_es != named and is_named_already(indicator):
        message = _("The plan has an indicator of this name already. Say what tells the two apart.")
        raise RuleBroken("named_already", message, field="name_en")
    must_hold_together(indicator)
    if indicator.baseline_on != dated:
        must_be_dated(indicator.baseline_on, measured=period_of_indicator(indicator))
