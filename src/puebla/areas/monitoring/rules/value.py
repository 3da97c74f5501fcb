"""What cannot be: values and periods that are refused with their reason. Pure; the day is passed in."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from puebla.areas.plans.rules.definition import why_impossible
from puebla.areas.plans.rules.period import Period, say_period
from puebla.kernel.numbers import say_number
from puebla.kernel.refusals import RuleBroken

from .total import Cell, parts_of

PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Said:
    """What was typed: a value, or part and whole of a share."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def value_of(indicator: Any, said: Said) -> Decimal | None:
    """The value that was said, ``None`` where there is none yet; of a share the part divided by the whole.

    Raises ``RuleBroken`` for what cannot be: ``no_whole``, ``beyond_the_whole``, ``impossible_value``.
    """
    if not indicator.is_share:
        if said.value is not None and (
            reason := why_impossible(indicator, said.value) or _why_too_low(indicator, said)
        ):
            raise RuleBroken("impossible_value", reason, rule="F5", field="value")
        return said.value
    if said.numerator is None and said.denominator is None:
        return None
    return _share(said)


def _why_too_low(indicator, said):
    if said.value >= 0 or indicator.is_ever_negative:
        return ""
    return _("A value lies below 0 only where the baseline or a target does. Neither does here; enter 0 or more.")


def _share(said):
    if said.denominator is None or said.denominator <= 0:
        raise RuleBroken(
            "no_whole", _("A share needs its whole, which is more than 0."), rule="F5", field="denominator"
        )
    if said.numerator is None or said.numerator < 0:
        raise RuleBroken("impossible_value", _("A part is 0 or more."), rule="F5", field="numerator")
    if said.numerator > said.denominator:
        message = _("The part (%(part)s) is larger than the whole (%(whole)s).") % {
            "part": say_number(said.numerator), "whole": say_number(said.denominator),
        }  # fmt: skip
        raise RuleBroken("beyond_the_whole", message, rule="F5", field="numerator")
    return (said.numerator / said.denominator).quantize(PLACES)


def must_be_measurable(period: Period, *, among: Iterable[Period], plan: Period | None, on: dt.date) -> None:
    """Raise ``RuleBroken`` for a period in which nothing can have been measured.

    ``outside_plan``: it reaches beyond the plan; ``other_period``: the indicator is measured in others (``among``; none
    where it does not say); ``in_the_future``: it has not begun on the day.
    """
    if plan is not None and not plan.contains(period):
        message = _("%(period)s lies outside the plan (%(plan)s).") % {
            "period": say_period(period), "plan": say_period(plan),
        }  # fmt: skip
        raise RuleBroken("outside_plan", message, rule="F5", field="period")
    listed = list(among)
    if listed and period not in listed:
        message = _("This indicator is not measured for %(period)s.") % {"period": say_period(period)}
        raise RuleBroken("other_period", message, rule="F5", field="period")
    if period.from_on > on:
        message = _("%(period)s has not begun yet; there is nothing to measure.") % {"period": say_period(period)}
        raise RuleBroken("in_the_future", message, rule="F5", field="period")


def must_fit_together(own: Cell, others: Iterable[Cell], *, is_additive: bool) -> None:
    """Raise ``RuleBroken("parts_beyond_the_whole")`` where a value cannot stand beside others of the same period.

    It may be a part of some (the women of a country) and the whole of others at once. Parts that may be added are so
    together; of others each alone must fit.
    """
    every = [own, *others]
    for whole in every:
        for parts in parts_of(whole, every).values():
            if own is whole or any(own is part for part in parts):
                values = [part.value for part in parts]
                must_fit_the_whole(parts=sum(values, Decimal(0)) if is_additive else max(values), whole=whole.value)


def must_fit_the_whole(*, parts: Decimal, whole: Decimal) -> None:
    """Raise ``RuleBroken("parts_beyond_the_whole")`` where parts come to more than the whole they belong to."""
    if parts > whole:
        message = _("The parts come to %(parts)s, more than the whole of %(whole)s. One of the two must be wrong.") % {
            "parts": say_number(parts), "whole": say_number(whole),
        }  # fmt: skip
        raise RuleBroken("parts_beyond_the_whole", message, rule="F5", field="value")
