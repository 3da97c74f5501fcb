"""An item that holds together: whether it asks somebody, whom, and by when (M4, M6)."""

import datetime as dt
from typing import Any, Protocol

from django.utils.translation import gettext as _

from puebla.kernel.dates import Precision
from puebla.kernel.refusals import RuleBroken

from ..states import ASKING


class Asking(Protocol):
    """What the rule has to know of an item."""

    kind: str
    is_commitment: bool
    is_outside: bool
    is_as_soon_as_possible: bool
    due_on: Any
    due_precision: Any


def must_hold_together(item: Asking, *, names_somebody: bool, held_on: dt.date) -> None:
    """Raise ``RuleBroken`` for an item that contradicts itself; ``held_on`` is the day of its meeting.

    ``kind_asks_nobody``: thanks, what is noted and recommendations to the higher body make no commitment;
    ``addressee_needed``: whoever asks says whom; ``asks_nobody``: addressees or a deadline without asking;
    ``two_deadlines``; ``due_before_it_was_asked``.
    """
    if item.is_commitment:
        _must_ask_somebody(item, names_somebody)
    elif names_somebody or item.is_outside or item.is_as_soon_as_possible or item.due_on is not None:
        raise RuleBroken(
            "asks_nobody",
            _("It has an addressee or a deadline. Tick that it asks somebody for something, or take these out."),
            rule="M6",
            field="is_commitment",
        )
    if item.due_on is not None:
        _must_be_due_once_and_later(item, held_on)


def _must_ask_somebody(item: Asking, names_somebody: bool) -> None:
    if item.kind not in ASKING:
        raise RuleBroken(
            "kind_asks_nobody",
            _("An item of this kind asks nobody for anything. Choose another kind, or take the tick off."),
            rule="M6",
            field="kind",
        )
    if not names_somebody:
        raise RuleBroken("addressee_needed", _("Say whom it asks: choose at least one."), rule="M4", field="addressees")


def _must_be_due_once_and_later(item: Asking, held_on: dt.date) -> None:
    if item.is_as_soon_as_possible:
        raise RuleBroken(
            "two_deadlines", _("It is due by a day or as soon as possible, not both."), rule="M4", field="due"
        )
    if item.due_on < first_of(held_on, item.due_precision):
        raise RuleBroken(
            "due_before_it_was_asked",
            _("That deadline is before the meeting that asked for it."),
            rule="M4",
            field="due",
        )


def first_of(day: dt.date, precision: str) -> dt.date:
    """The first day of the year or month that a day lies in; the day itself where it is known to the day."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == Precision.MONTH else day
