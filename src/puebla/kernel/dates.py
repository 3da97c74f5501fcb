"""Days known to the day, the month or the year, and days known only as "since at least" (P1)."""

import datetime as dt

from babel.dates import format_date, format_skeleton
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy

from .languages import reading_language


class Precision(models.TextChoices):
    DAY = "day", pgettext_lazy("precision", "day")
    MONTH = "month", pgettext_lazy("precision", "month")
    YEAR = "year", pgettext_lazy("precision", "year")
    AT_LEAST = "at_least", pgettext_lazy("precision", "since at least")


LENGTHS = (Precision.YEAR, Precision.MONTH, Precision.DAY)


def parse_dated(text):
    """``"2019"``, ``"2019-06"`` or ``"2019-06-25"`` as ``(first day, precision)``; ``(None, "day")`` for nothing.

    Raises ``ValueError`` for anything else.
    """
    if not text:
        return None, Precision.DAY
    parts = [int(part) for part in str(text).split("-")]
    if len(parts) > len(LENGTHS):
        raise ValueError(text)
    precision = LENGTHS[len(parts) - 1]
    return dt.date(*[*parts, 1, 1][:3]), precision


def say_date(day, precision=Precision.DAY, language=None):
    """The day as the reader writes it: ``25 June 2019``, ``junio de 2019``, ``2019``, ``since at least 2016``.

    Of a moment: its day where the secretariat sits.
    """
    if day is None:
        return ""
    if isinstance(day, dt.datetime):
        day = timezone.localtime(day).date()
    language = language or reading_language()
    if precision == Precision.YEAR:
        return str(day.year)
    if precision == Precision.AT_LEAST:
        return gettext("since at least %(year)s") % {"year": day.year}
    if precision == Precision.MONTH:
        return format_skeleton("yMMMM", day, locale=language)
    return format_date(day, "long", locale="en_GB" if language == "en" else "es")
