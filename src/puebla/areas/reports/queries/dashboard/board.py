"""A whole dashboard."""

from dataclasses import dataclass

from puebla.kernel.charts.chart import Chart

from .calendar import calendar_chart, calendar_of
from .commitment import commitments_chart, commitments_of
from .follow_up import countries_of, follow_up_charts
from .funds import funds_charts, funds_of
from .indicator import indicators_chart, indicators_of
from .overdue import late_chart, late_of
from .progress import Progress, progress_charts, progress_of
from .said import reported
from .scope import Scope


@dataclass(frozen=True)
class Board:
    """The figures at the top and the charts below, by subject."""

    progress: Progress
    work: list[Chart]
    indicators: Chart
    year: Chart
    countries: list[Chart]
    commitments: Chart
    late: Chart
    funds: list[Chart]

    @property
    def activities(self) -> int:
        return sum(self.progress.states.values())

    @property
    def reported(self) -> int:
        return reported(self.progress.states)


def board_of(scope: Scope) -> Board:
    """Everything that the dashboard of a scope shows; the number of statements does not depend on that of activities."""
    progress, countries = progress_of(scope), countries_of(scope)
    return Board(
        progress,
        progress_charts(scope, progress),
        indicators_chart(scope, indicators_of(scope)),
        calendar_chart(scope, calendar_of(scope)),
        follow_up_charts(scope, countries),
        commitments_chart(scope, countries, commitments_of(scope)),
        late_chart(scope, late_of(scope)),
        funds_charts(scope, funds_of(scope)),
    )
