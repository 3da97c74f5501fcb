"""The indicators of the plan in force."""

from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.models import Indicator

from ...rules.content import Cell, Content, Grid, both, of
from ..scope import Scope
from .words import column


def indicators(scope: Scope) -> Content:
    """What the plan says that it will be measured by; a plan without indicators says so."""
    if scope.plan is None:
        return Content()
    found = Indicator.objects.filter(plan=scope.plan, retired_on=None).order_by("position", "pk")
    rows: list[list[Cell]] = [[of(one, "name"), both(one.get_kind_display)] for one in found]
    columns = [column(_("Indicator"), weight=4), column(_("Kind"))]
    content = Content(grids=[Grid("indicators", both(_("Indicators of the plan")), columns, rows)])
    if not rows:
        content.remarks.append(both(_("The plan of this period names no indicators.")))
    return content
