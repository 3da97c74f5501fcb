"""What holds on a day, for everything that has a beginning and an end."""

import datetime as dt

from django.db.models import Q

from ..models.party import Period


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """Periods that hold on a day: ``from`` is reached, ``until`` (exclusive) is not; an open end holds."""
    begun = Q(**{f"{prefix}from_on__lte": day}) | Q(**{f"{prefix}from_on": None})
    lasting = Q(**{f"{prefix}until_on__gt": day}) | Q(**{f"{prefix}until_on": None})
    return begun & lasting


def has_begun_and_lasts(period: Period, day: dt.date) -> bool:
    """:func:`holds_on` for one period at hand."""
    return (period.from_on is None or period.from_on <= day) and (period.until_on is None or period.until_on > day)
