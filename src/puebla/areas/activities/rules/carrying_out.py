"""Whether an activity may be carried out yet (F2; SP23 Responsibilities)."""

from ..states import CARRIES_OUT, RECORDS_THE_PAST, NoteState


def needs_note(*, verb: str, year: int, this_year: int) -> bool:
    """Whether the step has to wait for the concept note.

    Every step that carries an activity out has to. Evidence that turns up after the activity's year records what
    happened: a note can no longer precede it, and refusing would only keep the matrix wrong.
    """
    if verb in RECORDS_THE_PAST and year < this_year:
        return False
    return verb in CARRIES_OUT


def has_leave(*, note_state: str | None, is_excepted: bool) -> bool:
    """Whether the note is accepted or the Presidency has made an exception, which stays on record."""
    return is_excepted or note_state == NoteState.ACCEPTED
