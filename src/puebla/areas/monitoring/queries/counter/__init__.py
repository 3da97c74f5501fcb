"""Indicators that count themselves (F5): each counter is one small file in this folder.

A counter is a function of :class:`Asked` that returns the records which count, restricted to what the reader may read:
the number is the number of these records (or of what is distinct among them), so that nobody is told a larger number
than they can open. It goes by the records' own days, never by the clock::

    @counter("roadmaps_agreed", row=row_of, splits=(by_topic("roadmap_topics"),))
    def roadmaps_agreed(asked):
        return roadmaps_agreed_on(asked.on, asked.standing).filter(agreed_on__gte=asked.since)

Every file here is read once; ``counters()`` names them all.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db.models import Count, IntegerField, Model, QuerySet, Value

from puebla.areas.plans.models import Topic
from puebla.kernel.access.standing import Standing

from ..names import names_of


@dataclass(frozen=True)
class Asked:
    """From which day to which day (both included) is counted, and for whom."""

    since: dt.date
    on: dt.date
    standing: Standing


@dataclass(frozen=True)
class Row:
    """One record behind a number: what it is called, where it stands, since which day it counts and what it is."""

    title: str
    url: str
    on: dt.date | None = None
    kind: str = ""


@dataclass(frozen=True)
class Split:
    """By what a number may be split.

    ``numbers``: of a queryset, ``{key: number}``; ``names``: of keys, ``{key: name}``; ``narrow``: the records of one key.
    ``adds_up``: each record has exactly one key, so that the parts add up to the whole.
    """

    name: str
    numbers: Callable[[QuerySet], dict[Any, int]]
    names: Callable[[Iterable[Any]], dict[Any, str]]
    narrow: Callable[[QuerySet, str], QuerySet]
    adds_up: bool = False


@dataclass(frozen=True)
class Counter:
    """``distinct`` is the column whose different values are counted: the record itself, a topic, a country."""

    code: str
    records: Callable[[Asked], QuerySet]
    row: Callable[[Model], Row]
    distinct: str = "pk"
    splits: tuple[Split, ...] = ()

    def value(self, asked: Asked) -> int:
        """The number on that day, for that reader."""
        return self.number(self.records(asked))

    def number(self, records: QuerySet) -> int:
        """What counts among some of the records: the different records, topics or countries."""
        return records.order_by().aggregate(number=Count(self.distinct, distinct=True))["number"]

    def split(self, name: str) -> Split | None:
        """The split of that name, or ``None``."""
        return next((split for split in self.splits if split.name == name), None)


COUNTERS: dict[str, Counter] = {}


def counter(
    code: str, *, row: Callable[[Any], Row], distinct: str = "pk", splits: tuple[Split, ...] = ()
) -> Callable[[Callable[[Asked], QuerySet]], Callable[[Asked], QuerySet]]:
    """Decorator: declare the query that counts under this name, which plans and profiles use."""

    def declare(records):
        COUNTERS[code] = Counter(code, records, row, distinct, splits)
        return records

    return declare


@cache
def counters() -> dict[str, Counter]:
    """Every declared counter by its name."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem != "__init__":
            import_module(f"{__name__}.{path.stem}")
    return COUNTERS


def counter_of(code: str) -> Counter | None:
    """The counter of that name; ``None`` where the records that it needs are not kept yet."""
    return counters().get(code)


def numbers_of(asks: Iterable[tuple[Counter, Asked]]) -> list[int]:
    """The numbers of several counters, or of one on several days, in their order; one statement, however many are asked."""
    rows = [_number_of(place, counter, asked) for place, (counter, asked) in enumerate(asks)]
    if not rows:
        return []
    found = dict(rows[0].union(*rows[1:], all=True)) if len(rows) > 1 else dict(rows[0])
    return [found.get(place, 0) for place in range(len(rows))]


def _number_of(place: int, counter: Counter, asked: Asked) -> QuerySet:
    bare = counter.records(asked).order_by().select_related(None).prefetch_related(None)
    placed = bare.annotate(place=Value(place, IntegerField())).values("place")
    return placed.annotate(number=Count(counter.distinct, distinct=True)).values_list("place", "number")


def by_column(
    name: str,
    column: str,
    names: Callable[[Iterable[Any]], dict[Any, str]],
    *,
    key: str = "",
    adds_up: bool = True,
) -> Split:
    """A split by a column; ``key`` is the column that an address names. It adds up where each record has it once."""
    return Split(
        name,
        lambda records: dict(records.order_by().values_list(key or column).annotate(number=Count("pk", distinct=True))),
        names,
        lambda records, value: records.filter(**({key or column: value} if value else {f"{column}__isnull": True})),
        adds_up=adds_up,
    )


def by_topic(rows: str) -> Split:
    """A split by the topics that a record has in ``rows``; it may have several or none."""
    return by_column("topic", f"{rows}__topic", names_of(Topic), key=f"{rows}__topic__code", adds_up=False)
