"""What a file would do to the matrix, cell by cell: said before anything is done, and kept afterwards."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from ...rules.worded import kept_words, words_from

# Columns whose cells name what has a code: it is told again in the reader's own words.
NAMING = ("status", "pillar", "topic", "responsible", "measured_by")


class Fate(StrEnum):
    """What becomes of a cell, or of a row or column as a whole."""

    CHANGED = "changed"  # taken over from the file
    NEW = "new"  # a row that becomes an activity
    CONFLICT = "conflict"  # changed in the file and in Puebla: somebody decides
    KEPT = "kept"  # changed in Puebla alone since the file was made: stays
    REFUSED = "refused"  # not for this person to change, or nothing that a file changes
    MISTAKE = "mistake"  # cannot be read, or breaks a rule
    UNCHANGED = "unchanged"
    TAKEN = "taken"  # of a column: its cells were compared
    MISSING = "missing"  # of a row: in Puebla, not in the file


@dataclass
class Cell:
    """``place`` is such as ``F7``, empty where the file has no such column; ``value`` what the cell was read as, ``was`` what
    Puebla had in the same terms.
    """

    number: int
    place: str
    name: str
    heading: str
    before: str
    after: str
    fate: Fate
    why: str = ""
    value: Any = None
    was: Any = None

    @property
    def key(self) -> str:
        """By which a decision names the cell."""
        return f"{self.number}-{self.name}"


@dataclass
class Row:
    """A row of the file, counted as the file counts; ``pk`` and ``version`` of the activity it is about, if any.

    ``proposal`` is what a new activity begins with: title, year, body.
    """

    number: int
    code: str
    title: str
    fate: Fate = Fate.UNCHANGED
    why: str = ""
    pk: int | None = None
    version: int = 0
    cells: list[Cell] = field(default_factory=list)
    proposal: dict[str, Any] = field(default_factory=dict)

    def wanted(self, fate: Fate = Fate.CHANGED) -> dict[str, Any]:
        """``{name: value}`` of its cells with that fate."""
        return {cell.name: cell.value for cell in self.cells if cell.fate == fate}


@dataclass(frozen=True)
class Column:
    """A column of the file: its letter, what stands above it, the column of the matrix it was taken as."""

    letter: str
    heading: str
    name: str
    fate: Fate
    why: str = ""


@dataclass
class News:
    """Everything that a file says. ``rows`` are those of which there is something to tell, in the file's order."""

    sheet: str
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)
    sheets_left_out: list[tuple[str, str]] = field(default_factory=list)

    def cells(self, *fates: Fate) -> Iterator[Cell]:
        """The cells with one of these fates."""
        return (cell for row in self.rows for cell in row.cells if cell.fate in fates)

    def rows_with(self, *fates: Fate) -> list[Row]:
        """The rows that have such a fate themselves."""
        return [row for row in self.rows if row.fate in fates]

    @property
    def changes(self) -> list[Cell]:
        """The cells of existing rows that are taken over as they are."""
        return list(self.cells(Fate.CHANGED))

    @property
    def conflicts(self) -> list[Cell]:
        return list(self.cells(Fate.CONFLICT))

    @property
    def mistakes(self) -> int:
        """How many cells, and rows that are not even compared, cannot be taken over."""
        return sum(1 for _cell in self.cells(Fate.MISTAKE)) + len(self.lost_rows)

    @property
    def lost_rows(self) -> list[Row]:
        """The rows that belong to no activity and become none."""
        return [row for row in self.rows if row.fate in (Fate.MISTAKE, Fate.REFUSED) and not row.cells]

    @property
    def new_rows(self) -> list[Row]:
        return self.rows_with(Fate.NEW)

    @property
    def has_something_to_take(self) -> bool:
        return bool(self.changes or self.conflicts or self.new_rows)

    def of_the_file_alone(self) -> "News":
        """What was taken over of the file, without anything that Puebla held besides."""
        rows = []
        for row in self.rows_with(Fate.CHANGED, Fate.NEW, Fate.CONFLICT):
            cells = [replace(cell, before="", why="") for cell in row.cells if cell.fate == Fate.CHANGED]
            if cells or row.fate == Fate.NEW:
                rows.append(replace(row, cells=cells, why=""))
        return replace(self, rows=rows, missing=[])

    @property
    def token(self) -> str:
        """The same as long as the file would do the same: what somebody looked at before they said yes."""
        said: list[list[Any]] = [[cell.key, cell.before, cell.after, cell.fate] for cell in self.cells(*Fate)]
        said += [[row.number, row.code, row.title, row.fate] for row in self.rows]
        return hashlib.blake2b(json.dumps(said).encode(), digest_size=12).hexdigest()

    def as_data(self) -> dict[str, Any]:
        """For machines; what a cell was read as stays out."""
        data = asdict(self)
        for row in data["rows"]:
            row.pop("pk")
            row.pop("version")
            for cell in row["cells"]:
                cell.pop("value")
                cell.pop("was")
        return data

    def to_keep(self) -> dict[str, Any]:
        """The same to be kept: sentences so that they can be said again in any language, and names with their codes."""
        data = self.as_data()
        for column in data["columns"]:
            column["why"] = kept_words(column["why"])
        data["sheets_left_out"] = [(name, kept_words(why)) for name, why in data["sheets_left_out"]]
        for row, kept in zip(self.rows, data["rows"], strict=True):
            kept["why"] = kept_words(row.why)
            for cell, kept_cell in zip(row.cells, kept["cells"], strict=True):
                kept_cell["why"] = kept_words(cell.why)
                if cell.name in NAMING and cell.value is not None:
                    kept_cell |= {"value": cell.value, "was": cell.was}
        return data


def news_from(data: dict[str, Any]) -> News:
    """What :meth:`News.to_keep` kept, its sentences in the present language."""
    columns = [Column(**column | {"why": words_from(column["why"])}) for column in data["columns"]]
    rows = [
        Row(**row | {"why": words_from(row["why"]), "cells": [_cell_from(cell) for cell in row["cells"]]})
        for row in data["rows"]
    ]
    rest = {one.name: data[one.name] for one in fields(News) if one.name not in ("columns", "rows")}
    rest["sheets_left_out"] = [(name, words_from(why)) for name, why in data["sheets_left_out"]]
    return News(columns=columns, rows=rows, **rest)


def _cell_from(data: dict[str, Any]) -> Cell:
    return Cell(**data | {"why": words_from(data["why"])})
