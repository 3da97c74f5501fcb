"""Concept notes that a standing may see, and what their pages read (A5, F6)."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import ActivityBody, ActivityTopic, ConceptNote, Involvement
from ..rules.completeness import SectionState, section_states
from ..rules.form import Form
from ..rules.note_form import form_of
from .values import records_of, values_of


def notes_visible_to(standing: Standing) -> QuerySet[ConceptNote]:
    """The notes whose audience includes the standing, of activities that it may read."""
    return with_activity(ConceptNote.objects.filter(readable_q(standing), readable_q(standing, "activity__")))


def with_activity(notes: QuerySet[ConceptNote]) -> QuerySet[ConceptNote]:
    """The notes with all that their form reads."""
    return notes.select_related(
        "activity__plan", "activity__body", "activity__pillar", "activity__work_plan", "activity__group_plan_line"
    ).prefetch_related(
        Prefetch("activity__activity_topics", ActivityTopic.objects.select_related("topic__pillar").order_by("pk")),
        Prefetch("activity__activity_bodies", ActivityBody.objects.select_related("body").order_by("pk")),
        Prefetch("activity__involvements", Involvement.objects.select_related("party", "body").order_by("pk")),
        "activity__indicators",
    )


def locked_note(pk: int) -> ConceptNote:
    """The note and its activity, held until the transaction ends, with all that its form reads."""
    return with_activity(ConceptNote.objects.select_for_update(of=("self", "activity")).filter(pk=pk)).get()


def form_of_note(note: ConceptNote) -> Form:
    """The form on which the note was begun (F6)."""
    return form_of(note.form_version)


def note_values(note: ConceptNote) -> dict[str, Any]:
    """Everything the note's form holds, in both languages."""
    return values_of(form_of_note(note).inputs(), records_of(note))


def states_of(note: ConceptNote) -> list[SectionState]:
    """How full each section is at the note's level."""
    return section_states(form_of_note(note), note.level, note_values(note), note.kept_apart)


def open_remarks(note: ConceptNote) -> dict[str, list[Any]]:
    """What the Secretariat asked for and has not settled, by section code (empty: the whole note)."""
    remarks: dict[str, list[Any]] = {}
    for remark in note.remarks.filter(settled_on=None).order_by("pk"):
        remarks.setdefault(remark.section, []).append(remark)
    return remarks
