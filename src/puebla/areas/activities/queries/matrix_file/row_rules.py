"""What the cells of one row must satisfy together before they can be taken over (F1, F2)."""

import datetime as dt
from collections.abc import Callable

from ...models import ConceptNote
from ...rules.carrying_out import has_leave, needs_note
from ...rules.status_step import steps_of_new, verb_to
from ...rules.worded import worded as _
from ...states import CARRIES_OUT, NEEDS_REASON
from ..matrix.page import Facts
from .news import Cell, Fate, Row

OPEN = (Fate.CHANGED, Fate.CONFLICT)


def check_status(row: Row, facts: Facts, word_of: Callable[[str], str], this_year: int) -> None:
    """A status changes along its table; a step that needs a reason has it in the row; a reason needs its step."""
    status, reason = _open(row, "status"), _open(row, "reason")
    if status is None:
        if reason is not None:
            _mistake(reason, _("A reason belongs to a change of the status; change that too, or leave the reason."))
        return
    if row.fate == Fate.NEW:
        _check_first_status(status, reason, facts, this_year)
        return
    verb = verb_to(facts.state, status.value)
    if verb is None:
        words = {"before": word_of(facts.state), "after": word_of(status.value)}
        _mistake(status, _("From “%(before)s” an activity does not become “%(after)s” in one step.") % words)
    elif verb in NEEDS_REASON and not (reason and reason.value.strip()):
        _mistake(status, _("Say why in the column “Reason”: it is shown beside the status."))


def _check_first_status(status: Cell, reason: Cell | None, facts: Facts, this_year: int) -> None:
    """A new activity is planned; one of a past year may have been completed, where the row says how that is known."""
    steps = steps_of_new(status.value, year=facts.year, this_year=this_year)
    has_reason = reason is not None and bool(reason.value.strip())
    if any(verb in CARRIES_OUT and needs_note(verb=verb, year=facts.year, this_year=this_year) for verb in steps):
        _mistake(
            status,
            _(
                "A new activity is added as planned, because its concept note comes first. Leave the status empty here, "
                "and change it once the note is accepted."
            ),
        )
    elif len(steps) > 1 and not has_reason:
        _mistake(
            status,
            _(
                "Write in the column “Reason” of this row how it is known that it was carried out (a report, a list of "
                "those who came). Then it is added as completed."
            ),
        )
    elif set(steps) & NEEDS_REASON and not has_reason:
        _mistake(status, _("Say why in the column “Reason”: it is shown beside the status."))


def check_deadline(row: Row, facts: Facts) -> None:
    """A day lies in the year that stands beside it; what one of them brings along is said (sources.md 2.20)."""
    day, year, either = _open(row, "deadline_on"), _open(row, "deadline_year"), _open(row, "deadline")
    if either is not None and either.value[0] == "year":
        if facts.deadline_on and facts.deadline_on.year != either.value[1]:
            either.why = _("The day %(day)s goes: it lies in another year.") % {"day": facts.deadline_on.isoformat()}
        return
    on: dt.date | None = day.value if day else facts.deadline_on
    if on is None:
        return
    if year is None:
        if day is not None and facts.deadline_year not in (None, on.year):
            day.why = _("The year of the deadline follows: %(year)s.") % {"year": on.year}
    elif year.value is None:
        _mistake(year, _("The day %(day)s still stands beside it. Empty both.") % {"day": on.isoformat()})
    elif year.value != on.year:
        sentence = _("The day %(day)s does not lie in %(year)s. Make them agree, or empty one of the two.")
        _mistake(day or year, sentence % {"day": on.isoformat(), "year": year.value})


def check_reason(row: Row) -> None:
    """A reason is taken over with its step or not at all."""
    status, reason = _of(row, "status"), _open(row, "reason")
    if reason is not None and status is not None and status.fate not in OPEN:
        _mistake(reason, _("It belongs to the change of the status, which cannot be taken over."))


def check_notes(carried_out: list[tuple[Cell, Facts]], this_year: int) -> None:
    """What is carried out has its accepted concept note or the Presidency's exception (F2); one statement for all."""
    waiting = [
        (cell, facts)
        for cell, facts in carried_out
        if (verb := verb_to(facts.state, cell.value)) in CARRIES_OUT
        and needs_note(verb=verb or "", year=facts.year, this_year=this_year)
    ]
    if not waiting:
        return
    pks = [facts.id for _cell, facts in waiting]
    states = dict(ConceptNote.objects.filter(activity__in=pks).values_list("activity_id", "state"))
    for cell, facts in waiting:
        if not has_leave(note_state=states.get(facts.id), is_excepted=facts.note_excepted_on is not None):
            _mistake(
                cell,
                _(
                    "It cannot be carried out before its concept note is accepted or the Presidency records an exception."
                ),
            )


def _of(row: Row, name: str) -> Cell | None:
    return next((cell for cell in row.cells if cell.name == name), None)


def _open(row: Row, name: str) -> Cell | None:
    cell = _of(row, name)
    return cell if cell is not None and cell.fate in OPEN else None


def _mistake(cell: Cell, why: str) -> None:
    cell.fate, cell.why = Fate.MISTAKE, why
