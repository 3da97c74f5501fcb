"""Reading the event tables: which events there are, and what they hold. Each question is one SQL statement."""

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    CharField,
    DateTimeField,
    F,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Subquery,
    TextField,
    Value,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, NullIf

from .kinds import Row

GUARDS = 2  # no row is under more audiences than its own and two others
GUARDED = tuple(f"guard_{place}" for place in range(GUARDS))


class ExactDecoder(json.JSONDecoder):
    """Amounts stay exact on their way out of the database."""

    def __init__(self, **options):
        super().__init__(parse_float=Decimal, **options)


class WholeRow(Func):
    """The row that a column belongs to as JSON, without the columns in ``without``."""

    output_field = JSONField(decoder=ExactDecoder)

    def __init__(self, column, *, without=(), **options):
        super().__init__(column, **options)
        self.without = sorted(without)

    def as_sql(self, compiler, connection, **extra):
        column = self.source_expressions[0]
        return f"(to_jsonb({compiler.quote_name_unless_alias(column.alias)}) - %s::text[])", [self.without]


@dataclass(frozen=True)
class Trace:
    """One event without its values: enough to order, group and count. ``row`` is its place among the rows asked."""

    row: int
    pk: int
    row_pk: int
    record_pk: int
    label: str
    written_at: dt.datetime
    context_id: Any
    at: str
    person: str
    act: str
    reason: str
    audience: str | None
    audience_to: list | None
    guard_pks: tuple


@dataclass(frozen=True)
class Written:
    """One event with the values that it left and those that it found (``None`` for the first)."""

    row: Row
    pk: int
    row_pk: int
    record_pk: int
    label: str
    written_at: dt.datetime
    context: dict | None
    after: dict
    before: dict | None
    guard_pks: tuple


def record_pk(row):
    """The expression for the record that an event of ``row`` belongs to."""
    return F("pgh_obj_id") if not row.path else F(f"{row.path}_id")


def _guards(row):
    """The ids of what carries the audience of an event of ``row``, as columns of every branch."""
    paths = [*row.outer_guards, None, None][:GUARDS]
    return {
        f"guard_{place}": Cast(F(f"{path}_id") if path else Value(None), IntegerField())
        for place, path in enumerate(paths)
    }


def light(number, row):
    own = row.has_own_audience
    return row.told.events.objects.annotate(
        row_number=Value(number, IntegerField()),
        record_pk=Cast(record_pk(row), IntegerField()),
        **{f"{name}_then": _of_context(name) for name in ("at", "person", "act", "reason")},
        own_audience=F("audience") if own else Value(None, CharField()),
        own_names=F("audience_to") if own else Value(None, ArrayField(CharField(max_length=80))),
        **_guards(row),
    )


def _of_context(name):
    return Coalesce(KT(f"pgh_context__{name}"), Value(""), output_field=TextField())


def process_moment():
    """When an event happened by the process's own clock, else by the database's."""
    own = Cast(NullIf(KT("pgh_context__at"), Value("")), DateTimeField())
    return Coalesce(own, F("pgh_created_at"))


TRACE = (
    "row_number", "pgh_id", "pgh_obj_id", "record_pk", "pgh_label", "pgh_created_at", "pgh_context_id", "at_then",
    "person_then", "act_then", "reason_then", "own_audience", "own_names", *GUARDED,
)  # fmt: skip
HELD = (
    "row_number", "pgh_id", "pgh_obj_id", "record_pk", "pgh_label", "pgh_created_at", "context", "after", "before",
    *GUARDED,
)  # fmt: skip


def traces_of(kind, pk):
    """Every event of one record and its parts, oldest first, whatever its audience."""
    branches = [
        light(number, row).filter(**{row.path or "pgh_obj": pk}).values_list(*TRACE)
        for number, row in enumerate(kind.rows)
    ]
    return in_order([trace(found) for found in together(branches)])


def trace(found):
    """One line of the columns ``TRACE``."""
    return Trace(*found[:-GUARDS], found[-GUARDS:])


def in_order(traces):
    """Oldest first. Where one transaction holds several acts, the process's own moment and the row's order decide.

    A write without context takes the moment of what was last written to the same table in its transaction.
    """
    last, keyed = {}, []
    for one in sorted(traces, key=lambda one: (one.row, one.pk)):
        table = (one.row, one.written_at)
        last[table] = max(one.at, last.get(table, ""))
        keyed.append(((one.written_at, last[table], one.row, one.pk), one))
    return [one for _key, one in sorted(keyed, key=lambda pair: pair[0])]


def written(rows, traces):
    """The values of these traces, ``{(row number, event): Written}``."""
    wanted = {}
    for one in traces:
        wanted.setdefault(one.row, []).append(one.pk)
    branches = [_heavy(number, rows[number]).filter(pgh_id__in=pks) for number, pks in sorted(wanted.items())]
    found = {}
    for number, pk, *held in together([branch.values_list(*HELD) for branch in branches]):
        found[number, pk] = Written(rows[number], pk, *held[:-GUARDS], tuple(held[-GUARDS:]))
    return found


def _heavy(number, row):
    events = row.told.events
    untold = {"pgh_context", "pgh_context_id", *row.told.bulky}
    earlier = events.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    return events.objects.annotate(
        row_number=Value(number, IntegerField()),
        record_pk=Cast(record_pk(row), IntegerField()),
        context=Cast("pgh_context", JSONField()),
        after=WholeRow("pgh_id", without=untold),
        before=Subquery(
            earlier.order_by("-pgh_id").annotate(whole=WholeRow("pgh_id", without=untold)).values("whole")[:1]
        ),
        **_guards(row),
    )


def together(branches):
    """Several queries of the same columns as one statement; nothing at all where there is none."""
    if not branches:
        return []
    return branches[0].union(*branches[1:], all=True) if len(branches) > 1 else branches[0]
