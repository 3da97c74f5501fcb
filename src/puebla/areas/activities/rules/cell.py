"""From the cell of a spreadsheet to years, days and lines; what cannot be read raises, and nothing is guessed."""

import datetime as dt
import re
from typing import Any

from .fingerprint import canonical
from .reading import UnreadableError, read_day
from .worded import worded as _
from .written_day import read_written_day

YEARS = range(1996, 2101)
YEAR = re.compile(r"\d{4}", re.ASCII)
PLAN_YEAR = re.compile(
    r"(?:year|ano|año)?\s*(\d{1,2})\s*(?:st|nd|rd|th|er|ro|do|to|°|º|ª|a|o)?\s*(?:year|ano|año)?",
    re.IGNORECASE | re.ASCII,
)
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3,
    "cuarto": 4,
}  # fmt: skip


def read_cell_day(value: Any, order: str = "") -> dt.date | None:
    """A day from a cell that holds one, or a text such as ``2022-06-25``, ``25/06/2022`` or ``25 de junio de 2022``; empty is
    none. ``order`` as in :func:`~.written_day.read_written_day`.

    Raises :class:`UnreadableError`, also for a bare number: which day Excel counts it as is not guessed.
    """
    if value is None:
        return None
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
    elif isinstance(value, str):
        written = read_written_day(value, order)
        text = "" if written else read_day(value)
        if not written and not text:
            return None
        day = written or dt.date.fromisoformat(text)
    else:
        raise UnreadableError(
            _("“%(value)s” is a number, not a day. Give the cell the format of a date, or write it as 2022-06-25.")
            % {"value": canonical(value)}
        )
    if day.year not in YEARS:
        raise UnreadableError(_("The year %(year)s is too far away.") % {"year": day.year})
    return day


def read_cell_year(value: Any) -> int | None:
    """A year in four digits; empty is none. Raises :class:`UnreadableError`."""
    text = canonical(value)
    if not text:
        return None
    if isinstance(value, dt.date) or not YEAR.fullmatch(text):
        raise UnreadableError(_("Write the year in four digits, such as 2022."))
    if int(text) not in YEARS:
        raise UnreadableError(_("The year %(year)s is too far away.") % {"year": text})
    return int(text)


def read_plan_year(value: Any, first: int) -> int | None:
    """The year that a plan's ``1st``, ``2``, ``año 3`` or ``third year`` is, or a year of it in four digits; empty is none.

    ``first`` is the first year of the plan. Raises :class:`UnreadableError`.
    """
    text = canonical(value)
    if not text:
        return None
    if not isinstance(value, dt.date) and YEAR.fullmatch(text):
        return read_cell_year(value)
    number = _ordinal(text)
    if not number:
        raise UnreadableError(_("Write which year of the plan it is (1, 2, 3...), or the year in four digits."))
    return first + number - 1  # what was not done within the plan may be due after it


def _ordinal(text: str) -> int | None:
    if found := PLAN_YEAR.fullmatch(text):
        return int(found.group(1))
    words = text.lower().split()
    return next((ORDINALS[word] for word in words if word in ORDINALS), None) if len(words) <= 2 else None  # noqa: PLR2004
