"""What becomes of a line of a Plan of Action with time: historical, stale, alive (L4; sources.md 2.17)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day, ``years`` earlier; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@dataclass(frozen=True)
class Signs:
    """What speaks for a line: days on which work was said to go on, days of completion, what is still planned, and
    references to other bodies' plans.
    """

    under_way: tuple[dt.date, ...] = ()
    completed: tuple[dt.date, ...] = ()
    planned: int = 0
    references: int = 0

    @classmethod
    def together(cls, signs: Iterable["Signs"]) -> "Signs":
        """The signs of a line are those of everything below it."""
        signs = list(signs)
        return cls(
            under_way=tuple(day for each in signs for day in each.under_way),
            completed=tuple(day for each in signs for day in each.completed),
            planned=sum(each.planned for each in signs),
            references=sum(each.references for each in signs),
        )


def is_historical(signs: Signs, *, on: dt.date, years: int) -> bool:
    """Everything in it was completed, the last more than ``years`` ago: it moves to the historical plan."""
    if signs.under_way or signs.planned or signs.references or not signs.completed:
        return False
    return max(signs.completed) < years_before(on, years)


def is_stale(signs: Signs, *, on: dt.date, years: int) -> bool:
    """Nothing under way or completed in the last ``years``; a reference to another body's plan counts as alive.

    What is complete as a whole is historical in its time, never stale.
    """
    is_complete = signs.completed and not signs.under_way and not signs.planned
    if signs.references or is_complete:
        return False
    since = years_before(on, years)
    return not any(since <= day <= on for day in (*signs.under_way, *signs.completed))
