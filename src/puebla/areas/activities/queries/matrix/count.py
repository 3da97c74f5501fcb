"""How many rows a view has, how many of them are reported (F7), how many each group has.

Exact up to ``MANY``; beyond it "more than" is said, since an exact number would read every row. It can be asked for.
"""

from dataclasses import dataclass
from typing import Any

from puebla.kernel.kept import reading

from ...states import ActivityState
from .order import A, Key, Order
from .page import Source

MANY = 1000
REPORTED = f"count(*) FILTER (WHERE state <> '{ActivityState.NO_EVIDENCE.value}')"


@dataclass(frozen=True)
class Count:
    """``rows`` (at most ``MANY`` and one more unless counted whole), ``reported`` of them; groups by their key."""

    rows: int
    reported: int
    groups: dict[Any, int]
    is_whole: bool

    @property
    def is_large(self) -> bool:
        return self.rows > MANY


def count_of(source: Source, order: Order, *, is_whole: bool = False) -> Count:
    """Count a view, and its groups where all rows were counted; one statement."""
    group, own = (order.keys[0].sql, order.keys[0].values) if order.is_grouped else ("NULL::int", ())
    limit = "" if is_whole else f"LIMIT {MANY + 1}"
    sql = f"""
        SELECT k0, count(*), {REPORTED}
        FROM (SELECT {group} AS k0, {A}.state {source.sql} {limit}) AS counted GROUP BY k0"""
    with reading() as cursor:
        cursor.execute(sql, (*own, *source.values))
        found = cursor.fetchall()
    rows = sum(number for _key, number, _reported in found)
    is_whole = is_whole or rows <= MANY
    groups = {key: number for key, number, _reported in found} if is_whole and order.is_grouped else {}
    return Count(rows, sum(row[2] for row in found), groups, is_whole)


def group_counts(source: Source, order: Order, keys: list[Any]) -> dict[Any, int]:
    """How many rows each of these groups has, for a large view; one statement.

    Up to ``MANY`` and one more where the group is a column, which an index serves; else exactly, in one pass.
    """
    if not keys:
        return {}
    group = order.keys[0]
    if group.is_indexed:
        conditions = [_is_in(group, key) for key in keys]
        sql = " UNION ALL ".join(
            f"SELECT {place}, count(*) FROM (SELECT 1 {source.sql} AND {condition} LIMIT {MANY + 1}) AS counted"
            for place, (condition, _own) in enumerate(conditions)
        )
        bound = [value for _condition, own in conditions for value in (*source.values, *own)]
    else:
        sql = f"SELECT k0, count(*) FROM (SELECT {group.sql} AS k0 {source.sql}) AS counted GROUP BY k0"
        bound = [*group.values, *source.values]
    with reading() as cursor:
        cursor.execute(sql, bound)
        found = dict(cursor.fetchall())
    return {key: found.get(place if group.is_indexed else key, 0) for place, key in enumerate(keys)}


def _is_in(group: Key, key: Any) -> tuple[str, tuple]:
    """The condition for a row to be in the group ``key``, such that an index may help."""
    column = group.column or group.sql
    if key is None:
        return f"{column} IS NULL", ()
    members = [value for value, place in group.placed if place == key] if group.placed else [key]
    if len(members) == 1:
        return f"{column} = %s", (members[0],)
    return f"{column} = ANY(%s)", (members,)
