"""What outcomes ask of somebody, by state, overdue, and by whom it was reported on: in the report's own words (F4, F7, M4).

Counted are the commitments decided by the last day that is reported on, but for those that were closed before its first.
"""

import datetime as dt
from collections import Counter

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from puebla.areas.decisions.models import Item
from puebla.areas.decisions.queries.follow_up import countries_reporting_on, follow_ups_on
from puebla.areas.decisions.queries.item import addressed_to, asked_of_country, commitments_visible_to, whole
from puebla.areas.decisions.rules.due import is_overdue
from puebla.areas.decisions.states import CLOSED, OPEN, CommitmentState
from puebla.areas.members.queries.party import members_on
from puebla.kernel.dates import say_date

from ...rules.content import Cell, Column, Content, Figure, Grid, Pair, Record, both, of
from ..scope import Scope
from .words import TOTAL, cited, column, day_said, number, with_total, words_of


def commitments(scope: Scope) -> Content:
    """Of the whole process, or of what asks the report's body or country: counted, and each with its state."""
    items = list(_items(scope))
    counts = Counter(item.state for item in items)
    overdue = [item for item in items if _is_overdue(item, scope.day)]
    figures = [
        Figure(word.code, name, sum(counts[state] for state in word.states), len(items))
        for word, name in words_of(scope, of_commitments=True)
    ]
    reported = len(items) - counts[CommitmentState.NO_EVIDENCE]
    figures += [
        Figure("reported", both(pgettext_lazy("figure", "Reported on")), reported, len(items)),
        Figure("overdue", both(pgettext_lazy("commitments", "Overdue")), len(overdue), len(items)),
    ]
    if not (scope.body or scope.party):
        members = members_on(scope.day).count()
        told = countries_reporting_on(scope.day, scope.standing).count()
        figures.append(Figure("countries", both(_("Countries that reported what they did")), told, members))
    by_outcome = [] if scope.party or not items else [_by_outcome(scope, items)]
    return Content(figures=figures, grids=[*by_outcome, _each(scope, items), _not_achieved(items)])


def open_commitments(scope: Scope) -> Content:
    """What a presidency takes over: those that are open, with whom they ask and by when."""
    items = [item for item in _items(scope) if item.state in OPEN]
    overdue = sum(_is_overdue(item, scope.day) for item in items)
    figures = [
        Figure("open", both(_("Open commitments")), len(items)),
        Figure("overdue", both(pgettext_lazy("commitments", "Overdue")), overdue, len(items)),
    ]
    return Content(figures=figures, grids=[_each(scope, items)])


def _items(scope: Scope) -> QuerySet[Item]:
    found = commitments_visible_to(scope.standing, on=scope.day)
    found = found.exclude(state__in=sorted(CLOSED), state_since__lt=scope.from_on)
    if scope.body:
        found = found.filter(addressed_to(scope.body.code))
    if scope.party:
        found = found.filter(_of_party(scope))
    return whole(found)


def _of_party(scope: Scope) -> Q:
    return asked_of_country(scope.party.pk) if scope.party else Q()


def _is_overdue(item: Item, on: dt.date) -> bool:
    return is_overdue(state=item.state, due_on=item.due_on, is_to_the_day=item.is_due_to_the_day, on=on)


def _by_outcome(scope: Scope, items: list[Item]) -> Grid:
    """Outcome by state, the latest first."""
    words = words_of(scope, of_commitments=True)
    outcomes = {item.outcome_id: item.outcome for item in items}
    counts = Counter((item.outcome_id, item.state) for item in items)
    rows: list[list[Cell]] = []
    for key, outcome in outcomes.items():
        numbers = [sum(counts[key, state] for state in word.states) for word, _name in words]
        rows.append([_outcome(outcome), *numbers, sum(numbers)])
    columns = [
        column(_("Outcome"), weight=3),
        *(Column(name, 1, is_number=True) for _word, name in words),
        number(TOTAL),
    ]
    return Grid(
        "by_outcome",
        both(_("Commitments by outcome and state")),
        columns,
        with_total(rows),
        has_total=True,
        records=[("outcome", outcome.code) for outcome in outcomes.values()],
    )


def _outcome(outcome) -> Pair:
    symbol = outcome.symbol or outcome.code
    return both(lambda: f"{symbol}, {outcome.body.short_name or outcome.body.name}, {say_date(outcome.held_on)}")


def _not_achieved(items: list[Item]) -> Grid:
    """Which were not achieved, and why (sources.md 2.19)."""
    missed = [item for item in items if item.state == CommitmentState.NOT_ACHIEVED]
    return Grid(
        "not_achieved_because",
        both(_("Not achieved, and why")),
        [column(_("Item"), weight=1.6), column(_("Commitment"), weight=3), column(_("Reason"), weight=3)],
        [[cited(item), of(item, "text"), item.state_words] for item in missed],
        records=_pages(missed),
    )


def _pages(items: list[Item]) -> list[Record | None]:
    return [("item", item.outcome.code, item.number) for item in items]


def _each(scope: Scope, items: list[Item]) -> Grid:
    """Each commitment; in a country's own paper with the day on which the country last reported on it."""
    names = {state: name for word, name in words_of(scope, of_commitments=True) for state in word.states}
    last = _reported_on(scope) if scope.party else {}
    rows: list[list[Cell]] = []
    for item in items:
        row: list[Cell] = [cited(item), of(item, "text")]
        row += [] if scope.party else [_asked(item)]
        row += [_due(item, scope.day), names[item.state]]
        row += [day_said(last.get(item.pk), _("not yet"))] if scope.party else []
        rows.append(row)
    columns = [column(_("Item"), weight=1.6), column(_("Commitment"), weight=3.6)]
    columns += [] if scope.party else [column(_("Addressee"), weight=1.6)]
    columns += [column(_("Deadline"), weight=1.2), column(_("State"), weight=1.1)]
    columns += [column(_("Reported on by the country"), weight=1.2)] if scope.party else []
    return Grid("commitments", both(_("Each commitment")), columns, rows, records=_pages(items))


def _asked(item: Item) -> Pair:
    return both(lambda: ", ".join(str(one) for one in item.addressees.all()) or "—")


def _due(item: Item, on: dt.date) -> Cell:
    if item.due_on is None:
        return None
    if not item.is_due_to_the_day:
        return str(item.due_on.year)
    day = item.due_on
    if _is_overdue(item, on):
        return both(lambda: say_date(day) + " (" + pgettext("commitment", "overdue") + ")")
    return day_said(day)


def _reported_on(scope: Scope) -> dict[int, dt.date]:
    """``{item: day}`` of the country's latest report on each."""
    own = follow_ups_on(scope.day, scope.standing).filter(party=scope.party)
    return dict(own.order_by("reported_on").values_list("item", "reported_on"))
