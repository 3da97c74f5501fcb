"""The expected results of a plan, to which its indicators belong as a set (sources.md 2.21)."""

from puebla.areas.plans.models import Passage, Plan
from puebla.areas.plans.states import PassageKind


def results_of(plan: Plan) -> list[Passage]:
    """The results in the order of the plan."""
    return list(Passage.objects.filter(plan=plan, kind=PassageKind.RESULT, retired_on=None).order_by("position"))
