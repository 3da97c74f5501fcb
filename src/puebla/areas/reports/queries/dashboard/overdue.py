"""What is overdue, and whose it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.areas.activities.queries.matrix.order import ACTOR, A
from puebla.areas.activities.queries.matrix.page import source_of
from puebla.areas.activities.queries.matrix.view import NONE, OVERDUE, STALE
from puebla.areas.activities.states import Role
from puebla.kernel.charts.bars import Bar, barred
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.kept import reading
from puebla.kernel.numbers import say_number

from .scope import Scope

MOST = 12  # bars; the table has all


@dataclass(frozen=True)
class Late:
    """How many of the activities for which somebody is responsible are overdue, how many stale. ``key``: as in the matrix."""

    key: str | None
    overdue: int
    stale: int


def late_of(scope: Scope) -> list[Late]:
    """Whoever has something overdue or stale, those with most first; an activity of several counts for each. One statement."""
    overdue, stale = (source_of(scope.activities(signs=(sign,))) for sign in (OVERDUE, STALE))
    with reading() as cursor:
        cursor.execute(
            f"""SELECT {ACTOR}, count(DISTINCT late.id) FILTER (WHERE late.overdue),
                count(DISTINCT late.id) FILTER (WHERE NOT late.overdue) FROM
                (SELECT {A}.id, true AS overdue {overdue.sql} UNION ALL SELECT {A}.id, false {stale.sql}) AS late
                LEFT JOIN activities_involvement AS it ON it.activity_id = late.id AND it.role = '{Role.RESPONSIBLE.value}'
                GROUP BY 1""",
            (*overdue.values, *stale.values),
        )
        found = [Late(*row) for row in cursor.fetchall()]
    return sorted(found, key=lambda late: (-late.overdue, -late.stale, late.key or ""))


def late_chart(scope: Scope, found: list[Late]) -> Chart:
    """Who has what overdue, as bars; stale ones beside it in the table."""
    rows = [(_name(scope, late), late, _who(scope, late)) for late in found]
    return Chart(
        _("Overdue, and whose"),
        _say_late(rows),
        [_("Responsible"), pgettext("activities", "Overdue"), _("Stale")],
        [
            [
                Cell(name),
                Cell(late.overdue, scope.in_matrix(responsible=who, signs=(OVERDUE,)) if late.overdue else None),
                Cell(late.stale, scope.in_matrix(responsible=who, signs=(STALE,)) if late.stale else None),
            ]
            for name, late, who in rows
        ],
        barred(
            [
                Bar(name, late.overdue, scope.in_matrix(responsible=who, signs=(OVERDUE,)))
                for name, late, who in rows
                if late.overdue
            ][:MOST]
        ),
    )


def _say_late(rows: list[tuple[str, Late, str]]) -> str:
    late = [f"{name} {say_number(one.overdue)}" for name, one, _who in rows if one.overdue]
    if not late:
        return _("Nothing is overdue.")
    return _("Most is overdue with: %(names)s.") % {"names": ", ".join(late[:3])}


def _name(scope: Scope, late: Late) -> str:
    return _("Nobody named") if late.key is None else scope.labels.actors.get(late.key, late.key)


def _who(scope: Scope, late: Late) -> str:
    return NONE if late.key is None else scope.labels.names[late.key]
