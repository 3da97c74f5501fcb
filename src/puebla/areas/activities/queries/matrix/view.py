"""One view of the matrix: what is filtered, grouped, sorted and shown. Its query string is a link that can be sent."""

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from .column import FLAT, USUAL
from .vocabulary import STORED

NONE = "none"  # the filter for "has no pillar, nobody responsible..."
OVERDUE, STALE, UNDATED = "overdue", "stale", "undated"
SIGNS = (OVERDUE, STALE, UNDATED)
CURRENT, HISTORICAL, ALL = "current", "historical", "all"
PARTS = (CURRENT, HISTORICAL, ALL)
PAGE = 50


@dataclass(frozen=True)
class View:
    """Codes and numbers as they stand in the address; empty means "any" or "as usual".

    ``plan`` a plan's code; ``pillar`` a number, ``topic`` such as ``2.4``, ``body`` a code, ``responsible`` such as
    ``party:MX``, each of them also ``none``; ``words`` a vocabulary and ``status`` words of it; ``signs`` any of
    overdue, stale, undated; ``part`` current, historical or all; ``group`` one of
    ``column.GROUPS``; ``sort`` a column, with ``-`` before it downwards.
    """

    plan: str = ""
    year: int | None = None
    text: str = ""
    pillar: str = ""
    topic: str = ""
    body: str = ""
    responsible: str = ""
    words: str = STORED
    status: tuple[str, ...] = ()
    due_from: dt.date | None = None
    due_until: dt.date | None = None
    signs: tuple[str, ...] = ()
    part: str = CURRENT
    group: str = "pillar"
    sort: str = ""
    columns: tuple[str, ...] = USUAL
    page: int = 1
    is_counted: bool = False

    @property
    def is_grouped(self) -> bool:
        return self.group != FLAT

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns that stand in the table: the pillar's own name is said once, at the head of its rows."""
        return tuple(key for key in self.columns if (key, self.group) != ("pillar", "pillar"))

    @property
    def sort_key(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def is_downwards(self) -> bool:
        return self.sort.startswith("-")

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE


NARROWING = (
    "year", "text", "pillar", "topic", "body", "responsible", "status", "due_from", "due_until", "signs", "part",
)  # fmt: skip


def query_of(view: View, usual: View, **changes: Any) -> str:
    """The query string of a view, without what is ``usual`` anyway; every change but that of the page goes to page 1."""
    if set(changes) - {"page"}:
        changes = {"page": 1, **changes}
    changed = replace(view, **changes)
    pairs: list[tuple[str, Any]] = []
    for field in fields(View):
        value, plain = getattr(changed, field.name), getattr(usual, field.name)
        if value == plain:
            continue
        name = NAMES.get(field.name, field.name)
        if isinstance(value, tuple):
            pairs += [(name, one) for one in value] or [(name, "")]
        elif isinstance(value, bool):
            pairs.append((name, "1"))
        else:
            pairs.append((name, "" if value is None else value))
    return urlencode(pairs)


NAMES = {"is_counted": "count", "due_from": "from", "due_until": "until"}
