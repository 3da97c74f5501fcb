"""What an indicator comes to: counted from records or measured by people, beside its target, with who has reported."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import QuerySet

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on_each
from puebla.areas.plans.models import Indicator, Plan
from puebla.areas.plans.queries.indicator import period_of_plan, periods_of
from puebla.areas.plans.queries.published import as_published
from puebla.areas.plans.rules.period import Period, say_period
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Measurement
from ..rules.total import Total, total_of
from .counter import Asked, Counter, counter_of, numbers_of
from .measured import approved_values, cells_of, indicators_visible_to, reported_values


@dataclass
class Figure:
    """One period of one indicator. ``reported`` of ``expected`` countries; ``None`` where it is not asked of countries."""

    period: Period
    value: Decimal | None = None
    is_sum: bool = False
    is_counted: bool = False
    target: Decimal | None = None
    reported: int = 0
    expected: int | None = None
    measurements: list[Measurement] = field(default_factory=list)
    missing: list[Party] = field(default_factory=list)

    @property
    def period_words(self) -> str:
        """The period in the reader's language."""
        return say_period(self.period)


@dataclass
class Line:
    """An indicator in a list: its last figure, and ``counter`` where it counts itself (``None``: not kept yet).

    ``target`` is one that the figure can be held against; where nothing is known yet, the next one.
    """

    indicator: Indicator
    figure: Figure | None
    counter: Counter | None = None
    target: Decimal | None = None


def plans_with_indicators(standing: Standing) -> list[Plan]:
    """The plans that have indicators the reader may see, the latest first."""
    plans = {one.plan_id: one.plan for one in indicators_visible_to(standing)}
    return sorted(plans.values(), key=lambda plan: (-plan.from_year, plan.code))


def lines_of(plan_id: int, standing: Standing, *, on: dt.date, known_on: dt.date | None = None) -> list[Line]:
    """The indicators of the plan with that key, each with what it came to last.

    Values are those approved by ``known_on``, where that is another day: a report on a period is written after it.
    The number of statements grows neither with the indicators nor with what was counted or measured.
    """
    indicators = [as_published(one) for one in _indicators(standing, plan=plan_id)]
    gathered = _Gathered(indicators, standing, on, known_on or on)
    lines = [_line(one, gathered.last_of(one), on) for one in indicators]
    gathered.settle((line.indicator, line.figure) for line in lines if line.figure is not None)
    return lines


@kept
def _indicators(standing: Standing) -> QuerySet[Indicator]:
    return indicators_visible_to(standing).filter(plan=Bound("plan")).prefetch_related("targets")


def _line(indicator, figure, on):
    is_known = figure is not None and (figure.is_counted or figure.value is not None)
    target = _target_of(indicator, figure) if is_known else _next_target(indicator, on)
    return Line(indicator, figure, counter_of(indicator.counter), target)


def _target_of(indicator, figure):
    """That of the figure's own period; of what is no amount that grows, also that of a longer period around it."""
    if figure.target is not None or indicator.is_counted or indicator.is_additive:
        return figure.target
    around = [
        one
        for one in _targets(indicator)
        if one.from_on <= figure.period.from_on <= figure.period.last_on < one.until_on
    ]
    return around[0].value if around else None


def _next_target(indicator, on):
    targets = _targets(indicator)
    ahead = [one.value for one in targets if one.until_on > on]
    return ahead[0] if ahead else targets[-1].value if targets else None


def _targets(indicator):
    return sorted(indicator.targets.all(), key=lambda one: (one.until_on, one.from_on))


def figures_of(
    indicator: Indicator, standing: Standing, *, on: dt.date, known_on: dt.date | None = None
) -> list[Figure]:
    """Every period of an indicator that has begun by the day or has a target, the earliest first; as :func:`lines_of`."""
    gathered = _Gathered([indicator], standing, on, known_on or on)
    figures = gathered.of(indicator)
    gathered.settle((indicator, figure) for figure in figures)
    return figures


