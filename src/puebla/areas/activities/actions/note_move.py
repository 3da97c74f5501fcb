"""A concept note on its way: submitted, returned with remarks, checked, accepted, reopened (F2; sources.md 2.18)."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.trail import because

from ..models import ConceptNote, NoteRemark
from ..notices import concept_note as notice
from ..queries.note import form_of_note, locked_note, states_of
from ..states import NOTE_MOVES


@transaction.atomic
def submit_note(*, note: ConceptNote, by: Standing, on: dt.date, version: int | None = None) -> ConceptNote:
    """The responsible party hands the note in; the Secretariat is told.

    Raises ``RuleBroken("incomplete")`` with everything that is missing at the note's level (F2).
    """
    note = _locked(note, version)
    must(by, "concept_note.submit", note)
    move(note, "submit", NOTE_MOVES)
    _refuse_incomplete(note)
    note.submitted_on = on
    note.checked_on = note.accepted_on = None
    note.accepted_by_delegation = False
    _save(note, by, "concept_note.submit")
    notice.announce_submitted(note, by=by)
    return note


@transaction.atomic
def return_note(
    *, note: ConceptNote, by: Standing, on: dt.date, remarks: Mapping[str, str], version: int | None = None
) -> ConceptNote:
    """The Secretariat gives the note back with at least one remark, by section (or ``""``); its writers are told."""
    note = _locked(note, version)
    must(by, "concept_note.return", note)
    move(note, "return", NOTE_MOVES)
    said = {section: text.strip() for section, text in remarks.items() if text.strip()}
    known = {section.code for section in form_of_note(note).sections} | {""}
    if not said or not set(said) <= known:
        raise RuleBroken("remark_needed", _("Say what has to be changed, in at least one section."), rule="F2")
    note.checked_on = None
    reason = " · ".join(said.values())
    with because(by=by, act="concept_note.return", reason=reason):
        NoteRemark.objects.bulk_create(
            NoteRemark(note=note, section=section, text=text, made_on=on, made_by=by.name)
            for section, text in said.items()
        )
    _save(note, by, "concept_note.return", reason=reason)
    notice.announce_returned(note, by=by, remarks=said)
    return note


@transaction.atomic
def check_note(*, note: ConceptNote, by: Standing, on: dt.date, version: int | None = None) -> ConceptNote:
    """The Secretariat finds the note in order; its remarks count as settled, and the Presidency is asked to accept it."""
    note = _locked(note, version)
    must(by, "concept_note.check", note)
    move(note, "check", NOTE_MOVES)
    note.checked_on = on
    with because(by=by, act="concept_note.check"):
        for remark in note.remarks.filter(settled_on=None).order_by("pk"):
            remark.settled_on = on
            remark.save(update_fields=["settled_on"])
    _save(note, by, "concept_note.check")
    notice.announce_checked(note, by=by)
    return note


@transaction.atomic
def accept_note(*, note: ConceptNote, by: Standing, on: dt.date, version: int | None = None) -> ConceptNote:
    """The Presidency, or the Secretariat where acceptance is delegated, accepts the note: the activity may begin (F2).

    Acceptance by delegation is marked on the note; its writers are told.
    """
    note = _locked(note, version)
    must(by, "concept_note.accept", note)
    move(note, "accept", NOTE_MOVES)
    note.accepted_on = on
    note.accepted_by_delegation = not by.holds("ppt")
    _save(note, by, "concept_note.accept")
    notice.announce_accepted(note, by=by)
    return note


@transaction.atomic
def reopen_note(
    *, note: ConceptNote, by: Standing, on: dt.date, reason: str, version: int | None = None
) -> ConceptNote:
    """An accepted note becomes a draft again, with a reason that stays; it has to go the whole way once more."""
    note = _locked(note, version)
    must(by, "concept_note.reopen", note)
    move(note, "reopen", NOTE_MOVES)
    if not reason.strip():
        raise RuleBroken("reason_needed", _("Say why the note is opened again."), rule="F2", field="reason")
    note.submitted_on = note.checked_on = note.accepted_on = None
    note.accepted_by_delegation = False
    _save(note, by, "concept_note.reopen", reason=reason)
    notice.announce_reopened(note, by=by, reason=reason)
    return note


def _locked(note: ConceptNote, version: int | None) -> ConceptNote:
    """The note as it stands; refused where it is not the version that the person looked at."""
    current = locked_note(note.pk)
    if version is not None and current.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed the note since you opened this page. Look at it again before you go on."),
            current=current,
        )
    return current


def _refuse_incomplete(note: ConceptNote) -> None:
    lacking = [state for state in states_of(note) if state.is_in_the_way]
    if lacking:
        sections = ", ".join(str(state.section.title) for state in lacking)
        raise RuleBroken(
            "incomplete",
            _("The note cannot be submitted yet. Missing or to be corrected: %(sections)s.") % {"sections": sections},
            rule="F2",
        )


def _save(note: ConceptNote, by: Standing, act: str, reason: str = "") -> None:
    note.version += 1
    with because(by=by, act=act, reason=reason):
        note.save()
