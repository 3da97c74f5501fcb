"""What an indicator comes to: counted from records or measured by people, beside its target, with who has reported."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.models import Indicator, Plan
from puebla.areas.plans.queries.indicator import period_of_plan, periods_of
from puebla.areas.plans.rules.period import Period, say_period
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.standing import Standing

from ..models import Measurement
from ..rules.total import Total, total_of
from .counter import Asked, Counter, counter_of
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

    ``target`` is that of the figure's period, else of the day's, else of the next one, else the last.
    """

    indicator: Indicator
    figure: Figure | None
    counter: Counter | None = None
    target: Decimal | None = None


def plans_with_indicators(standing: Standing) -> list[Plan]:
    """The plans that have indicators the reader may see, the latest first."""
    plans = {one.plan_id: one.plan for one in indicators_visible_to(standing)}
    return sorted(plans.values(), key=lambda plan: (-plan.from_year, plan.code))


def lines_of(plan: Plan, standing: Standing, *, on: dt.date) -> list[Line]:
    """The indicators of a plan, each with what it came to last; the statements do not grow with what was measured."""
    indicators = list(indicators_visible_to(standing).filter(plan=plan).prefetch_related("targets"))
    gathered = _Gathered(indicators, standing, on)
    return [_line(one, gathered.last_of(one), on) for one in indicators]


def _line(indicator, figure, on):
    """The target beside a measured value is that of its own period."""
    own = figure.target if figure is not None and figure.value is not None else None
    return Line(indicator, figure, counter_of(indicator.counter), _target_on(indicator, on) if own is None else own)


def _target_on(indicator, on):
    targets = sorted(indicator.targets.all(), key=lambda one: (one.until_on, one.from_on))
    ahead = [one.value for one in targets if one.until_on > on]
    return ahead[0] if ahead else targets[-1].value if targets else None


def figures_of(indicator: Indicator, standing: Standing, *, on: dt.date) -> list[Figure]:
    """Every period of an indicator that has begun by the day or has a target, the earliest first."""
    gathered = _Gathered([indicator], standing, on)
    return gathered.of(indicator)


class _Gathered:
    """Values, reports and members of several indicators, asked for at once."""

    def __init__(self, indicators: list[Indicator], standing: Standing, on: dt.date):
        self.standing, self.on = standing, on
        entered = [one.pk for one in indicators if not one.is_counted]
        self.values = self._by_indicator(approved_values(standing).filter(indicator__in=entered))
        self.reports = self._by_indicator(reported_values(standing).filter(indicator__in=entered))
        self.members: dict[dt.date, list[Party]] = {}

    @staticmethod
    def _by_indicator(measurements) -> dict[tuple[int, Period], list[Measurement]]:
        found: dict[tuple[int, Period], list[Measurement]] = {}
        for one in measurements:
            found.setdefault((one.indicator_id, one.period), []).append(one)
        return found

    def of(self, indicator: Indicator) -> list[Figure]:
        targets = {Period(one.from_on, one.until_on): one.value for one in indicator.targets.all()}
        known = {period for pk, period in (*self.values, *self.reports) if pk == indicator.pk} | set(targets)
        begun = {period for period in periods_of(indicator) if period.from_on <= self.on}
        return [self._figure(indicator, period, targets.get(period)) for period in sorted(begun | known)]

    def last_of(self, indicator: Indicator) -> Figure | None:
        """Of a counter its number so far; else the last period with a value, or the last one that has begun."""
        if indicator.is_counted:
            return self._counted(indicator, period_of_plan(indicator.plan), None)
        figures = self.of(indicator)
        with_value = [one for one in figures if one.value is not None]
        begun = with_value or [one for one in figures if one.period.from_on <= self.on]
        return begun[-1] if begun else None

    def _figure(self, indicator, period, target):
        if indicator.is_counted:
            return self._counted(indicator, period, target)
        values = self.values.get((indicator.pk, period), [])
        total: Total = total_of(cells_of(values), is_additive=indicator.is_additive)
        figure = Figure(period, total.value, total.is_sum, target=target, measurements=values)
        if Dimension.COUNTRY in indicator.dimensions and period.from_on <= self.on:
            self._report(figure, indicator, period)
        return figure

    def _counted(self, indicator, period, target):
        found = counter_of(indicator.counter)
        figure = Figure(period, is_counted=True, target=target)
        if found is not None and period.from_on <= self.on:
            last = min(period.last_on, self.on)
            figure.value = Decimal(found.value(Asked(period.from_on, last, self.standing)))
        return figure

    def _report(self, figure, indicator, period):
        """Who of the members of that time has said something."""
        day = min(period.last_on, self.on)
        if day not in self.members:
            self.members[day] = list(members_on(day))
        said = {one.party_id for one in self.reports.get((indicator.pk, period), [])}
        figure.expected = len(self.members[day])
        figure.missing = [member for member in self.members[day] if member.pk not in said]
        figure.reported = figure.expected - len(figure.missing)
