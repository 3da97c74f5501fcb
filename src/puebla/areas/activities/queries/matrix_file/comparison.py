"""What differs between a row of a file and a row of the matrix, cell by cell: whose change it is, and may it be made."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import override

from puebla.kernel.sheets.book import Value, cell_name

from ...rules.fingerprint import LONGEST, canonical, mark_of, written
from ...rules.heading import heading_key
from ...rules.reading import UnreadableError
from ...rules.worded import worded as _
from ...rules.written_day import order_of_days
from ..matrix.field import Field, fields_of
from ..matrix.page import Facts
from ..matrix.row import Row as MatrixRow
from ..matrix.table import Asked
from .cell_reader import NEEDS, PLANNED, CellReader
from .layout import Layout
from .news import Cell, Fate
from .saying import Saying
from .words import headings_of_cells


@dataclass(frozen=True)
class Pair:
    """One column of the file beside the column of the matrix that it is: ``index`` its place among the marks."""

    column: int
    field: Field
    index: int | None


@dataclass(frozen=True)
class Difference:
    """A cell of row ``number`` that says something else in Puebla (``before``) than in the file (``after``); ``mark`` is that
    of what it held when the file was made, ``None`` where nobody knows.
    """

    number: int
    pair: Pair
    before: Value
    after: Value
    mark: int | None

    @property
    def is_files(self) -> bool:
        """Whether it was changed in the file."""
        return self.mark is None or mark_of(self.after) != self.mark

    @property
    def is_pueblas(self) -> bool:
        """Whether it was changed in Puebla since the file was made."""
        return self.mark is not None and mark_of(self.before) != self.mark


class Comparison:
    """Compares rows of one file with rows of the matrix; ``ask`` is the matrix in the file's own language."""

    def __init__(self, layout: Layout, ask: Asked) -> None:
        self.layout, self.ask = layout, ask
        self.rights = ask.rows.rights
        above = dict(enumerate(layout.headings))
        orders = {name: order_of_days(above.get(column), layout.language) for column, name in layout.columns.items()}
        self.reader = CellReader(ask, Saying(ask.choices, layout.words), orders)
        self.headings = headings_of_cells()
        self.pairs = list(self._pairs())
        self.fields = [pair.field for pair in self.pairs]
        self.columns = [pair.column for pair in self.pairs]
        self.with_formulas = {row for row, _column in layout.sheet.formulas}

    def _pairs(self) -> Iterator[Pair]:
        with override(self.layout.language):
            fields = {field.name: field for field in fields_of(self.ask)}
        fields["deadline"] = Field("deadline", "deadline", "", _deadline, "")
        marked = self.layout.stamp.fields if self.layout.stamp else ()
        for column, name in sorted(self.layout.columns.items()):
            yield Pair(column, fields[name], marked.index(name) if name in marked else None)

    def picked(self, values: list[Value]) -> list[Value]:
        """The cells of a row that were taken, in the order of ``fields``."""
        width = len(values)
        return [values[column] if column < width else None for column in self.columns]

    def now(self, facts: Facts, row: MatrixRow) -> list[Value]:
        """What a file made at this moment would hold in the same cells."""
        return [written(field.value(facts, row)) for field in self.fields]

    def cells(self, number: int, values: list[Value], facts: Facts, marks: tuple[int, ...] | None) -> list[Cell]:
        """The cells of row ``number`` (as people count) that differ; nothing where the file and Puebla agree."""
        row = self.ask.rows.row(facts)
        present = self.now(facts, row)
        if values == present and number - 1 not in self.with_formulas:
            return []
        differences = [
            Difference(number, pair, before, after, marks[pair.index] if marks and pair.index is not None else None)
            for pair, after, before in zip(self.pairs, values, present, strict=True)
            if (after != before and canonical(after) != canonical(before)) or self._is_unworked(number, pair, after)
        ]
        cells = (self._cell(one, facts, row) for one in differences)
        return [cell for cell in cells if cell is not None]

    def _is_unworked(self, number: int, pair: Pair, value: Value) -> bool:
        """Whether the cell holds a formula that no program has worked out: it says nothing, not "empty"."""
        return value is None and (number - 1, pair.column) in self.layout.sheet.formulas

    def _cell(self, one: Difference, facts: Facts, row: MatrixRow) -> Cell | None:
        """What becomes of a cell that differs; ``None`` where both say the same in other words."""
        name = one.pair.field.name
        place = cell_name(one.number - 1, one.pair.column)
        before, after = canonical(one.before), canonical(one.after)
        cell = Cell(one.number, place, name, self.headings[name], before, after, Fate.CHANGED)
        if not one.is_files and not self._is_unworked(one.number, one.pair, one.after):
            cell.fate = Fate.KEPT
            return cell if name in NEEDS else None
        if name in NEEDS and not self._read(cell, one, facts, row):
            return None
        if why_not := self._why_not(name, facts):
            cell.fate, cell.why = Fate.REFUSED, why_not
        return cell

    def _read(self, cell: Cell, one: Difference, facts: Facts, row: MatrixRow) -> bool:
        """Read the cell; returns whether it says anything else than Puebla does."""
        if (one.number - 1, one.pair.column) in self.layout.sheet.formulas:
            cell.fate, cell.why = Fate.MISTAKE, _("The cell holds a formula. Put its value in its place.")
            return True
        if len(cell.before) >= LONGEST:
            cell.fate = Fate.MISTAKE
            cell.why = _("The text is longer than a cell holds. Change it on the activity's page.")
            return True
        try:
            cell.value = self.reader.read(cell.name, one.after, facts)
        except UnreadableError as error:
            cell.fate, cell.why = Fate.MISTAKE, error.message
            return True
        cell.fate = Fate.CONFLICT if one.is_pueblas else Fate.CHANGED
        cell.after = as_read(cell.value, cell.after)
        if cell.name == "activity" and self.layout.stamp is None and _is_called(cell.value, facts):
            return False  # by the title in the other language it was found
        cell.was = self.reader.present(cell.name, cell.value, facts, row)
        return bool(cell.value != cell.was)

    def _why_not(self, name: str, facts: Facts) -> str:
        """Why this cell is not this person's to change; empty where it is."""
        if name not in NEEDS:
            return self._said_elsewhere.get(name, _("This follows from other cells; a file does not change it."))
        if not self.rights.allows(NEEDS[name], facts):
            return _("Your office does not include changing this.")
        if name in PLANNED and self.ask.rows.is_kept_back(facts):
            return _("This stands in a concept note that you cannot read yet.")
        return ""

    @cached_property
    def _said_elsewhere(self) -> Mapping[str, str]:
        elsewhere = _("This is changed on the activity's own page, not by a file.")
        return {"year": elsewhere, "body": elsewhere, "identifier": _("Rows are found by it; it never changes.")}


def as_read(value: Any, after: str) -> str:
    """Days and years are shown as they were read, so that a month taken for a day is seen."""
    told = value[1] if isinstance(value, tuple) else value
    return canonical(told) if isinstance(told, dt.date | int) else after


def _is_called(title: str, facts: Facts) -> bool:
    return heading_key(title) in (heading_key(facts.title_en), heading_key(facts.title_es))


def _deadline(facts: Facts, row: MatrixRow) -> Any:
    """One column for what Puebla keeps in two: the day where it is known, else the year."""
    return facts.deadline_on or row.deadline_year
