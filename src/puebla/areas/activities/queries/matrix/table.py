"""A whole page of the matrix for one reader: its rows in groups, its counts; four statements at most."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from puebla.kernel.languages import reading_language

from ...models import Activity
from ..activity import activities_visible_to
from .choice import Choices
from .condition import Reader, activities_in
from .count import Count, count_of, group_counts
from .group import Groups
from .order import Order, order_of
from .page import Source, rows_of, source_of
from .row import Row, Rows
from .view import NARROWING, PAGE, View

SOURCES_KEPT = 256


@dataclass(frozen=True)
class Section:
    """The rows of one group on this page; ``count`` of all its rows. Without grouping there is one, without a name."""

    key: Any
    name: str
    pillar: int | None
    count: int
    rows: list[Row]


@dataclass(frozen=True)
class Table:
    """One page. ``count`` says how many rows the view has; ``has_next`` whether another page follows."""

    count: Count
    sections: list[Section]
    rows: list[Row]
    has_next: bool


@dataclass(frozen=True)
class Asked:
    """A view made ready to be asked: which activities, in which order, for whom."""

    view: View
    choices: Choices
    reader: Reader
    source: Source
    order: Order
    groups: Groups
    rows: Rows

    @property
    def activities(self) -> QuerySet[Activity]:
        """The activities of the view."""
        return activities_in(self.view, self.choices.directory, self.reader)


def asked(view: View, choices: Choices) -> Asked:
    """Make a view of the chosen plan ready; no statement yet."""
    plan = choices.plan
    assert plan is not None  # noqa: S101  a view without a plan is an empty page, which never comes here
    reader = Reader(choices.standing, choices.standing.on, reading_language(), choices.vocabularies[view.words])
    return Asked(
        view,
        choices,
        reader,
        _source_of(view, choices, reader),
        order_of(view, plan, choices.labels, reader),
        Groups(view.group, plan, choices.labels, reader),
        Rows(plan, choices.labels, reader),
    )


def _source_of(view: View, choices: Choices, reader: Reader) -> Source:
    """Which rows belong, as SQL; putting it together takes longer than asking, so it is kept for the next request.

    It follows from the filters, the day, the language and the reader's audiences, and from the directory it is kept with.
    """
    kept = choices.directory.said.setdefault("sources", {})
    filters = tuple(getattr(view, name) for name in NARROWING)
    standing = reader.standing
    key = (view.plan, view.words, filters, standing.audiences, standing.names, reader.on, reader.language)
    if key not in kept:
        if len(kept) >= SOURCES_KEPT:
            kept.clear()
        kept[key] = source_of(activities_in(view, choices.directory, reader))
    return kept[key]


def table_of(ask: Asked) -> Table:
    """The page that the view asks for."""
    count = count_of(ask.source, ask.order, is_whole=ask.view.is_counted)
    facts = rows_of(ask.source, ask.order, offset=ask.view.offset, is_large=count.is_large)
    rows = [ask.rows.row(one) for one in facts[:PAGE]]
    keys = list(dict.fromkeys(row.group for row in rows)) if ask.order.is_grouped else [None]
    numbers = counts_of_groups(ask, count, keys)
    sections = [
        Section(
            key,
            ask.groups.name(key) if ask.order.is_grouped else "",
            ask.groups.pillar(key),
            numbers.get(key, 0),
            [row for row in rows if row.group == key],
        )
        for key in keys
        if rows
    ]
    return Table(count, sections, rows, len(facts) > PAGE)


def counts_of_groups(ask: Asked, count: Count, keys: list[Any]) -> dict[Any, int]:
    """How many rows these groups have."""
    if not ask.order.is_grouped or not keys:
        return {}
    if count.is_whole:
        return {key: count.groups.get(key, 0) for key in keys}
    return group_counts(ask.source, ask.order, keys)


def row_in_view(ask: Asked, pk: int) -> Row | None:
    """One row, or ``None`` where it does not fit the view."""
    return _row(ask, ask.activities, pk)


def row_whatever(ask: Asked, pk: int) -> Row | None:
    """One row as the view would show it, whether it fits its filters or not; within the reader's audience."""
    return _row(ask, activities_visible_to(ask.reader.standing), pk)


def _row(ask: Asked, activities: QuerySet[Activity], pk: int) -> Row | None:
    facts = rows_of(source_of(activities.filter(pk=pk)), ask.order)
    return ask.rows.row(facts[0]) if facts else None


def counts_after(ask: Asked, before: Row | None, after: Row | None) -> tuple[Count, dict[Any, int]]:
    """The counts of the view and of the groups that a changed row was in and is in now."""
    count = count_of(ask.source, ask.order, is_whole=ask.view.is_counted)
    keys = list(dict.fromkeys(row.group for row in (before, after) if row is not None))
    return count, counts_of_groups(ask, count, keys)
