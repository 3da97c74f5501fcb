"""What a chart is: the drawing, and the same in a table and in words, for whoever cannot see it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

Specification = Mapping[str, Any]


class Cell(NamedTuple):
    """One cell of the table beside a chart: what it says, and the records behind it."""

    said: str | int
    url: str | None = None


@dataclass(frozen=True)
class Chart:
    """``specification``: Vega-Lite with its data inside and colours as names (:mod:`.tones`); empty where there is nothing
    to draw. ``rows`` begin with their heading. ``says``: what it shows, in a sentence or two.
    """

    title: str
    says: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    specification: Specification = field(default_factory=dict)

    @property
    def columns(self) -> list[dict[str, Any]]:
        """The headings as the table takes them; a column of numbers stands to the end."""
        first = self.rows[0] if self.rows else ()
        numbers = [isinstance(cell.said, int) for cell in first]
        return [{"label": label, "number": number} for label, number in zip(self.headings, numbers, strict=True)]

    @cached_property
    def as_json(self) -> str:
        """The specification as a page carries it."""
        return json.dumps(self.specification, ensure_ascii=False, separators=(",", ":"))
