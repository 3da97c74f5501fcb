"""Everything that a row of the matrix points to by number: plans, pillars, topics, bodies, parties.

A few hundred rows that change a few times a year, read once and kept. They are never stale: every request asks the
history tables, which only grow, whether anything was written since.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from puebla.kernel.kept import reading

from ....bodies.queries.body import ORDER
from ....members.states import PartyKind

KEPT = ("plans_plan", "plans_pillar", "plans_topic", "bodies_body", "members_party")
# How far each history has come: it only grows, so its length and its last line together never repeat.
STAMP = "SELECT " + ", ".join(
    f"(SELECT count(*) || '.' || coalesce(max(pgh_id), 0) FROM {table}event)" for table in KEPT
)


class PlanRow(NamedTuple):
    id: int
    code: str
    title: tuple[str, str]
    kind: str
    from_year: int
    until_year: int | None
    audience: str
    audience_to: list[str]


class PillarRow(NamedTuple):
    id: int
    plan_id: int
    number: int
    name: tuple[str, str]


class TopicRow(NamedTuple):
    id: int
    pillar_id: int
    number: int
    name: tuple[str, str]
    is_retired: bool


class BodyRow(NamedTuple):
    id: int
    code: str
    type: str
    name: tuple[str, str]
    short_name: tuple[str, str]
    from_year: int | None
    until_year: int | None


class PartyRow(NamedTuple):
    id: int
    code: str
    kind: str
    name: tuple[str, str]
    short_name: tuple[str, str]


@dataclass(frozen=True)
class Directory:
    """The kept rows, by id and in the order in which they are shown (names are pairs: English, Spanish)."""

    plans: dict[int, PlanRow]
    pillars: dict[int, PillarRow]
    topics: dict[int, TopicRow]
    bodies: dict[int, BodyRow]
    parties: dict[int, PartyRow]

    @cached_property
    def plan_by_code(self) -> dict[str, PlanRow]:
        return {plan.code: plan for plan in self.plans.values()}

    @cached_property
    def body_by_code(self) -> dict[str, BodyRow]:
        return {body.code: body for body in self.bodies.values()}

    @cached_property
    def party_by_code(self) -> dict[str, PartyRow]:
        return {party.code: party for party in self.parties.values()}

    @cached_property
    def said(self) -> dict:
        """A place for what is worked out once from these rows (labels in each language)."""
        return {}


_kept: dict[str, tuple[tuple, Directory]] = {}


def directory() -> Directory:
    """The rows as they stand now; one short statement, and five more where something has changed."""
    with reading() as cursor:
        cursor.execute(STAMP)
        stamp = cursor.fetchone()
        kept = _kept.get(connection.alias)
        if kept is None or kept[0] != (connection.settings_dict["NAME"], stamp):
            kept = (connection.settings_dict["NAME"], stamp), _read(cursor)
            _kept[connection.alias] = kept
    return kept[1]


def _read(cursor) -> Directory:
    def rows(kind, sql):
        cursor.execute(sql)  # constants only
        return {row[0]: kind._make(row) for row in cursor.fetchall()}

    bodies = rows(
        BodyRow,
        "SELECT id, code, type, ARRAY[name_en, name_es], ARRAY[short_name_en, short_name_es],"
        " extract(year FROM from_on)::int, extract(year FROM until_on - 1)::int"
        " FROM bodies_body ORDER BY from_on NULLS FIRST, id",
    )
    parties = rows(
        PartyRow,
        "SELECT id, code, kind, ARRAY[name_en, name_es], ARRAY[short_name_en, short_name_es]"
        " FROM members_party ORDER BY name_en, id",
    )
    return Directory(
        plans=rows(
            PlanRow,
            "SELECT id, code, ARRAY[title_en, title_es], kind, from_year, until_year, audience, audience_to"
            " FROM plans_plan ORDER BY from_year DESC, id DESC",
        ),
        pillars=rows(
            PillarRow, "SELECT id, plan_id, number, ARRAY[name_en, name_es] FROM plans_pillar ORDER BY plan_id, number"
        ),
        topics=rows(
            TopicRow,
            "SELECT t.id, t.pillar_id, t.number, ARRAY[t.name_en, t.name_es], t.retired_on IS NOT NULL"
            " FROM plans_topic t JOIN plans_pillar p ON p.id = t.pillar_id ORDER BY p.plan_id, p.number, t.number",
        ),
        bodies=dict(sorted(bodies.items(), key=lambda item: RANK.get(item[1].type, len(RANK)))),
        parties=dict(sorted(parties.items(), key=lambda item: KINDS.get(item[1].kind, len(KINDS)))),
    )


RANK = {str(kind.value): place for place, kind in enumerate(ORDER)}
KINDS = {str(kind): place for place, kind in enumerate(PartyKind.values)}
