"""When a commitment is overdue. What no source dates to the day never is (sources.md 2.7, 2.27)."""

import datetime as dt

from ..states import OPEN


def is_overdue(*, state: str, due_on: dt.date | None, is_to_the_day: bool, on: dt.date) -> bool:
    """Whether an open commitment's day lies before ``on``."""
    return state in OPEN and due_on is not None and is_to_the_day and due_on < on
