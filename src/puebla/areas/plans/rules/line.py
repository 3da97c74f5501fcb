"""What becomes of a line of a Plan of Action with time: historical, stale, alive (L4; sources.md 2.17)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field


def years_before(day: dt.date, years: int) -> dt.date:
    """The same day, ``years`` earlier; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def is_historical(completed_on: dt.date | None, *, on: dt.date, years: int) -> bool:
    """Completed more than ``years`` ago: it moves to the historical plan."""
    return completed_on is not None and completed_on < years_before(on, years)


@dataclass(frozen=True)
class Signs:
    """What speaks for a line: days on which work was said to go on, days of completion, references to other plans."""

    under_way: tuple[dt.date, ...] = ()
    completed: tuple[dt.date, ...] = ()
    references: int = 0

    @classmethod
    def together(cls, signs: Iterable["Signs"]) -> "Signs":
        """The signs of a line are those of everything below it."""
        signs = list(signs)
        return cls(
            under_way=tuple(day for each in signs for day in each.under_way),
            completed=tuple(day for each in signs for day in each.completed),
            references=sum(each.references for each in signs),
        )


@dataclass
class Lineage:
    """A line's own signs with the lineages of its children; pure, so that the rule can be tried on any tree."""

    signs: Signs = field(default_factory=Signs)
    children: list["Lineage"] = field(default_factory=list)

    def all_signs(self) -> Signs:
        return Signs.together([self.signs, *(child.all_signs() for child in self.children)])


def is_stale(signs: Signs, *, on: dt.date, years: int) -> bool:
    """Nothing under way or completed in the last ``years``; a reference to another body's plan counts as alive.

    What was completed before that is historical, not stale.
    """
    if signs.references:
        return False
    since = years_before(on, years)
    if any(since <= day <= on for day in (*signs.under_way, *signs.completed)):
        return False
    return not (signs.completed and not signs.under_way)
