"""How far the work has come: by pillar, by body, by year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from puebla.areas.activities.queries.matrix.order import A
from puebla.areas.activities.queries.matrix.view import NONE
from puebla.areas.activities.states import ActivityState
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.stack import Row, stacked
from puebla.kernel.kept import reading

from .said import say_parts, say_reported
from .scope import Scope

Tally = dict[Any, dict[str, int]]
Kind = tuple[Any, str, dict[str, Any]]  # what is counted by: its key, its name, the filter of the matrix


@dataclass(frozen=True)
class Progress:
    """How many activities are in each state: in all, and for each pillar, body and year (``None``: none is named)."""

    states: dict[str, int] = field(default_factory=dict)
    pillars: Tally = field(default_factory=dict)
    bodies: Tally = field(default_factory=dict)
    years: Tally = field(default_factory=dict)


def progress_of(scope: Scope) -> Progress:
    """Two statements, whatever the number of activities. A shared activity counts for each of its bodies (sources.md 2.7)."""
    pillars, bodies, years = (defaultdict(dict) for _kind in range(3))
    with reading() as cursor:
        cursor.execute(
            f"""SELECT GROUPING({A}.pillar_id), GROUPING({A}.body_id), {A}.pillar_id, {A}.body_id, {A}.year, {A}.state,
                count(*) {scope.source.sql} GROUP BY GROUPING SETS (({A}.state, {A}.pillar_id), ({A}.state, {A}.body_id),
                ({A}.state, {A}.year))""",
            scope.source.values,
        )
        for no_pillar, no_body, pillar, body, year, state, number in cursor.fetchall():
            kind, key = (pillars, pillar) if not no_pillar else (bodies, body) if not no_body else (years, year)
            kind[key][state] = number
        cursor.execute(
            f"""SELECT shared.body_id, counted.state, count(*) FROM activities_activitybody AS shared
                JOIN (SELECT {A}.id, {A}.body_id, {A}.state {scope.source.sql}) AS counted
                ON counted.id = shared.activity_id AND counted.body_id IS DISTINCT FROM shared.body_id GROUP BY 1, 2""",
            scope.source.values,
        )
        for body, state, number in cursor.fetchall():
            bodies[body][state] = bodies[body].get(state, 0) + number
    return Progress(_summed(years.values()), dict(pillars), dict(bodies), dict(years))


def progress_charts(scope: Scope, found: Progress) -> list[Chart]:
    """One chart by pillar, one by body and, where a whole plan is looked at, one by year."""
    labels, directory = scope.labels, scope.choices.directory
    pillars: list[Kind] = [
        (row.id, labels.pick(row.name), {"pillar": str(row.number)}) for row in scope.choices.pillars
    ]
    pillars.append((None, _("No pillar named"), {"pillar": NONE}))
    bodies: list[Kind] = [
        (row.id, labels.bodies_dated[row.id], {"body": row.code}) for row in directory.bodies.values()
    ]
    bodies.append((None, _("No body named"), {"body": NONE}))
    charts = [
        _chart(scope, _("By pillar"), _("Pillar"), pillars, found.pillars),
        _chart(scope, _("By body"), _("Body"), bodies, found.bodies, found),
    ]
    if scope.year is None:
        years = [(year, str(year), {"year": year}) for year in scope.choices.years]
        charts.append(_chart(scope, _("By year"), _("Year"), years, found.years))
    return charts


def _chart(
    scope: Scope, title: str, heading: str, kinds: Iterable[Kind], tally: Tally, whole: Progress | None = None
) -> Chart:
    """``whole``: where the rows may count one activity more than once, what the sentence says instead of their sum."""
    rows = [
        Row(label, tally[key], scope.in_matrix(**narrowed), _addresses(scope, tally[key], narrowed))
        for key, label, narrowed in kinds
        if tally.get(key)
    ]
    shown = [state for state in scope.vocabulary.order() if any(row.parts.get(state) for row in rows)]
    return Chart(
        title,
        _say(scope, _summed(row.parts for row in rows), whole),
        [heading, *(scope.words[state] for state in shown), _("Reported")],
        [
            [
                Cell(row.label, row.url),
                *(Cell(row.parts.get(state, 0), row.urls.get(state)) for state in shown),
                Cell(say_reported(row.parts)),
            ]
            for row in rows
        ],
        stacked(rows, scope.words),
    )


def _say(scope: Scope, parts: dict[str, int], whole: Progress | None) -> str:
    if whole is None or parts == whole.states:
        return say_parts(parts, scope)
    return " ".join([say_parts(whole.states, scope), _("A shared activity counts for each of its bodies.")])


def _addresses(scope: Scope, parts: Mapping[str, int], narrowed: dict) -> dict[str, str]:
    return {state: scope.in_matrix(state=state, **narrowed) for state, number in parts.items() if number}


def _summed(tallies: Iterable[Mapping[str, int]]) -> dict[str, int]:
    states = dict.fromkeys(ActivityState.values, 0)
    for tally in tallies:
        for state, number in tally.items():
            states[state] += number
    return states
