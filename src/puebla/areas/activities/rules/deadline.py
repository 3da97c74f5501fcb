"""By when an activity has to be done, and whether that day is over (F1; sources.md 2.7, 2.20)."""

import calendar
import datetime as dt

from puebla.kernel.dates import Precision

from ..states import OPEN


def due_on(*, deadline_on: dt.date | None, deadline_year: int | None) -> dt.date | None:
    """The last day for compliance; a deadline known only by its year lasts until the end of that year."""
    if deadline_on is not None:
        return deadline_on
    return dt.date(deadline_year, 12, 31) if deadline_year else None


def planned_until(*, starts_on: dt.date | None, ends_on: dt.date | None, precision: str) -> dt.date | None:
    """The last day of what is planned; a month or a year lasts until its end. ``None`` where no end is known."""
    last = ends_on or starts_on
    if last is None or precision == Precision.AT_LEAST:
        return None
    if precision == Precision.YEAR:
        return dt.date(last.year, 12, 31)
    if precision == Precision.MONTH:
        return last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return last


def is_outside_plan(year: int, *, from_year: int, until_year: int | None) -> bool:
    """Whether a deadline lies in no year of its plan: what was not done within it may be due after it, and is marked."""
    return year < from_year or (until_year is not None and year > until_year)


def is_overdue(
    *,
    state: str,
    deadline_on: dt.date | None,
    deadline_year: int | None,
    on: dt.date,
    planned_until: dt.date | None = None,
) -> bool:
    """Still open after its deadline; where it has none, after the last day planned for it, as far as the reader may know.

    Where a source gives neither nothing is overdue: none is invented.
    """
    due = due_on(deadline_on=deadline_on, deadline_year=deadline_year) or planned_until
    return due is not None and due < on and state in OPEN
