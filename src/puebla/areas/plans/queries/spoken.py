"""A content in the reader's language: every ``{"en", "es"}`` becomes a text, every day is said in words."""

import datetime as dt
from decimal import Decimal
from typing import Any

from babel.dates import format_interval

from puebla.kernel.dates import Precision, say_date
from puebla.kernel.languages import LANGUAGES, reading_language

from ..rules.period import Period, say_period
from ..rules.share import say_value

PAIR = set(LANGUAGES)
DAYS = ("since_on", "due_on", "completed_on", "status_on", "updated_on")


def spoken(value: Any, language: str | None = None, *, is_share: bool = False) -> Any:
    """The content for one reader; where a text stands in one language only, that one is shown.

    ``is_share``: whether its amounts are shares.
    """
    language = language or reading_language()
    if isinstance(value, list):
        return [spoken(entry, language, is_share=is_share) for entry in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= PAIR:
        other = next(code for code in LANGUAGES if code != language)
        return value[language] or value[other]
    is_share = value.get("is_share", is_share)
    said = {key: spoken(entry, language, is_share=is_share) for key, entry in value.items()}
    if "on" in value:
        said["when"] = say_days(value["on"], value.get("through"), value.get("precision", Precision.DAY), language)
    if {"from", "until", "value"} <= value.keys():  # a target
        said["period"] = say_period(Period(dt.date.fromisoformat(value["from"]), dt.date.fromisoformat(value["until"])))
        said["amount"] = say_value(Decimal(value["value"]), is_share=is_share)
    elif {"on", "precision", "value"} <= value.keys():  # a baseline
        said["amount"] = say_value(Decimal(value["value"]), is_share=is_share)
    for key in DAYS:
        if key in value:
            precision = Precision.DAY if key in ("status_on", "updated_on") else value.get("precision", Precision.DAY)
            said[f"said_{key}"] = say_date(_day(value[key]), precision, language)
    return said


def say_days(first: str | None, last: str | None, precision: str, language: str) -> str:
    """``25–26 June 2019``; one day, month or year as its precision says."""
    start, end = _day(first), _day(last)
    if start is None or end is None or end == start:
        return say_date(start, precision, language)
    return format_interval(start, end, "yMMMMd", locale="en_GB" if language == "en" else "es")


def _day(text):
    return dt.date.fromisoformat(text) if text else None
