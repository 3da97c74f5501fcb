"""What the plan's indicators came to, beside their targets."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.areas.monitoring.queries.figure import Line, lines_of
from puebla.areas.plans.rules.share import amount_of
from puebla.kernel.charts.aimed import Aim, aimed
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.numbers import say_number

from .scope import Scope


def indicators_of(scope: Scope) -> list[Line]:
    """The indicators of the plan with what each came to by the reader's day, as far as the reader may know (A5).

    They belong to the whole plan, whichever of its years is looked at. Not more statements for more indicators.
    """
    plan = scope.choices.plan
    return lines_of(plan.id, scope.standing, on=scope.on) if plan else []


def indicators_chart(scope: Scope, lines: list[Line]) -> Chart:
    """Each with its last value, its target and of how many countries anything is known (F7)."""
    rows = [
        (line, reverse("monitoring:indicator-detail", args=[scope.view.plan, line.indicator.code])) for line in lines
    ]
    return Chart(
        _("Indicators against their targets"),
        _say(lines),
        [_("Indicator"), _("Value"), _("Target"), _("Unit"), _("Period"), _("Reported")],
        [
            [
                Cell(line.indicator.name, address),
                Cell(_amount(line, _value(line))),
                Cell(_amount(line, line.target)),
                Cell(line.indicator.unit_beside or "—"),
                Cell(_period(line)),
                Cell(_reported(line)),
            ]
            for line, address in rows
        ],
        aimed([_aim(line, address) for line, address in rows]),
    )


def _aim(line: Line, address: str) -> Aim:
    value = _value(line)
    said = _("%(value)s of %(target)s") % {"value": _amount(line, value), "target": _amount(line, line.target)}
    return Aim(line.indicator.name, _drawn(line, value), _drawn(line, line.target), said, address)


def _say(lines: list[Line]) -> str:
    if not lines:
        return _("The plan has no indicator that you may read.")
    known = sum(_value(line) is not None for line in lines)
    aimed_at = sum(line.target is not None for line in lines)
    told = ngettext(
        "%(known)s of %(num)s indicator has a value.", "%(known)s of %(num)s indicators have a value.", len(lines)
    )
    told %= {"known": say_number(known), "num": say_number(len(lines))}
    if not known:
        return f"{told} " + _(
            "What counts itself begins with the plan; what people measure appears once it is approved."
        )
    if not aimed_at:
        return f"{told} " + _("No target is set.")
    return f"{told} " + _("%(reached)s of %(aimed)s targets are reached.") % {
        "reached": say_number(sum(_is_reached(line) for line in lines)),
        "aimed": say_number(aimed_at),
    }


def _is_reached(line: Line) -> bool:
    value = _value(line)
    if value is None or line.target is None:
        return False
    return value >= line.target if line.indicator.is_ascending else value <= line.target


def _value(line: Line) -> Decimal | None:
    return line.figure.value if line.figure is not None else None


def _period(line: Line) -> str:
    return line.figure.period_words if line.figure is not None else "—"


def _reported(line: Line) -> str:
    figure = line.figure
    if figure is None or figure.expected is None:
        return _("counted from records") if line.counter is not None else "—"
    return _("%(done)s of %(all)s countries") % {
        "done": say_number(figure.reported),
        "all": say_number(figure.expected),
    }


def _amount(line: Line, value: Decimal | None) -> str:
    return "—" if value is None else line.indicator.say(value)


def _drawn(line: Line, value: Decimal | None) -> float | None:
    return None if value is None else float(amount_of(value, is_share=line.indicator.is_share))
