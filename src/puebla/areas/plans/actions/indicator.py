"""Indicators of a plan under revision (L1; sources.md 2.21)."""

import datetime as dt
from itertools import count

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Indicator, Plan
from ..queries.indicator import indicators_of
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_open
from ..rules.definition import must_hold_together
from .place import trade_places

FIELDS = (
    "kind", "dac_level", "name_en", "name_es", "unit_en", "unit_es", "method_en", "method_es", "measured_by_en",
    "measured_by_es", "frequency", "is_ascending", "is_whole", "is_share", "numerator_en", "numerator_es",
    "denominator_en", "denominator_es", "is_additive", "dimensions", "baseline_value", "baseline_on",
    "baseline_precision",
)  # fmt: skip


@transaction.atomic
def add_indicator(*, plan: Plan, by: Standing, kind: str, reason: str = "", **facts) -> Indicator:
    """A new indicator at the end of the plan's; its code is the next free one of its kind.

    Raises ``RuleBroken``: ``published`` unless the plan is under revision, ``name_missing`` without a name, and as
    ``rules.definition.must_hold_together``.
    """
    must(by, "plan.edit", plan)
    must_be_open(plan_to_change(plan))
    every = Indicator.objects.filter(plan=plan)
    taken = set(every.values_list("code", flat=True))
    codes = (f"{plan.code}-{kind}-indicator-{number}".lower() for number in count(1))
    indicator = Indicator(
        plan=plan,
        code=next(code for code in codes if code not in taken),
        position=(every.aggregate(last=Max("position"))["last"] or 0) + 1,
    )
    _set(indicator, {"kind": kind} | facts)
    with because(by=by, act="plan.indicator.add", reason=reason):
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


def _set(indicator, facts):
    for field in FIELDS:
        if field in facts:
            setattr(indicator, field, facts[field])
    if not indicator.group_plan_line_id and not (indicator.name_en or indicator.name_es):
        raise RuleBroken("name_missing", _("Write the indicator in at least one language."), field="name_en")
    must_hold_together(indicator)
