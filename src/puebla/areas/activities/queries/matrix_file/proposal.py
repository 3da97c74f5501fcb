"""Rows of a file that are no activity yet: what they would begin with, and whether this person may propose them."""

from typing import Any

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.sheets.book import Value

from ...rules.cell import read_cell_year
from ...rules.fingerprint import canonical
from ...rules.reading import UnreadableError, read_line
from ...rules.worded import worded as _
from ...states import ActivityState
from ..matrix.page import Facts
from .comparison import Comparison
from .layout import Layout
from .news import Fate, Row

# Settled by the proposal itself, or by Puebla once the activity is there.
BEGINNING = {"identifier", "year", "body", "activity"}


class Proposals:
    """Makes new rows of the rows of one file."""

    def __init__(self, layout: Layout, comparison: Comparison) -> None:
        self.layout, self.comparison = layout, comparison
        self.standing: Standing = comparison.ask.reader.standing
        self.choices = comparison.ask.choices
        self.names = [field.name for field in comparison.fields]

    def row(self, number: int, values: list[Value]) -> tuple[Row, Facts]:
        """The new row, or one with the reason why it becomes none; and the facts of an activity that has nothing yet."""
        title = canonical(self._cell(values, "activity"))
        try:
            proposal = self._proposal(values, title)
        except UnreadableError as error:
            return Row(number, "", title, Fate.MISTAKE, error.message), self._blank("", 0, None)
        body = self.choices.directory.body_by_code.get(proposal["body"])
        facts = self._blank(proposal["title"], proposal["year"], body.id if body else None)
        if why := self._why_not(body):
            return Row(number, "", title, Fate.REFUSED, why), facts
        cells = self.comparison.cells(number, values, facts, None)
        kept = [
            cell for cell in cells if cell.after and cell.name not in BEGINNING
        ]  # what is left empty is left to Puebla
        return Row(number, "", proposal["title"], Fate.NEW, cells=kept, proposal=proposal), facts

    def year_told(self, values: list[Value]) -> int | None:
        """The year that a row names; ``None`` where it names none that can be read."""
        try:
            return read_cell_year(self._cell(values, "year"))
        except UnreadableError:
            return None

    def _proposal(self, values: list[Value], title: str) -> dict[str, Any]:
        """Raises :class:`UnreadableError`."""
        if not title:
            raise UnreadableError(_("The row has neither an identifier nor a title."))
        year = read_cell_year(self._cell(values, "year")) or self._year_of_deadline(values) or self.layout.year
        years = self.choices.years
        if year is None:
            year = self.standing.on.year if self.standing.on.year in years else years[-1]
        if year not in years:
            raise UnreadableError(_("%(year)s does not belong to the plan.") % {"year": year})
        body = self.comparison.reader.saying.body(canonical(self._cell(values, "body")), year)
        return {"title": read_line(title), "year": year, "body": body}

    def _year_of_deadline(self, values: list[Value]) -> int | None:
        """Where no year is told, an activity belongs to the year of its deadline, if that is one of the plan's."""
        blank = self._blank("", self.standing.on.year, None)
        for name in ("deadline_on", "deadline_year", "deadline"):
            value = self._cell(values, name)
            if value is None:
                continue
            try:
                read = self.comparison.reader.read(name, value, blank)
            except UnreadableError:
                continue
            read = read[1] if name == "deadline" else read
            year = read if isinstance(read, int) else read.year
            return year if year in self.choices.years else None
        return None

    def _why_not(self, body: Any) -> str:
        """Why this person cannot propose the activity; empty where they can (``propose_activity`` holds the same)."""
        if self.standing.seen_by is not None or not can(self.standing, "activity.propose"):
            return _("Your office does not include proposing activities.")
        free = self.standing.holds("es", "ppt", "focal_point")
        if not free and (body is None or body.id not in self.standing.body_ids):
            return _("Propose it for a group where you hold a seat.")
        return ""

    def _blank(self, title: str, year: int, body: int | None) -> Facts:
        """An activity as ``propose_activity`` makes it, in the terms of a row."""
        empty: dict[str, Any] = dict.fromkeys(Facts._fields)
        lists: dict[str, Any] = {name: [] for name in ("topics", "other_bodies", "measures", "indicators")}
        texts = dict.fromkeys(("title_en", "title_es", "state_reason", "risks_en", "risks_es", "code"), "")
        known = {"id": 0, "version": 0, "year": year, "body_id": body, "state": ActivityState.PLANNED.value}
        titled = {f"title_{self.layout.language}": title}
        return Facts(**empty | lists | texts | known | titled | {"responsible": self._responsible(body)})

    def _responsible(self, body: int | None) -> list[str]:
        own = self.standing.holds("focal_point") and not self.standing.holds("es", "ppt")
        found = [f"b{body}"] if body else []
        if own:
            return [*found, f"p{self.standing.party_id}"]
        return found or ["oppt" if self.standing.holds("ppt") else "oes"]

    def _cell(self, values: list[Value], name: str) -> Value:
        return values[self.names.index(name)] if name in self.names else None
