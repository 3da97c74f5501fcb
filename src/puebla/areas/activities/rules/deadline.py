"""By when an activity has to be done, and whether that day is over (F1; sources.md 2.7, 2.20)."""

import datetime as dt

from ..states import OPEN


def due_on(*, deadline_on: dt.date | None, deadline_year: int | None) -> dt.date | None:
    """The last day for compliance; a deadline known only by its year lasts until the end of that year."""
    if deadline_on is not None:
        return deadline_on
    return dt.date(deadline_year, 12, 31) if deadline_year else None


def is_outside_plan(year: int, *, from_year: int, until_year: int | None) -> bool:
    """Whether a deadline lies in no year of its plan: what was not done within it may be due after it, and is marked."""
    return year < from_year or (until_year is not None and year > until_year)


def is_overdue(*, state: str, deadline_on: dt.date | None, deadline_year: int | None, on: dt.date) -> bool:
    """Still open after its deadline. Where no source gives a deadline nothing is overdue: none is invented."""
    due = due_on(deadline_on=deadline_on, deadline_year=deadline_year)
    return due is not None and due < on and state in OPEN
