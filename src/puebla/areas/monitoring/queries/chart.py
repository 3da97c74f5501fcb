"""What an indicator came to against its target, drawn and in words."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from puebla.areas.plans.models import Indicator
from puebla.areas.plans.rules.share import amount_of
from puebla.kernel.charts.chart import Chart
from puebla.kernel.charts.measured import Point, against_target

from .figure import Figure


def target_chart(indicator: Indicator, figures: Iterable[Figure]) -> Chart | None:
    """The periods of an indicator beside their targets, in their order; ``None`` where nothing but zeros would be drawn.

    The page has the table of the periods already, so that the chart has none of its own.
    """
    figures = list(figures)
    baseline = indicator.baseline_value
    drawing = against_target(
        [Point(one.period_words, _drawn(indicator, one.value), _drawn(indicator, one.target)) for one in figures],
        baseline=_drawn(indicator, baseline),
    )
    if not drawing:
        return None
    return Chart(_("Value and target by period"), _say(indicator, figures), [], [], drawing)


def _say(indicator: Indicator, figures: list[Figure]) -> str:
    told = "; ".join(_say_figure(indicator, one) for one in figures if one.value is not None or one.target is not None)
    unit = _("In %(unit)s.") % {"unit": indicator.unit_beside} if indicator.unit_beside else ""
    since = _("Baseline: %(value)s.") % {"value": indicator.say(indicator.baseline_value)}
    return " ".join([*filter(None, [unit]), f"{told}.", *([since] if indicator.baseline_value is not None else [])])


def _say_figure(indicator: Indicator, figure: Figure) -> str:
    facts = {
        "period": figure.period_words,
        "value": _("nothing yet") if figure.value is None else indicator.say(figure.value),
        "target": indicator.say(figure.target),
    }
    if figure.target is None:
        return _("%(period)s: %(value)s") % facts
    return _("%(period)s: %(value)s, target %(target)s") % facts


def _drawn(indicator: Indicator, value: Decimal | None) -> float | None:
    return None if value is None else float(amount_of(value, is_share=indicator.is_share))
