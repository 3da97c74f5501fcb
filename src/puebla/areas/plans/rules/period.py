"""The years of a plan: as printed, both included; the years of the matrix count from the first (sources.md 2.5)."""

import datetime as dt


def covers(from_year: int, until_year: int | None, day: dt.date) -> bool:
    """Whether the day falls into the printed years; a plan without a last year is open."""
    return from_year <= day.year and (until_year is None or day.year <= until_year)


def year_of_plan(from_year: int, year: int) -> int:
    """Year 1, 2, 3... of the plan."""
    return year - from_year + 1


def years_of(from_year: int, until_year: int | None, *, else_until: int) -> list[int]:
    """Every year of the plan; of an open one up to ``else_until``."""
    return list(range(from_year, (until_year or else_until) + 1))
