"""Indicators of a plan, to be looked up one by one."""

from django.db.models import QuerySet

from ..models import Indicator, Plan


def indicators_of(plan: Plan) -> QuerySet[Indicator]:
    """The indicators of a plan that are in use."""
    return Indicator.objects.filter(plan=plan, retired_on=None).select_related("plan")
