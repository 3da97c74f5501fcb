"""What an indicator should come to, period by period (sources.md 2.23)."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import GroupPlanLine, Indicator, Target
from ..queries.group_plan import group_plan_to_change
from ..queries.indicator import indicator_of_line, period_of_indicator
from ..queries.plan import plan_to_change
from ..rules.changeable import must_be_draft, must_be_open
from ..rules.definition import why_impossible
from ..rules.period import Period, say_period


@transaction.atomic
def set_targets(
    *, indicator: Indicator, by: Standing, values: Mapping[Period, Decimal | None], reason: str = ""
) -> Indicator:
    """Set the targets of the periods named: a value sets one, ``None`` takes it away; the others stay.

    Raises ``RuleBroken``: ``published`` unless the plan is under revision, ``outside_plan`` for a period that reaches
    beyond the plan's years, ``impossible_value`` for a value that the indicator can never have.
    """
    must(by, "plan.edit", indicator.plan)
    must_be_open(plan_to_change(indicator.plan))
    return _set_all(indicator, values, because(by=by, act="plan.indicator.targets", reason=reason))


@transaction.atomic
def set_line_targets(
    *, line: GroupPlanLine, by: Standing, values: Mapping[Period, Decimal | None], reason: str = ""
) -> Indicator:
    """The same for the indicator of a group plan's line, within the years of that plan.

    Raises ``RuleBroken``: ``not_a_draft`` unless the group's plan is one, ``not_defined`` before it is said how the
    indicator is measured, and as :func:`set_targets`.
    """
    must(by, "group_plan.edit", line.group_plan)
    must_be_draft(group_plan_to_change(line.group_plan))
    indicator = indicator_of_line(line)
    if indicator is None:
        raise RuleBroken("not_defined", _("Say first how the indicator is measured."), rule="L3")
    return _set_all(indicator, values, because(by=by, act="group_plan.indicator.targets", reason=reason))


def _set_all(indicator, values, cause):
    for period, value in values.items():
        _check(indicator, period, value)
    with cause:
        for period, value in values.items():
            _set(indicator, period, value)
    return indicator


def _check(indicator, period, value):
    if not period_of_indicator(indicator).contains(period):
        line = indicator.group_plan_line
        message = _("%(period)s reaches beyond the years of “%(plan)s”.") % {
            "period": say_period(period), "plan": line.group_plan if line else indicator.plan,
        }  # fmt: skip
        raise RuleBroken("outside_plan", message, rule="L1")
    if value is not None and (impossible := why_impossible(indicator, value)):
        raise RuleBroken("impossible_value", impossible, field=f"target_{period.from_on}")


def _set(indicator, period, value):
    present = Target.objects.filter(indicator=indicator, from_on=period.from_on, until_on=period.until_on).first()
    if value is None:
        if present:
            present.delete()
    elif present is None:
        Target.objects.create(indicator=indicator, from_on=period.from_on, until_on=period.until_on, value=value)
    elif present.value != value:
        present.value = value
        present.save(update_fields=["value"])
