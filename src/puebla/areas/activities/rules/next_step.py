"""What comes next for an activity: the steps that stand open, each with the permission it takes (F2)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..states import OPEN, ActivityState, NoteState


@dataclass(frozen=True)
class Step:
    """``code`` names the step for pages, ``permission`` is what the table asks for it."""

    code: str
    permission: str
    says: Any


BEGIN_NOTE = Step("begin_note", "concept_note.write", _("Begin the concept note"))
COMPLETE_NOTE = Step("complete_note", "concept_note.submit", _("Complete the concept note and submit it"))
CORRECT_NOTE = Step(
    "correct_note", "concept_note.submit", _("Answer the remarks on the concept note and submit it again")
)
CHECK_NOTE = Step("check_note", "concept_note.check", _("Check the concept note, or return it with remarks"))
ACCEPT_NOTE = Step("accept_note", "concept_note.accept", _("Accept the concept note"))
CARRY_OUT = Step("carry_out", "activity.set_status", _("Carry the activity out and say when it is under way"))
FINISH = Step("finish", "activity.set_status", _("Say when the activity is completed"))
REPORT = Step("report", "execution_report.write", _("Report what was done"))

OF_NOTE: dict[str | None, Step] = {
    None: BEGIN_NOTE,
    NoteState.DRAFT: COMPLETE_NOTE,
    NoteState.RETURNED: CORRECT_NOTE,
    NoteState.SUBMITTED: CHECK_NOTE,
    NoteState.CHECKED: ACCEPT_NOTE,
}


def next_steps(*, state: str, note_state: str | None, is_excepted: bool, is_reported: bool) -> list[Step]:
    """The open steps, the most urgent first; none for what was dropped, not achieved, or completed and reported."""
    if state == ActivityState.COMPLETED:
        return [] if is_reported else [REPORT]
    if state not in OPEN:
        return []
    steps = [] if note_state == NoteState.ACCEPTED else [OF_NOTE[note_state]]
    if is_excepted or note_state == NoteState.ACCEPTED:
        steps = [FINISH if state == ActivityState.UNDER_WAY else CARRY_OUT, *steps]
    return steps
