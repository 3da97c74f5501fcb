"""What a country has taken on, what is due from it, and what it says it needs (L5)."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.activities.models import Involvement
from puebla.areas.activities.rules.deadline import due_on
from puebla.areas.activities.states import OPEN
from puebla.areas.plans.queries.need import needs_visible_to

from ...rules.content import Cell, Content, Figure, Grid, both, of
from ..scope import Scope
from .words import column, day_said


def involvement(scope: Scope) -> Content:
    """The open activities in which the country has a part, and which part."""
    found = (
        Involvement.objects.filter(party=scope.party, activity__in=scope.activities().filter(state__in=OPEN))
        .select_related("activity")
        .order_by("activity__code", "role")
    )
    rows: list[list[Cell]] = [
        [one.activity.code, of(one.activity, "title"), both(one.get_role_display), both(one.activity.get_state_display)]
        for one in found
    ]
    columns = [column(_("Identifier")), column(_("Activity"), weight=3), column(_("Part")), column(_("State"))]
    figure = Figure(
        "involved", both(_("Open activities with a part of the country")), len({one.activity_id for one in found})
    )
    return Content(figures=[figure], grids=[Grid("involved", both(_("What the country has a part in")), columns, rows)])


def needs(scope: Scope) -> Content:
    """What the country says it needs, the most urgent first, as far as the readers may know."""
    found = needs_visible_to(scope.standing).filter(party=scope.party, plan=scope.plan)
    rows: list[list[Cell]] = [
        [of(one, "text"), of(one.topic, "name") if one.topic else None, both(one.get_priority_display)] for one in found
    ]
    columns = [column(_("Need"), weight=3), column(_("Topic"), weight=2), column(_("Priority"))]
    return Content(
        figures=[Figure("needs", both(_("Needs stated")), len(rows))],
        grids=[Grid("needs", both(_("Stated needs")), columns, rows)],
    )


def deadlines(scope: Scope) -> Content:
    """The days ahead that are known: deadlines of open activities, soonest first."""
    found = (
        scope.activities()
        .filter(state__in=OPEN)
        .exclude(deadline_on=None, deadline_year=None)
        .order_by(F("deadline_on").asc(nulls_last=True), "deadline_year", "code")
    )
    rows: list[list[Cell]] = []
    for one in found:
        day = due_on(deadline_on=one.deadline_on, deadline_year=one.deadline_year)
        if day and day >= scope.on:
            rows.append([one.code, of(one, "title"), day_said(day)])
    columns = [
        column(_("Identifier")),
        column(_("Activity"), weight=3),
        column(pgettext_lazy("deadline", "By"), weight=1.2),
    ]
    return Content(grids=[Grid("deadlines", both(_("Deadlines ahead")), columns, rows)])
