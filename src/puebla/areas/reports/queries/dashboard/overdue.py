"""What is overdue, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from puebla.areas.activities.queries.matrix.order import ACTOR, A
from puebla.areas.activities.queries.matrix.page import source_of
from puebla.areas.activities.queries.matrix.view import NONE, OVERDUE, STALE
from puebla.areas.activities.states import Role
from puebla.areas.decisions.queries.by_country import overdue_by_addressee
from puebla.areas.decisions.states import AddresseeOffice
from puebla.kernel.charts.bars import Bar, barred
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.kept import reading
from puebla.kernel.numbers import say_number

from .scope import Scope

MOST = 12  # bars; the table has all


@dataclass(frozen=True)
class Late:
    """How many activities for which somebody is responsible are overdue, how many stale, and of what meetings asked of
    them how much is overdue. ``key``: as in the matrix, ``None`` for nobody.
    """

    key: str | None
    overdue: int
    stale: int
    asked: int = 0

    @property
    def whole(self) -> int:
        """All that is overdue with them."""
        return self.overdue + self.asked


def late_of(scope: Scope) -> list[Late]:
    """Whoever has something overdue or stale, those with most first; what asks several counts for each. Two statements."""
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
        found = {row[0]: Late(*row) for row in cursor.fetchall()}
    for key, asked in _asked(scope):
        found[key] = replace(found.get(key, Late(key, 0, 0)), asked=asked)
    return sorted(found.values(), key=lambda late: (-late.whole, -late.stale, late.key or ""))


def _asked(scope: Scope) -> Iterator[tuple[str, int]]:
    for one, number in overdue_by_addressee(scope.standing, *scope.first_and_last):
        yield (f"p{one.party_id}" if one.party_id else f"b{one.body_id}" if one.body_id else f"o{one.office}"), number


def late_chart(scope: Scope, found: list[Late]) -> Chart:
    """Who has what overdue, as bars; stale ones beside it in the table."""
    rows = [(_name(scope, late), late) for late in found]
    return Chart(
        _("Overdue, and whose"),
        _say_late(rows),
        [
            _("Responsible"),
            pgettext("activities", "Overdue"),
            _("Stale"),
            _("Commitments overdue"),
        ],
        [
            [
                Cell(name),
                Cell(late.overdue, _in_matrix(scope, late, OVERDUE) if late.overdue else None),
                Cell(late.stale, _in_matrix(scope, late, STALE) if late.stale else None),
                Cell(late.asked, _listed(scope, late) if late.asked else None),
            ]
            for name, late in rows
        ],
        barred(
            [
                Bar(name, late.whole, _in_matrix(scope, late, OVERDUE) if late.overdue else _listed(scope, late))
                for name, late in rows
                if late.whole
            ][:MOST]
        ),
    )


def _in_matrix(scope: Scope, late: Late, sign: str) -> str:
    return scope.in_matrix(responsible=_who(scope, late), signs=(sign,))


def _listed(scope: Scope, late: Late) -> str:
    _kind, _colon, code = _who(scope, late).rpartition(":")
    return reverse("decisions:commitment-list") + "?" + urlencode({"to": code, "overdue": 1, "held": scope.held})


def _say_late(rows: list[tuple[str, Late]]) -> str:
    late = [f"{name} {say_number(one.whole)}" for name, one in rows if one.whole]
    if not late:
        return _("Nothing is overdue.")
    return _("Most is overdue with: %(names)s.") % {"names": ", ".join(late[:3])}


def _name(scope: Scope, late: Late) -> str:
    if late.key is None:
        return _("Nobody named")
    return scope.labels.actors.get(late.key) or str(dict(AddresseeOffice.choices).get(late.key[1:], late.key))


def _who(scope: Scope, late: Late) -> str:
    return NONE if late.key is None else scope.labels.names.get(late.key, late.key[1:])
