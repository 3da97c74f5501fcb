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
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_open
from .place import trade_places

FIELDS = ("kind", "dac_level", "name_en", "name_es")


@transaction.atomic
def add_indicator(*, plan: Plan, by: Standing, kind: str, reason: str = "", **facts) -> Indicator:
    """A new indicator at the end of the plan's; its code is the next free one of its kind.

    Raises ``RuleBroken``: ``published`` unless the plan is under revision, ``name_missing`` without a name.
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
    """Reword an indicator, or say of which kind and level it is; what it is counted from stays.

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
    among = Indicator.objects.filter(plan=indicator.plan, kind=indicator.kind, retired_on=None)
    return trade_places(record=indicator, among=among, way=way, by=by, act="plan.indicator.move")


def _set(indicator, facts):
    for field in FIELDS:
        if field in facts:
            setattr(indicator, field, facts[field])
    if not (indicator.name_en or indicator.name_es):
        raise RuleBroken("name_missing", _("Write the indicator in at least one language."), field="name_en")
