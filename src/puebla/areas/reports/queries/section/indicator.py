"""What the indicators of the plan in force came to by the last day that is reported on, beside baseline and target (F5)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from puebla.areas.monitoring.queries.figure import Figure as Measured
from puebla.areas.monitoring.queries.figure import Line, figures_of, lines_of
from puebla.areas.plans.models import Indicator
from puebla.areas.plans.rules.share import amount_of
from puebla.kernel.charts.measured import Point, against_target
from puebla.kernel.dates import say_date
from puebla.kernel.languages import LANGUAGES

from ...rules.content import Cell, Content, Figure, Grid, Pair, Record, both
from ..scope import Scope
from .words import column, number


def indicators(scope: Scope) -> Content:
    """Each with its value, counted from the plan's beginning or measured last; and which of them have a value at all."""
    if scope.plan is None:
        return Content()
    day = scope.day
    lines = lines_of(scope.plan.pk, scope.standing, on=day, known_on=scope.on)
    if not lines:
        return Content(remarks=[both(gettext_lazy("The plan of this period names no indicators."))])
    valued = sum(_value(line) is not None for line in lines)
    columns = [
        column(gettext_lazy("Indicator"), weight=3.4),
        column(gettext_lazy("Kind")),
        number(gettext_lazy("Baseline")),
        number(gettext_lazy("Target")),
        number(gettext_lazy("Value")),
        column(gettext_lazy("Where it comes from"), weight=1.8),
    ]
    caption = both(lambda: _("Indicators of the plan, up to %(day)s") % {"day": say_date(day)})
    pages: list[Record | None] = [("indicator", scope.plan.code, line.indicator.code) for line in lines]
    grid = Grid("indicators", caption, columns, [_row(line) for line in lines], records=pages)
    return Content(
        figures=[Figure("valued", both(gettext_lazy("Indicators with a value")), valued, len(lines))],
        grids=[grid],
        drawings=[drawn for line in lines if (drawn := _drawn(line.indicator, scope, day))],
    )


def _value(line: Line) -> Decimal | None:
    return line.figure.value if line.figure else None


def _row(line: Line) -> list[Cell]:
    one = line.indicator
    return [
        _name(one),
        both(one.get_kind_display),
        _amount(one, one.baseline_value),
        _amount(one, line.target),
        _amount(one, _value(line)),
        both(_origin(line)),
    ]


def _name(indicator: Indicator) -> Pair:
    return {language: indicator.named_with_unit(language) for language in LANGUAGES}


def _amount(indicator: Indicator, value: Decimal | None) -> Cell:
    return None if value is None else both(lambda: indicator.say(value))


def _origin(line: Line) -> Callable[[], str]:
    """Counted, or measured with the period and “n of m reported” (F7)."""

    def said() -> str:
        if line.indicator.counter:
            return _("counted from records") if line.counter else _("counted once these records are kept here")
        if line.figure is None:
            return _("measured and entered")
        return ", ".join(filter(None, [line.figure.period_words, _reported(line.figure)]))

    return said


def _reported(figure: Measured) -> str:
    if figure.expected is None:
        return ""
    return _("%(reported)s of %(expected)s countries reported") % {
        "reported": figure.reported,
        "expected": figure.expected,
    }


def _drawn(indicator: Indicator, scope: Scope, day: dt.date) -> dict[str, Any] | None:
    """Value and target period by period; ``None`` where there is nothing to compare."""
    figures = figures_of(indicator, scope.standing, on=day, known_on=scope.on)
    valued = [one for one in figures if one.value is not None]
    if not valued or (len(valued) == 1 and all(one.target is None for one in figures)):
        return None
    drawn: dict[str, Any] = {"specification": {}, "caption": _name(indicator), "alt": {}}
    for language in LANGUAGES:
        with override(language):
            points = [
                Point(one.period_words, _plain(indicator, one.value), _plain(indicator, one.target)) for one in figures
            ]
            drawn["specification"][language] = against_target(
                points, baseline=_plain(indicator, indicator.baseline_value)
            )
            drawn["alt"][language] = "; ".join(_told(indicator, one) for one in figures)
    return drawn


def _plain(indicator: Indicator, value: Decimal | None) -> float | None:
    return None if value is None else float(amount_of(value, is_share=indicator.is_share))


def _told(indicator: Indicator, figure: Measured) -> str:
    value = "—" if figure.value is None else indicator.say(figure.value)
    if figure.target is not None:
        value = _("%(value)s, target %(target)s") % {"value": value, "target": indicator.say(figure.target)}
    return f"{figure.period_words}: {value}"
