"""Days as people write them: in figures with strokes, points or hyphens, or with the month in words, English or Spanish."""

import datetime as dt
import re

from .alphabet import folded
from .heading import heading_key
from .reading import UnreadableError
from .worded import worded as _

DAY_FIRST, MONTH_FIRST = "day first", "month first"
FIGURES = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})", re.ASCII)
TOKEN = re.compile(r"\d+|[^\W\d_]+", re.ASCII)
YEAR_LENGTH, MOST_MONTHS = 4, 12
MONTHS = {
    name: number
    for number, names in enumerate((
        "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo", "june jun junio",
        "july jul julio", "august aug agosto ago", "september sep sept septiembre setiembre set", "october oct octubre",
        "november nov noviembre", "december dec diciembre dic",
    ), 1)
    for name in names.split()
}  # fmt: skip
# What stands around day, month and year and says nothing more.
BESIDES = {
    "de", "del", "of", "the", "st", "nd", "rd", "th", "ro", "er", "o", "a", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
}  # fmt: skip


def read_written_day(text: str, order: str) -> dt.date | None:
    """The day that a text names; ``None`` where it is written in none of these manners.

    ``order`` says how figures such as ``03.04.2022`` are meant, where that is known (:func:`order_of_days`). Raises
    :class:`UnreadableError` where it may be two different days, and where there is no such day.
    """
    found = FIGURES.fullmatch(text.strip())
    if found:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        return _day(year, *_month_and_day(first, second, order, text), text)
    tokens = [token for token in TOKEN.findall(folded(text)) if token not in BESIDES]
    if len(tokens) != 3 or len(tokens[2]) != YEAR_LENGTH or not tokens[2].isdigit():  # noqa: PLR2004  day, month, year
        return None
    month = next((MONTHS[token] for token in tokens[:2] if token in MONTHS), None)
    days = [token for token in tokens[:2] if token.isdigit()]
    return _day(int(tokens[2]), month, int(days[0]), text) if month and days else None


def order_of_days(heading: object, language: str) -> str:
    """Which comes first in figures below that heading: as it says itself (``dd/mm/aaaa``), else as Spanish has it; empty
    where nothing tells, because English is written both ways.
    """
    key = heading_key(heading)
    if "dd mm" in key:
        return DAY_FIRST
    if "mm dd" in key:
        return MONTH_FIRST
    return DAY_FIRST if language == "es" else ""


def _month_and_day(first: int, second: int, order: str, text: str) -> tuple[int, int]:
    """What no month can be is the day, whatever the order; else the order must be known."""
    if first > MOST_MONTHS or second > MOST_MONTHS:
        return (second, first) if first > MOST_MONTHS else (first, second)
    if not order and first != second:
        raise UnreadableError(
            _("“%(text)s” may be two different days. Write it as 2022-06-25, or the month in words.") % {"text": text}
        )
    return (first, second) if order == MONTH_FIRST else (second, first)


def _day(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UnreadableError(
            _("“%(text)s” is not in the calendar. Write the date as 2022-06-25.") % {"text": text}
        ) from None
