"""The rows of one page of a view: one statement, whose cost does not grow with the matrix.

Django's query builder says which rows belong (one place for filters and audiences); the shape around it is written by
hand: first the keys of the page in their order, then everything that only those rows show.
"""

import datetime as dt
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from puebla.kernel.kept import reading

from ...models import Activity
from ...states import NoteState, Role
from .order import ACTOR, A, Key, Order
from .view import PAGE

RISKS_SHOWN = 300


class Facts(NamedTuple):
    """What is stored of one row; ``group`` its group's key, actors by key (``p7``), indicators as name and measurer;
    ``unaccepted`` the audience of a note that is not accepted yet, and whom it names; ``precision`` of the planned days.
    """

    group: Any
    id: int
    code: str
    version: int
    year: int
    title_en: str
    title_es: str
    pillar_id: int | None
    body_id: int | None
    state: str
    state_reason: str
    state_since: dt.date | None
    deadline_year: int | None
    deadline_on: dt.date | None
    measuring_due_on: dt.date | None
    risks_en: str
    risks_es: str
    note_excepted_on: dt.date | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    precision: str | None
    topics: list[int]
    other_bodies: list[int]
    responsible: list[str]
    measures: list[str]
    indicators: list[list[str]]
    unaccepted: list[str] | None


def _actors(role: Role) -> str:
    return f"""ARRAY(SELECT {ACTOR} FROM activities_involvement AS it
        WHERE it.activity_id = {A}.id AND it.role = '{role.value}' ORDER BY it.id)"""


def _columns(length: int | None) -> str:
    risks = "{}" if length is None else f"left({{}}, {length})"
    return f"""
    {A}.id, {A}.code, {A}.version, {A}.year, {A}.title_en, {A}.title_es, {A}.pillar_id, {A}.body_id,
    {A}.state, {A}.state_reason, {A}.state_since, {A}.deadline_year, {A}.deadline_on, {A}.measuring_due_on,
    {risks.format(f"{A}.risks_en")}, {risks.format(f"{A}.risks_es")}, {A}.note_excepted_on,
    {A}.starts_on, {A}.ends_on, {A}.dates_precision,
    ARRAY(SELECT it.topic_id FROM activities_activitytopic AS it WHERE it.activity_id = {A}.id),
    ARRAY(SELECT it.body_id FROM activities_activitybody AS it WHERE it.activity_id = {A}.id ORDER BY it.id),
    {_actors(Role.RESPONSIBLE)}, {_actors(Role.MEASURES)},
    ARRAY(SELECT ARRAY[it.name_en, it.name_es, it.measured_by_en, it.measured_by_es]
        FROM activities_activityindicator AS it WHERE it.activity_id = {A}.id ORDER BY it.position),
    (SELECT ARRAY[it.audience]::text[] || it.audience_to::text[] FROM activities_conceptnote AS it
        WHERE it.activity_id = {A}.id AND it.state <> '{NoteState.ACCEPTED.value}')"""


SHORT, WHOLE = _columns(RISKS_SHOWN + 1), _columns(None)


class Source(NamedTuple):
    """``FROM ... WHERE ...`` of the activities of a view, with its values."""

    sql: str
    values: tuple


def source_of(activities: QuerySet[Activity]) -> Source:
    """What Django's query builder makes of the activities; put together once, asked several times."""
    try:
        sql, values = activities.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return Source(f"FROM {A} WHERE false", ())
    return Source("FROM " + sql.split(" FROM ", 1)[1], values)


def rows_of(source: Source, order: Order, *, offset: int = 0, is_large: bool = False) -> list[Facts]:
    """A page of rows and one more (which only says that there is a next page).

    ``is_large``: more rows than are worth sorting; then each value of the order's first key is asked for its own first
    rows, which an index gives.
    """
    keys, values = (_by_value if is_large and order.lead else _sorted)(source, order, offset + PAGE + 1)
    sql = f"""
        WITH page AS MATERIALIZED ({keys} ORDER BY {order.sql} LIMIT {PAGE + 1} OFFSET {offset:d})
        SELECT {"k0" if order.is_grouped else "NULL"}, {SHORT} FROM page JOIN {A} USING (id) ORDER BY {order.sql}"""
    with reading() as cursor:
        cursor.execute(sql, values)  # columns and table names are constants; every value is bound
        return [Facts._make(row) for row in cursor.fetchall()]


def all_rows_sql(source: Source, order: Order) -> tuple[str, tuple]:
    """The statement for every row of a view, with whole texts."""
    keys = _values(order.keys)
    by = ", ".join(f"{key.sql} {key.direction}" for key in order.keys)
    return f"SELECT NULL, {WHOLE} {source.sql} ORDER BY {by}", (*source.values, *keys)


def _sorted(source: Source, order: Order, enough: int) -> tuple[str, tuple]:
    return f"SELECT {A}.id, {_named(order.keys)} {source.sql}", (*_values(order.keys), *source.values)


def _by_value(source: Source, order: Order, enough: int) -> tuple[str, tuple]:
    """The first ``enough`` rows of every value of the leading key, and of those that have none."""
    lead, rest = order.keys[0], order.keys[1:]
    by = ", ".join(f"{key.sql} {key.direction}" for key in rest)
    columns = f"{A}.id, {_named(rest, 1)}"
    kind = "text" if isinstance(lead.placed[0][0], str) else "bigint"
    among = (*_values(rest), *source.values)
    sql = f"""
        SELECT found.id, lead.k0, {", ".join(f"found.k{place}" for place in range(1, len(order.keys)))}
        FROM unnest(%s::{kind}[], %s::int[]) AS lead(value, k0)
        CROSS JOIN LATERAL (SELECT {columns} {source.sql} AND {A}.{lead.column} = lead.value
            ORDER BY {by} LIMIT {enough:d}) AS found
        UNION ALL
        (SELECT {A}.id, NULL, {_named(rest, 1)} {source.sql} AND {A}.{lead.column} IS NULL ORDER BY {by} LIMIT {enough:d})"""
    ordering = _values(rest)
    return sql, (
        [value for value, _place in lead.placed],
        [place for _value, place in lead.placed],
        *among,
        *ordering,
        *among,
        *ordering,
    )


def _named(keys: tuple[Key, ...], start: int = 0) -> str:
    return ", ".join(f"{key.sql} AS k{place}" for place, key in enumerate(keys, start))


def _values(keys: tuple[Key, ...]) -> tuple:
    return tuple(value for key in keys for value in key.values)