class _Gathered:
    """Values, reports and members of several indicators, asked for at once."""

    def __init__(self, indicators: list[Indicator], standing: Standing, on: dt.date, known_on: dt.date):
        self.standing, self.on = standing, on
        entered = [one.pk for one in indicators if not one.is_counted]
        self.values = self._by_indicator(approved_values(standing, on=known_on), entered)
        self.reports = self._by_indicator(reported_values(standing, on=known_on), entered)

    @staticmethod
    def _by_indicator(measurements, indicators) -> dict[tuple[int, Period], list[Measurement]]:
        found: dict[tuple[int, Period], list[Measurement]] = {}
        for one in measurements.filter(indicator__in=indicators) if indicators else []:
            found.setdefault((one.indicator_id, one.period), []).append(one)
        return found

    def of(self, indicator: Indicator) -> list[Figure]:
        """Its periods with what was measured; what is counted, and who has reported, comes by :meth:`settle`."""
        targets = {Period(one.from_on, one.until_on): one.value for one in indicator.targets.all()}
        known = {period for pk, period in (*self.values, *self.reports) if pk == indicator.pk} | set(targets)
        begun = {period for period in periods_of(indicator) if period.from_on <= self.on}
        return [self._figure(indicator, period, targets.get(period)) for period in sorted(begun | known)]

    def last_of(self, indicator: Indicator) -> Figure | None:
        """The last period with a value, or the last one that has begun; of a counter that of its target (see below)."""
        if indicator.is_counted:
            return self._counted_so_far(indicator)
        figures = self.of(indicator)
        with_value = [one for one in figures if one.value is not None]
        begun = with_value or [one for one in figures if one.period.from_on <= self.on]
        return begun[-1] if begun else None

    def _counted_so_far(self, indicator):
        """In the period of the target that the day lies in, or that was over last: so the two can be held against each other.

        In the whole plan where there is none.
        """
        begun = [one for one in _targets(indicator) if one.from_on <= self.on]
        aimed = next((one for one in begun if one.until_on > self.on), begun[-1] if begun else None)
        if aimed is None:
            return Figure(period_of_plan(indicator.plan), is_counted=True)
        return Figure(Period(aimed.from_on, aimed.until_on), is_counted=True, target=aimed.value)

    def _figure(self, indicator, period, target):
        if indicator.is_counted:
            return Figure(period, is_counted=True, target=target)
        values = self.values.get((indicator.pk, period), [])
        total: Total = total_of(cells_of(values), is_additive=indicator.is_additive)
        return Figure(period, total.value, total.is_sum, target=target, measurements=values)

    def settle(self, figures: Iterable[tuple[Indicator, Figure]]) -> None:
        """Count what counts itself, and say who of the members of that time has reported; one statement for each."""
        begun = [(indicator, figure) for indicator, figure in figures if figure.period.from_on <= self.on]
        self._count([(counter_of(one.counter), figure) for one, figure in begun if one.is_counted])
        self._report([(one, figure) for one, figure in begun if _asks_countries(one)])

    def _count(self, counted):
        known = [(counter, figure) for counter, figure in counted if counter is not None]
        asks = [(counter, Asked(one.period.from_on, self._day_of(one), self.standing)) for counter, one in known]
        for (_counter, figure), number in zip(known, numbers_of(asks), strict=True):
            figure.value = Decimal(number)

    def _report(self, asked):
        members = members_on_each({self._day_of(figure) for _indicator, figure in asked})
        for indicator, figure in asked:
            then = members[self._day_of(figure)]
            said = {one.party_id for one in self.reports.get((indicator.pk, figure.period), [])}
            figure.expected = len(then)
            figure.missing = [member for member in then if member.pk not in said]
            figure.reported = figure.expected - len(figure.missing)

    def _day_of(self, figure):
        return min(figure.period.last_on, self.on)


def _asks_countries(indicator):
    return not indicator.is_counted and Dimension.COUNTRY in indicator.dimensions
