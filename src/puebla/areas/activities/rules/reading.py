"""From what was typed to days, amounts and names; what cannot be read raises, and nothing is guessed."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from babel.numbers import list_currencies

from .form import LINE_LENGTH
from .worded import worded as _

# ASCII: the digits of other scripts are not read as ours.
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
DAY_FIRST = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d{1,2})?|\d{1,40}(?:\.\d{1,2})?", re.ASCII)
COUNT = re.compile(r"\d{1,6}", re.ASCII)
AMOUNT_DIGITS = 12
YEARS = range(1900, 2200)


class UnreadableError(Exception):
    """What was typed cannot be what the field asks for; the message says how to write it."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def read_dated(text: str) -> str:
    """``2022-06-25``, ``2022-06`` or ``2022``, from that or from ``25/06/2022`` and ``06/2022``; empty stays empty.

    Raises :class:`UnreadableError`.
    """
    text = text.strip()
    if not text:
        return ""
    if found := ISO.fullmatch(text):
        parts = [int(part) for part in found.groups() if part]
    elif found := DAY_FIRST.fullmatch(text):
        parts = [int(part) for part in reversed(found.groups()) if part]
    else:
        raise UnreadableError(_("Write the date as 2022-06-25, or 2022-06 or 2022 where the day is not known."))
    try:
        dt.date(*[*parts, 1, 1][:3])
    except ValueError:
        parts = []
    if not parts or parts[0] not in YEARS:
        raise UnreadableError(_("“%(text)s” is not in the calendar. Write the date as 2022-06-25.") % {"text": text})
    return "-".join(f"{part:02d}" for part in parts)


def read_day(text: str) -> str:
    """A whole day as ``2022-06-25``; empty stays empty. Raises :class:`UnreadableError`."""
    dated = read_dated(text)
    if dated and dated.count("-") < 2:  # noqa: PLR2004  year-month-day
        raise UnreadableError(_("The day is needed here. Write it as 2022-06-25."))
    return dated


def read_amount(text: str) -> str:
    """An amount with two decimals as ``12500.00``; thousands may be grouped by commas or spaces; empty stays empty.

    Raises :class:`UnreadableError`, also for ``12.500,50``: a comma before decimals is not guessed at.
    """
    text = text.strip()
    if not text:
        return ""
    if not GROUPED.fullmatch(text):
        raise UnreadableError(_("Write the amount in digits with a point before the cents, such as 12500.50."))
    try:
        amount = Decimal(re.sub(r"[, \u00a0\u202f]", "", text)).quantize(Decimal("0.01"))
    except InvalidOperation:
        amount = None
    if amount is None or len(str(amount)) > AMOUNT_DIGITS + 3:
        raise UnreadableError(_("The amount is larger than can be kept."))
    return str(amount)


def read_currency(text: str) -> str:
    """An ISO 4217 code in capitals. Raises :class:`UnreadableError`."""
    code = text.strip().upper()
    if code not in list_currencies():
        raise UnreadableError(_("Write the currency with the three letters of ISO 4217, such as USD."))
    return code


def read_line(text: str) -> str:
    """A short text. Raises :class:`UnreadableError` where it is longer than can be kept."""
    text = read_text(text)
    if len(text) > LINE_LENGTH:
        raise UnreadableError(
            _("At most %(most)s characters can be kept here; this has %(length)s.")
            % {"most": LINE_LENGTH, "length": len(text)}
        )
    return text


def read_text(text: str) -> str:
    """Any text; line ends become one kind, and the character that no database holds goes."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def read_count(text: str) -> int:
    """A number of people; empty is none. Raises :class:`UnreadableError`."""
    text = text.strip()
    if not text:
        return 0
    if not COUNT.fullmatch(text):
        raise UnreadableError(_("Write a whole number of people."))
    return int(text)


def order_of(starts: str, ends: str) -> None:
    """Raise :class:`UnreadableError` where something ends before it starts or the two are not equally exact."""
    if not starts or not ends:
        return
    if starts.count("-") != ends.count("-"):
        raise UnreadableError(_("Write start and end equally exactly: both with the day, or both without."))
    if ends < starts:
        raise UnreadableError(_("The end lies before the start."))
