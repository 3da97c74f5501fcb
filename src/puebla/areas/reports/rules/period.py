"""The days that a report is about, and how they are said."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from puebla.kernel.dates import say_date

HALF = re.compile(r"(\d{4})-([12])")
YEAR = re.compile(r"\d{4}")
SECOND = 7  # the month in which the second half begins


def half_year(year: int, half: int) -> tuple[dt.date, dt.date]:
    """The first day, and the day after the last, of the first or second half of a year."""
    if half == 1:
        return dt.date(year, 1, 1), dt.date(year, SECOND, 1)
    return dt.date(year, SECOND, 1), _end_of(year)


def whole_year(year: int) -> tuple[dt.date, dt.date]:
    """The first day of a year and the first of the next."""
    return dt.date(year, 1, 1), _end_of(year)


def _end_of(year: int) -> dt.date:
    """The first day of the next year, or the calendar's last day: of a year to come nobody reports anyway."""
    return dt.date(year + 1, 1, 1) if year < dt.MAXYEAR else dt.date.max


def read_period(text: str) -> tuple[dt.date, dt.date]:
    """``2022-1`` and ``2022-2`` are halves, ``2022`` a year. Raises ``ValueError`` for anything else."""
    if found := HALF.fullmatch(text):
        return half_year(int(found[1]), int(found[2]))
    if YEAR.fullmatch(text) and int(text) > 0:
        return whole_year(int(text))
    raise ValueError(text)


def write_period(from_on: dt.date, until_on: dt.date) -> str:
    """What :func:`read_period` reads; for other days both ends."""
    year = from_on.year
    if (from_on, until_on) == whole_year(year):
        return str(year)
    for half in (1, 2):
        if (from_on, until_on) == half_year(year, half):
            return f"{year}-{half}"
    return f"{from_on.isoformat()}-{until_on.isoformat()}"


def years_of(from_on: dt.date, until_on: dt.date) -> list[int]:
    """The years that the days touch."""
    return list(range(from_on.year, (until_on - dt.timedelta(days=1)).year + 1))


def say_period(from_on: dt.date, until_on: dt.date) -> str:
    """The days in the reader's words: “2021”, “first half of 2022”, “from … to …” with the last day itself."""
    year = from_on.year
    if (from_on, until_on) == whole_year(year):
        return str(year)
    if (from_on, until_on) == half_year(year, 1):
        return _("first half of %(year)s") % {"year": year}
    if (from_on, until_on) == half_year(year, 2):
        return _("second half of %(year)s") % {"year": year}
    last = until_on - dt.timedelta(days=1)
    if last == from_on:
        return say_date(from_on)
    return _("from %(first)s to %(last)s") % {"first": say_date(from_on), "last": say_date(last)}


def is_running(until_on: dt.date, on: dt.date) -> bool:
    """Whether days are still to come on ``on`` of a period that ends before ``until_on``."""
    return on < until_on - dt.timedelta(days=1)


def one_day(day: dt.date) -> tuple[dt.date, dt.date]:
    """A day and the one after it; the calendar's last day has none."""
    return day, day + dt.timedelta(days=1) if day < dt.date.max else day


def periods(shape: str, *, first: int, on: dt.date) -> list[str]:
    """What a report can be about, as :func:`read_period` reads it: years or halves that have begun, the latest first."""
    years = range(on.year, first - 1, -1)
    if shape == "year":
        return [str(year) for year in years]
    if shape != "half":
        return []
    return [f"{year}-{half}" for year in years for half in (2, 1) if half_year(year, half)[0] <= on]
