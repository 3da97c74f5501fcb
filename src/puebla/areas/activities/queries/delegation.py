"""Who may accept concept notes, and since when (sources.md 2.18)."""

import datetime as dt

from django.db.models import QuerySet

from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.standing import Standing

from ..models import AcceptanceDelegation


def delegations_visible_to(standing: Standing) -> QuerySet[AcceptanceDelegation]:
    """Every delegation there was, latest first; the table says who may look."""
    return AcceptanceDelegation.objects.select_related("presidency__party").order_by("-from_on", "-pk")


def delegations_on(day: dt.date) -> QuerySet[AcceptanceDelegation]:
    """The delegations that hold on a day: given by the presidency of that day and not ended."""
    return AcceptanceDelegation.objects.filter(holds_on(day), holds_on(day, "presidency__"))


def delegation_on(day: dt.date) -> AcceptanceDelegation | None:
    """The latest delegation that holds on a day."""
    return delegations_on(day).select_related("presidency__party").order_by("-from_on", "-pk").first()
