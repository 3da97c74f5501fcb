"""Interpretive notes: how one country reads one passage, kept with it through every version (L1; SP19 note 7)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import InterpretiveNote, Passage


@transaction.atomic
def record_note(
    *, passage: Passage, party: Party, by: Standing, on: dt.date, text_en: str, text_es: str
) -> InterpretiveNote:
    """Put a country's note beside a passage; published or not, the passage's own words do not change."""
    note = InterpretiveNote(passage=passage, party=party, text_en=text_en, text_es=text_es, noted_on=on)
    must(by, "plan.note", note)
    if not (text_en or text_es):
        raise RuleBroken("text_missing", _("Write the note in at least one language."), rule="L1", field="text_en")
    with because(by=by, act="plan.note.record"):
        note.save()
    return note


@transaction.atomic
def reword_note(
    *, note: InterpretiveNote, by: Standing, text_en: str, text_es: str, reason: str = ""
) -> InterpretiveNote:
    """Change the words of a note that stands."""
    must(by, "plan.note", note)
    _must_stand(note)
    note.text_en, note.text_es = text_en, text_es
    with because(by=by, act="plan.note.reword", reason=reason):
        note.save(update_fields=["text_en", "text_es"])
    return note


@transaction.atomic
def withdraw_note(*, note: InterpretiveNote, by: Standing, on: dt.date, reason: str = "") -> InterpretiveNote:
    """Take a note back; versions published while it stood keep it."""
    must(by, "plan.note", note)
    _must_stand(note)
    note.withdrawn_on = on
    with because(by=by, act="plan.note.withdraw", reason=reason):
        note.save(update_fields=["withdrawn_on"])
    return note


def _must_stand(note):
    if note.withdrawn_on is not None:
        raise RuleBroken("withdrawn", _("This note was withdrawn already."), rule="L1")
