"""Indicators of a plan, to be looked up one by one."""

from decimal import Decimal

from django.db.models import Q, QuerySet

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.languages import LANGUAGES
from puebla.kernel.moves import possible

from ..models import GroupPlanLine, Indicator, Plan
from ..rules.period import Period, period_of_years, periods_measured
from ..states import GROUP_PLAN_MOVES, Frequency
from .plan import is_under_revision

OPEN_FOR = 10  # years in which a plan without a last year is measured, until it has one


def indicators_of(plan: Plan) -> QuerySet[Indicator]:
    """The indicators of a plan's own text that are in use; those of its groups' plans are not among them."""
    return Indicator.objects.filter(plan=plan, group_plan_line=None, retired_on=None).select_related("plan")


def period_of_plan(plan: Plan) -> Period:
    """The years of a plan, both printed ones included; of an open one as many as are measured."""
    return period_of_years(plan.from_year, _last_year(plan))


def periods_of(indicator: Indicator) -> list[Period]:
    """Every period in which an indicator is measured, the earliest first; year by year where its frequency is not said."""
    return periods_measured(indicator.frequency or Frequency.YEARLY, *_years(indicator))


def period_of_indicator(indicator: Indicator) -> Period:
    """The years within which an indicator is measured: those of its plan, or of the group's plan that it is a line of."""
    return period_of_years(*_years(indicator))


def targets_of(indicator: Indicator) -> dict[Period, Decimal]:
    """The targets that are set, by period, the earliest first."""
    return {Period(one.from_on, one.until_on): one.value for one in indicator.targets.order_by("from_on", "until_on")}


def is_named_already(indicator: Indicator) -> bool:
    """Whether another indicator of the plan that is in use has the same name in either language, whatever its letters."""
    names = {f"name_{code}__iexact": getattr(indicator, f"name_{code}").strip() for code in LANGUAGES}
    same = Q(*[(lookup, name) for lookup, name in names.items() if name], _connector=Q.OR)
    return indicators_of(indicator.plan).filter(same).exclude(pk=indicator.pk).exists()


def indicator_of_line(line: GroupPlanLine) -> Indicator | None:
    """How the indicator of a group plan's line is measured, once that was defined."""
    defined = Indicator.objects.filter(group_plan_line=line, retired_on=None)
    return defined.select_related("plan", "group_plan_line__group_plan").first()


def may_define(standing: Standing, indicator: Indicator) -> bool:
    """Whether the reader may say now how it is measured: the plan that it belongs to must be open for changes."""
    line = indicator.group_plan_line
    if line is None:
        return can(standing, "plan.edit", indicator.plan) and is_under_revision(indicator.plan)
    is_open = line.dropped_on is None and "submit" in possible(line.group_plan, GROUP_PLAN_MOVES)
    return is_open and can(standing, "group_plan.edit", line.group_plan)


def _years(indicator):
    if indicator.group_plan_line_id is None:
        return indicator.plan.from_year, _last_year(indicator.plan)
    group_plan = indicator.group_plan_line.group_plan
    return group_plan.from_year, group_plan.until_year


def _last_year(plan):
    return plan.until_year or plan.from_year + OPEN_FOR - 1
