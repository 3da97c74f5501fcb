"""What a section takes from the records: facts, figures, tables and remarks, each in both languages at once.

It is kept as data: what was counted stays what it was, whatever becomes of the records.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from puebla.kernel.languages import LANGUAGES, in_language

Pair = dict[str, str]
Cell = Pair | str | int | None


def both(say: Callable[[], Any] | Any) -> Pair:
    """What a lazy text, or a function that says it, says in each language."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(say() if callable(say) else say)
    return said


def of(record: Any, name: str) -> Pair:
    """A text of a record in each language; the other language's where one is empty."""
    return {language: in_language(record, name, language) for language in LANGUAGES}


@dataclass(frozen=True)
class Figure:
    """One number; ``of`` is what it is counted from."""

    code: str
    label: Pair
    value: int
    of: int | None = None

    def as_data(self) -> dict[str, Any]:
        return {"code": self.code, "label": self.label, "value": self.value, "of": self.of}


@dataclass(frozen=True)
class Column:
    label: Pair
    weight: float = 1
    is_number: bool = False

    def as_data(self) -> dict[str, Any]:
        return {"label": self.label, "weight": self.weight, "is_number": self.is_number}


# What a row is about: its kind, and the keys by which ``queries.record`` finds its page; a mapping is a filter of a list.
Record = tuple[Any, ...]


@dataclass(frozen=True)
class Grid:
    """A table. The first cell names its row: by it a refresh knows the row again. ``has_total``: the last row sums up.

    ``records``: what each row is about, as far as that has a page. ``is_data``: it stands in the annex alone, so that the
    other figures can be counted again from it.
    """

    code: str
    caption: Pair
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    has_total: bool = False
    is_data: bool = False
    records: Sequence[Record | None] = ()

    def as_data(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "caption": self.caption,
            "columns": [column.as_data() for column in self.columns],
            "rows": [list(row) for row in self.rows],
            "has_total": self.has_total,
            "is_data": self.is_data,
            "records": [record and list(record) for record in self.records],
        }


@dataclass
class Content:
    """``drawings`` are charts, each ``{"specification", "caption", "alt"}`` in both languages (``kernel.charts``)."""

    facts: list[tuple[Pair, Pair]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    drawings: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[Pair] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """As it is kept in the database."""
        return {
            "facts": [list(fact) for fact in self.facts],
            "figures": [figure.as_data() for figure in self.figures],
            "tables": [grid.as_data() for grid in self.grids if grid.rows],
            "drawings": self.drawings,
            "remarks": self.remarks,
        }


def told_tables(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The tables of a section that people read; those that are data stand in the annex alone."""
    return [table for table in content.get("tables", ()) if not table.get("is_data")]


def said(cell: Any, language: str) -> str:
    """A cell or label in one language."""
    if cell is None:
        return "—"
    return cell[language] if isinstance(cell, dict) else str(cell)
