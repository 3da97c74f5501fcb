"""In which order the rows of a view stand: by its groups, then its sort, then year and identifier; never by chance."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...models.ordering import DUE, DUE_YEAR, in_order
from ...rules.alphabet import folded_sql
from ...states import Role
from .condition import Reader
from .directory import PlanRow
from .label import Labels
from .view import View

A = "activities_activity"
FIRST_TOPIC = f"""(SELECT min(array_position(%s::bigint[], it.topic_id)) FROM activities_activitytopic AS it
    WHERE it.activity_id = {A}.id)"""
ACTOR = "COALESCE('p' || it.party_id, 'b' || it.body_id, 'o' || it.office)"
FIRST_RESPONSIBLE = f"""(SELECT array_position(%s::text[], {ACTOR}) FROM activities_involvement AS it
    WHERE it.activity_id = {A}.id AND it.role = '{Role.RESPONSIBLE.value}' ORDER BY it.id LIMIT 1)"""


def _indicator(language: str) -> str:
    other = "en" if language == "es" else "es"
    name = folded_sql(f"COALESCE(NULLIF(it.name_{language}, ''), it.name_{other})")
    return f"""(SELECT {name} FROM activities_activityindicator AS it
        WHERE it.activity_id = {A}.id ORDER BY it.position LIMIT 1)"""


@dataclass(frozen=True)
class Key:
    """One expression to sort by. ``placed``: the values of ``column`` with their places, where they are few and known."""

    sql: str
    values: tuple = ()
    column: str = ""
    placed: tuple[tuple, ...] = ()
    is_downwards: bool = False

    @property
    def is_indexed(self) -> bool:
        """Whether an index of the plan's activities begins with it."""
        return bool(self.column)

    @property
    def direction(self) -> str:
        return "DESC NULLS LAST" if self.is_downwards else "ASC"


def _placed(column: str, kind: str, placed: Iterable[tuple], *, is_downwards: bool) -> Key:
    placed = tuple(placed)
    values, places = ([pair[part] for pair in placed] for part in (0, 1))
    sql = f"(%s::int[])[array_position(%s::{kind}[], {A}.{column})]"
    return Key(sql, (places, values), column, placed, is_downwards)


@dataclass(frozen=True)
class Order:
    """``keys`` in turn; with ``is_grouped`` the first one tells the groups apart."""

    keys: tuple[Key, ...]
    is_grouped: bool

    @property
    def lead(self) -> Key | None:
        """The first key, where its values are few and known: the rows can then be fetched value by value."""
        return self.keys[0] if self.keys[0].placed else None

    @property
    def sql(self) -> str:
        """The ``ORDER BY`` over columns named ``k0``, ``k1``..."""
        return ", ".join(f"k{place} {key.direction}" for place, key in enumerate(self.keys))


# What settles the order of rows that are equal otherwise.
LAST = (Key(f"{A}.year"), Key(f"{A}.code"))


def order_of(view: View, plan: PlanRow, labels: Labels, reader: Reader) -> Order:
    """The order of a view."""
    keys = [_group(view.group, plan, labels, reader)] if view.is_grouped else []
    if view.sort_key and view.sort_key != view.group:
        keys.append(_sort(view.sort_key, plan, labels, reader, is_downwards=view.is_downwards))
    elif view.sort_key and keys:
        keys[0] = _sort(view.group, plan, labels, reader, is_downwards=view.is_downwards)
    return Order((*keys, *LAST), is_grouped=view.is_grouped)


def _group(name: str, plan: PlanRow, labels: Labels, reader: Reader) -> Key:
    if name == "due":
        return Key(DUE_YEAR, column=DUE_YEAR)
    return _sort(name, plan, labels, reader, is_downwards=False)


def _sort(name: str, plan: PlanRow, labels: Labels, reader: Reader, *, is_downwards: bool) -> Key:
    if name == "pillar":
        pillars = [row.id for row in labels.directory.pillars.values() if row.plan_id == plan.id]
        return _placed("pillar_id", "bigint", _numbered(pillars), is_downwards=is_downwards)
    if name == "body":
        return _placed("body_id", "bigint", _numbered(labels.bodies), is_downwards=is_downwards)
    if name == "status":
        words = reader.vocabulary.words
        states = ((state, place) for place, word in enumerate(words) for state in word.states)
        return _placed("state", "text", states, is_downwards=is_downwards)
    if name == "topic":
        return Key(FIRST_TOPIC, (list(labels.topics),), is_downwards=is_downwards)
    if name == "responsible":
        return Key(FIRST_RESPONSIBLE, (list(labels.actors),), is_downwards=is_downwards)
    plain = _plain(name, reader.language)
    return Key(plain, column=plain if name == "year" else "", is_downwards=is_downwards)


def _numbered(known: Iterable) -> Iterable[tuple]:
    return ((value, place) for place, value in enumerate(known))


def _plain(name: str, language: str) -> str:
    return {
        "activity": in_order("title", language),
        "indicators": _indicator(language),
        "deadline": DUE,
        "measuring": f"{A}.measuring_due_on",
        "risks": in_order("risks", language),
        "year": f"{A}.year",
    }[name]
