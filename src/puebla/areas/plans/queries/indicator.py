"""Indicators of a plan, to be looked up one by one."""

from decimal import Decimal

from django.db.models import QuerySet

from ..models import Indicator, Plan
from ..rules.period import Period, period_of_years, periods_measured
from ..states import Frequency

OPEN_FOR = 10  # years in which a plan without a last year is measured, until it has one


def indicators_of(plan: Plan) -> QuerySet[Indicator]:
    """The indicators of a plan's own text that are in use; those of its groups' plans are not among them."""
    return Indicator.objects.filter(plan=plan, group_plan_line=None, retired_on=None).select_related("plan")


def period_of_plan(plan: Plan) -> Period:
    """The years of a plan, both printed ones included; of an open one as many as are measured."""
    return period_of_years(plan.from_year, _last_year(plan))


def periods_of(indicator: Indicator) -> list[Period]:
    """Every period in which an indicator is measured, the earliest first; year by year where its frequency is not said."""
    plan = indicator.plan
    return periods_measured(indicator.frequency or Frequency.YEARLY, plan.from_year, _last_year(plan))


def targets_of(indicator: Indicator) -> dict[Period, Decimal]:
    """The targets that are set, by period, the earliest first."""
    return {Period(one.from_on, one.until_on): one.value for one in indicator.targets.order_by("from_on", "until_on")}


def _last_year(plan):
    return plan.until_year or plan.from_year + OPEN_FOR - 1
