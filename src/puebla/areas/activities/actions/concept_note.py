"""Begin a concept note and write it (F2, F3, F6; SP23 Responsibilities)."""

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Activity, ConceptNote
from ..queries.note import form_of_note, locked_note
from ..queries.readers import named_for
from ..queries.values import records_of
from ..rules.note_form import current_form
from ..states import WRITABLE, ActivityState, NoteLevel
from .fill import Typed, fill

CLOSED = {ActivityState.DROPPED, ActivityState.NOT_ACHIEVED}


@transaction.atomic
def begin_note(*, activity: Activity, by: Standing, level: str = NoteLevel.FULL) -> ConceptNote:
    """Begin the concept note of an activity on today's version of the form; an existing one is returned as it is.

    Members read it, and the parties that do the work; nobody else until its audience is widened.
    """
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    must(by, "concept_note.write", activity)
    existing = ConceptNote.objects.filter(activity=activity).first()
    if existing:
        return existing
    if activity.state in CLOSED:
        raise RuleBroken(
            "wrong_state",
            _("A concept note cannot be begun while the activity is “%(state)s”.")
            % {"state": activity.get_state_display()},
            rule="F2",
        )
    with because(by=by, act="concept_note.begin"):
        return ConceptNote.objects.create(
            activity=activity,
            level=level,
            form_version=current_form().version,
            audience=Audience.MEMBERS,
            audience_to=named_for(activity, Audience.MEMBERS),
        )


@transaction.atomic
def write_note(
    *, note: ConceptNote, by: Standing, language: str, typed: Typed, level: str | None = None
) -> ConceptNote:
    """Save what was typed into the note, whatever it is; texts go into ``language``.

    Fields that are the activity's are written into the activity in the same transaction (F3). What cannot be read is
    kept apart and pointed out. Raises ``ChangedMeanwhile`` where somebody else changed the same field since, and
    ``RuleBroken("wrong_state")`` once the note is submitted.
    """
    note = locked_note(note.pk)
    activity = note.activity
    must(by, "concept_note.write", note)
    _refuse_unless_writable(note)
    with because(by=by, act="concept_note.write"):
        filled = fill(
            inputs=form_of_note(note).inputs([language]),
            records=records_of(note),
            typed=typed,
            kept_apart=note.kept_apart,
            by=by,
        )
        if "activity" in filled.touched:
            activity.version += 1
            activity.save()
        is_level_new = level in NoteLevel.values and level != note.level
        if "note" in filled.touched or filled.kept_apart != note.kept_apart or is_level_new:
            note.level = level if level in NoteLevel.values else note.level
            note.kept_apart = filled.kept_apart
            note.version += 1
            note.save()
    return locked_note(note.pk)


def _refuse_unless_writable(note: ConceptNote) -> None:
    """Raise ``RuleBroken("wrong_state")`` unless the note is its writers' own."""
    if note.state not in WRITABLE:
        raise RuleBroken(
            "wrong_state",
            _("The concept note is “%(state)s” and can be changed again once it is returned or reopened.")
            % {"state": note.get_state_display()},
            rule="F2",
        )
