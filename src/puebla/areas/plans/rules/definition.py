"""A definition that holds together: what an indicator says of how it is measured."""

import datetime as dt
from typing import Any, Protocol

from django.utils.translation import gettext as _

from puebla.kernel.dates import say_date
from puebla.kernel.numbers import say_percent
from puebla.kernel.refusals import RuleBroken

from .period import Period

BEFORE = 50  # years before the plan in which a baseline may have been taken


class Defined(Protocol):
    """What the rule has to know of an indicator."""

    is_share: bool
    is_whole: bool
    is_additive: bool
    counter: str
    baseline_value: Any
    baseline_on: Any


def must_hold_together(indicator: Defined) -> None:
    """Raise ``RuleBroken`` for a definition that contradicts itself.

    ``share_is_not_whole``: a share is no count of whole units; ``shares_do_not_add_up``: nor can shares be added;
    ``baseline_missing``: a day without a value; ``baseline_impossible``: as :func:`why_impossible` says.
    """
    if indicator.is_share and indicator.is_whole:
        message = _("A share is not counted in whole units. Choose one of the two.")
        raise RuleBroken("share_is_not_whole", message, field="is_whole")
    if indicator.is_share and indicator.is_additive:
        message = _("Shares of different wholes cannot be added. Take “values may be added” off.")
        raise RuleBroken("shares_do_not_add_up", message, field="is_additive")
    if indicator.baseline_value is None:
        if indicator.baseline_on is not None:
            message = _("The baseline has a day but no value. Enter both or neither.")
            raise RuleBroken("baseline_missing", message, field="baseline_value")
    elif reason := why_impossible(indicator, indicator.baseline_value):
        raise RuleBroken("baseline_impossible", reason, field="baseline_value")


def must_be_dated(baseline_on: dt.date | None, *, measured: Period) -> None:
    """Raise ``RuleBroken("baseline_day")`` for a day that no baseline can have: where things stood before the plan or
    within it, and not in another age.
    """
    if baseline_on is None:
        return
    earliest = measured.from_on.replace(year=measured.from_on.year - BEFORE)
    if not earliest <= baseline_on <= measured.last_on:
        message = _("A baseline says where things stood before the plan or within it: a day from %(first)s to %(last)s.") % {
            "first": say_date(earliest), "last": say_date(measured.last_on),
        }  # fmt: skip
        raise RuleBroken("baseline_day", message, field="baseline_on")


def why_impossible(indicator: Any, value: Any) -> str:
    """Why no such value can be: a negative count, a fraction of a whole unit, a share below 0 or over 1; else empty."""
    if indicator.is_share and not 0 <= value <= 1:
        return _("A share lies between 0 and 100%%; %(value)s does not.") % {"value": say_percent(value)}
    if indicator.is_share:
        return ""
    if indicator.is_whole and value < 0:
        return _("Fewer than none cannot be counted; enter 0 or more.")
    if indicator.is_whole and value != value.to_integral_value():
        return _("This is counted in whole units; %(value)s is a fraction.") % {"value": value.normalize()}
    return ""
