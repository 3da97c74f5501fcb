"""What a cell means: from text, number or day to what Puebla keeps, and what Puebla keeps now in the same terms."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from puebla.kernel.sheets.book import Value

from ...rules.cell import read_cell_day, read_cell_year, read_plan_year
from ...rules.fingerprint import canonical, visible
from ...rules.indicator_lines import read_lines, say_line
from ...rules.reading import UnreadableError, read_day, read_line, read_text
from ...rules.worded import worded as _
from ...rules.written_day import read_written_day
from ..matrix.page import Facts
from ..matrix.row import Row
from ..matrix.table import Asked
from .saying import Saying

# The step of the permission table that changing a column takes; a column without one is not changed by a file.
NEEDS = {
    "pillar": "activity.edit",
    "topic": "activity.edit",
    "activity": "activity.edit",
    "indicators": "activity.edit",
    "measured_by": "activity.edit",
    "responsible": "activity.set_responsible",
    "deadline": "activity.set_deadline",
    "deadline_year": "activity.set_deadline",
    "deadline_on": "activity.set_deadline",
    "measuring": "activity.set_deadline",
    "status": "activity.set_status",
    "reason": "activity.set_status",
    "risks": "activity.set_risks",
}
# What a concept note plans is its readers' until it is accepted (``queries.planned``).
PLANNED = {"indicators", "risks"}
LONGEST = {"reason": 2000, "risks": 5000}


class CellReader:
    """Reads the cells of one file; ``ask`` is the matrix in the file's language, ``orders`` say by column how days in
    figures are meant there (``rules.written_day``).
    """

    def __init__(self, ask: Asked, saying: Saying, orders: Mapping[str, str]) -> None:
        self.ask, self.saying, self.orders = ask, saying, orders
        self.names = ask.choices.labels.names

    def read(self, name: str, value: Value, facts: Facts) -> Any:
        """What the cell of column ``name`` says. Raises :class:`UnreadableError`."""
        return getattr(self, f"_{name}")(value, facts)

    def present(self, name: str, read: Any, facts: Facts, row: Row) -> Any:
        """What Puebla has now, in the terms of what was ``read``."""
        if name == "deadline":
            return (read[0], {"day": facts.deadline_on, "year": row.deadline_year}.get(read[0]))
        return {
            "pillar": lambda: str(row.pillar_number or ""),
            "topic": lambda: self._topic_numbers(facts),
            "activity": lambda: row.title,
            "indicators": lambda: [say_line(*one) for one in row.indicators],
            "measured_by": lambda: self.actors(facts.measures),
            "responsible": lambda: self.actors(facts.responsible),
            "deadline_year": lambda: row.deadline_year,
            "deadline_on": lambda: facts.deadline_on,
            "measuring": lambda: facts.measuring_due_on,
            "status": lambda: facts.state,
            "reason": lambda: facts.state_reason,
            "risks": lambda: self.ask.rows.risks_of(facts),
        }[name]()

    def actors(self, keys: list[str]) -> list[str]:
        """The names of actors by their keys in a row, in order."""
        return sorted(self.names[key] for key in keys if key in self.names)

    def _topic_numbers(self, facts: Facts) -> list[str]:
        numbers = dict(zip((topic.id for topic in self.ask.choices.topics), self.ask.choices.topic_codes, strict=True))
        return sorted(numbers[topic] for topic in facts.topics if topic in numbers)

    def _pillar(self, value: Value, facts: Facts) -> str:
        return self.saying.pillar(canonical(value))

    def _topic(self, value: Value, facts: Facts) -> list[str]:
        if isinstance(value, float) and f"{value}0" in self.ask.choices.topic_codes:
            raise UnreadableError(
                _("“%(value)s” is a number, and Excel makes it of %(value)s0, too. Give the cell the format of a text.")
                % {"value": value}
            )
        return self.saying.topics(canonical(value))

    def _activity(self, value: Value, facts: Facts) -> str:
        title = read_line(" ".join(visible(canonical(value)).split()))
        if not title:
            raise UnreadableError(_("An activity keeps its title; it cannot be emptied."))
        return title

    def _indicators(self, value: Value, facts: Facts) -> list[str]:
        return read_lines(canonical(value))

    def _measured_by(self, value: Value, facts: Facts) -> list[str]:
        return sorted(self.saying.actors(canonical(value), self.actors(facts.measures), facts.year))

    def _responsible(self, value: Value, facts: Facts) -> list[str]:
        return sorted(self.saying.actors(canonical(value), self.actors(facts.responsible), facts.year))

    def _deadline_year(self, value: Value, facts: Facts) -> int | None:
        return read_cell_year(value)

    def _deadline_on(self, value: Value, facts: Facts) -> dt.date | None:
        return read_cell_day(value, self.orders.get("deadline_on", ""))

    def _measuring(self, value: Value, facts: Facts) -> dt.date | None:
        return read_cell_day(value, self.orders.get("measuring", ""))

    def _deadline(self, value: Value, facts: Facts) -> tuple[str, Any]:
        """``("day", day)`` or ``("year", year)``: people write either into one column."""
        order = self.orders.get("deadline", "")
        if isinstance(value, dt.date) or (isinstance(value, str) and _is_day(value, order)):
            return "day", read_cell_day(value, order)
        plan = self.ask.choices.plan
        assert plan is not None  # noqa: S101  a file without a plan was refused before
        return "year", read_plan_year(value, plan.from_year)

    def _status(self, value: Value, facts: Facts) -> str:
        text = canonical(value)
        if not text:
            raise UnreadableError(_("An activity always has a status; it cannot be emptied."))
        return self.saying.state(text, facts.state)

    def _reason(self, value: Value, facts: Facts) -> str:
        return _no_longer_than(LONGEST["reason"], read_text(canonical(value)))

    def _risks(self, value: Value, facts: Facts) -> str:
        own = getattr(facts, f"risks_{self.ask.reader.language}")
        if not canonical(value) and not own:
            raise UnreadableError(_("This text stands in the other language alone; it can only be emptied there."))
        return _no_longer_than(LONGEST["risks"], read_text(canonical(value)))


def _is_day(text: str, order: str) -> bool:
    """Whether it names one day. Raises :class:`UnreadableError` where it names two, or one that does not exist."""
    if read_written_day(text, order):
        return True
    try:
        return bool(read_day(text))
    except UnreadableError:
        return False


def _no_longer_than(most: int, text: str) -> str:
    if len(text) > most:
        raise UnreadableError(
            _("At most %(most)s characters can be kept here; this has %(length)s.")
            % {"most": most, "length": len(text)}
        )
    return text
