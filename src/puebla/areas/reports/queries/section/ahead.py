"""What comes next: the activities that are open after the days of the report."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.states import OPEN

from ...rules.content import Cell, Content, Figure, Grid, both, of
from ..scope import Scope
from .words import bodies_of, column


def next_steps(scope: Scope) -> Content:
    """The open activities of the year in which the period ends, or of the next where it ends with the year."""
    year = scope.until_on.year
    found = list(scope.activities().filter(state__in=OPEN, year=year).select_related("body").order_by("code"))
    bodies = bodies_of(found)
    rows: list[list[Cell]] = [[one.code, of(one, "title"), bodies.get(one.pk)] for one in found]
    columns = [column(_("Identifier")), column(_("Activity"), weight=3), column(_("Body"), weight=1.2)]
    label = both(lambda: gettext("Open activities of %(year)s") % {"year": year})
    grid = Grid("open", label, columns, rows, records=[("activity", one.code) for one in found])
    return Content(figures=[Figure("open", label, len(found))], grids=[grid])


def written(scope: Scope) -> Content:
    """A section that people write; the records say nothing about it."""
    return Content()
