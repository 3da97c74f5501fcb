"""What a country has taken on, what is due from it, and what it says it needs (L5)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Involvement
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.areas.activities.rules.deadline import due_on
from puebla.areas.activities.states import OPEN
from puebla.areas.decisions.queries.item import asked_of_country, commitments_visible_to
from puebla.areas.decisions.states import OPEN as ASKED
from puebla.areas.monitoring.models import ImpactRound
from puebla.areas.monitoring.queries.impact_round import impact_rounds_visible_to
from puebla.areas.monitoring.states import RoundState
from puebla.areas.plans.queries.need import needs_visible_to
from puebla.kernel.dates import say_date

from ...rules.content import Cell, Content, Figure, Grid, Pair, Record, both, of
from ..scope import Scope
from .words import cited, column, day_said


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
    pages: list[Record | None] = [("activity", one.activity.code) for one in found]
    columns = [column(_("Identifier")), column(_("Activity"), weight=3), column(_("Part")), column(_("State"))]
    figure = Figure(
        "involved", both(_("Open activities with a part of the country")), len({one.activity_id for one in found})
    )
    return Content(
        figures=[figure],
        grids=[Grid("involved", both(_("What the country has a part in")), columns, rows, records=pages)],
    )


def needs(scope: Scope) -> Content:
    """What the country says it needs, the most urgent first, as far as the readers may know."""
    found = needs_visible_to(scope.standing).filter(party=scope.party, plan=scope.plan)
    rows: list[list[Cell]] = [
        [of(one, "text"), of(one.topic, "name") if one.topic else None, both(one.get_priority_display)] for one in found
    ]
    pages: list[Record | None] = [("needs", {"country": scope.party.code})] * len(rows) if scope.party else []
    columns = [column(_("Need"), weight=3), column(_("Topic"), weight=2), column(_("Priority"))]
    return Content(
        figures=[Figure("needs", both(_("Needs stated")), len(rows))],
        grids=[Grid("needs", both(_("Stated needs")), columns, rows, records=pages)],
    )


@dataclass(frozen=True)
class Due:
    """Something with a day ahead: what it is cited by, what it is, its kind, the day as it is said, and its page."""

    day: dt.date
    code: str
    text: Pair
    kind: Pair
    told: Cell
    page: Record


def deadlines(scope: Scope) -> Content:
    """The days ahead that are known, soonest first: of open activities, commitments, and answers that are asked for."""
    found = sorted([*_activities(scope), *_commitments(scope), *_answers(scope)], key=lambda one: (one.day, one.code))
    columns = [
        column(_("Identifier"), weight=1.4),
        column(_("What it is about"), weight=3),
        column(_("Kind"), weight=1.2),
        column(_("Day"), weight=1.2),
    ]
    rows: list[list[Cell]] = [[one.code, one.text, one.kind, one.told] for one in found]
    pages = [one.page for one in found]
    return Content(grids=[Grid("deadlines", both(_("Deadlines ahead")), columns, rows, records=pages)])


def _activities(scope: Scope) -> Iterator[Due]:
    """Deadlines, and days planned where there is no deadline, as far as the readers may know them."""
    kept_back = set(scope.activities().filter(kept_back_q(scope.standing)).values_list("pk", flat=True))
    for one in scope.activities().filter(state__in=OPEN):
        day = due_on(deadline_on=one.deadline_on, deadline_year=one.deadline_year)
        told: Cell = day_said(day) if one.deadline_on else str(one.deadline_year)
        kind = both(_("Deadline of an activity"))
        if day is None and one.pk not in kept_back:
            day, precision = one.starts_on or one.ends_on, one.dates_precision
            told, kind = both(partial(say_date, day, precision)), both(_("Activity planned"))
        if day and day >= scope.on:
            yield Due(day, one.code, of(one, "title"), kind, told, ("activity", one.code))


def _commitments(scope: Scope) -> Iterator[Due]:
    """What asks the report's country, or anybody where it is about none."""
    found = commitments_visible_to(scope.standing, on=scope.on).filter(state__in=sorted(ASKED), due_on__gte=scope.on)
    if scope.party:
        found = found.filter(asked_of_country(scope.party.pk))
    for one in found.select_related("outcome"):
        day, page = one.due_on or scope.on, ("item", one.outcome.code, one.number)
        told = both(partial(say_date, day, one.due_precision))
        yield Due(day, cited(one), of(one, "text"), both(_("Commitment")), told, page)


def _answers(scope: Scope) -> Iterator[Due]:
    """Answers asked for in the measuring of impact."""
    open_rounds = impact_rounds_visible_to(scope.standing).filter(state=RoundState.OPEN, due_on__gte=scope.on)
    for one in open_rounds:
        text = both(partial(named, one))
        told, page = day_said(one.due_on), ("impact_round", one.pk)
        yield Due(one.due_on, one.plan.code, text, both(_("Answer asked for")), told, page)


def named(one: ImpactRound) -> str:
    """An impact round in the reader's language: “Impact round, Strategic Plan ...”."""
    return ", ".join([str(_("Impact round")), str(one.plan)])
