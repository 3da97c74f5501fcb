"""What time makes of an activity: stale, historical (L4; PA09 notes; sources.md 2.17)."""

import datetime as dt

from puebla.areas.plans.rules.line import years_before

from ..states import ActivityState

# Neither under way nor brought to an end: what can go stale.
RESTING = {ActivityState.PLANNED, ActivityState.NO_EVIDENCE}


def last_sign(*, state_since: dt.date | None, year: int) -> dt.date:
    """The last day for which something is known or meant: its present status, or the end of its year."""
    end_of_year = dt.date(year, 12, 31)
    return max(state_since, end_of_year) if state_since else end_of_year


def is_stale(*, state: str, state_since: dt.date | None, year: int, on: dt.date, years: int) -> bool:
    """Neither under way nor completed, and without any sign for more than ``years``: a proposal to drop follows."""
    return state in RESTING and last_sign(state_since=state_since, year=year) < years_before(on, years)


def is_historical(*, state: str, state_since: dt.date | None, year: int, on: dt.date, years: int) -> bool:
    """Completed more than ``years`` ago: it moves to the historical plan. Where no day is known, its year counts."""
    done_on = state_since or dt.date(year, 12, 31)
    return state == ActivityState.COMPLETED and done_on < years_before(on, years)
