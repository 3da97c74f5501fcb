"""The years of a plan: as printed, both included; the years of the matrix count from the first (sources.md 2.5)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from puebla.kernel.dates import say_date

from ..states import Frequency

HALVES = (gettext_noop("first half of %(year)s"), gettext_noop("second half of %(year)s"))


def covers(from_year: int, until_year: int | None, day: dt.date) -> bool:
    """Whether the day falls into the printed years; a plan without a last year is open."""
    return from_year <= day.year and (until_year is None or day.year <= until_year)


def year_of_plan(from_year: int, year: int) -> int:
    """Year 1, 2, 3... of the plan."""
    return year - from_year + 1


def years_of(from_year: int, until_year: int | None, *, else_until: int) -> list[int]:
    """Every year of the plan; of an open one up to ``else_until``."""
    return list(range(from_year, (until_year or else_until) + 1))


@dataclass(frozen=True, order=True)
class Period:
    """From a day until a day; the second is the first day that no longer belongs to it."""

    from_on: dt.date
    until_on: dt.date

    @property
    def last_on(self) -> dt.date:
        """The last day that belongs to it."""
        return self.until_on - dt.timedelta(days=1)

    def contains(self, other: "Period") -> bool:
        """Whether the other lies wholly within this one."""
        return self.from_on <= other.from_on and other.until_on <= self.until_on

    def overlaps(self, other: "Period") -> bool:
        """Whether the two have a day in common."""
        return self.from_on < other.until_on and other.from_on < self.until_on


def period_of_years(first: int, last: int) -> Period:
    """The years as printed, both included."""
    return Period(dt.date(first, 1, 1), dt.date(last + 1, 1, 1))


def half_years_of(year: int) -> list[Period]:
    """January to June, July to December."""
    middle = dt.date(year, 7, 1)
    return [Period(dt.date(year, 1, 1), middle), Period(middle, dt.date(year + 1, 1, 1))]


def periods_measured(frequency: str, first: int, last: int) -> list[Period]:
    """The periods in which an indicator of that frequency is measured, over the years as printed.

    What is measured after each event is gathered by half years, so that both reports of a year can read it.
    """
    if frequency == Frequency.END_OF_PLAN:
        return [period_of_years(first, last)]
    years = range(first, last + 1)
    if frequency in (Frequency.HALF_YEARLY, Frequency.EACH_EVENT):
        return [half for year in years for half in half_years_of(year)]
    return [period_of_years(year, year) for year in years]


def say_period(period: Period) -> str:
    """``2023``, ``first half of 2023``, ``2023-2026``, else from day to day, in the reader's language."""
    first, last = period.from_on.year, period.last_on.year
    if period == period_of_years(first, last):
        return str(first) if first == last else f"{first}-{last}"
    if first == last:
        for half, words in zip(half_years_of(first), HALVES, strict=True):
            if period == half:
                return gettext(words) % {"year": first}
    return gettext("%(first)s to %(last)s") % {"first": say_date(period.from_on), "last": say_date(period.last_on)}
