"""An activity's status changes, along its table and nowhere else (F1, F2)."""

import datetime as dt

from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import all_or_nothing

from ..models import Activity, ConceptNote
from ..queries.lock import locked
from ..rules.carrying_out import has_leave, needs_note
from ..states import ACTIVITY_MOVES, NEEDS_REASON
from .keep import keep_changes


@all_or_nothing
def change_status(
    *, activity: Activity, verb: str, by: Standing, on: dt.date, version: int, reason: str = ""
) -> Activity:
    """Take the step ``verb`` of ``ACTIVITY_MOVES``; the new status holds since ``on`` and keeps its reason.

    Raises ``RuleBroken``: ``wrong_state`` where the table has no such step, ``reason_needed`` for a step backwards or
    something not achieved, ``note_needed`` where the concept note is neither accepted nor excepted (F2); and
    ``ChangedMeanwhile`` where the row changed since it was read.
    """
    activity = locked(activity, version)
    must(by, "activity.set_status", activity)
    move(activity, verb, ACTIVITY_MOVES)
    reason = reason.strip()
    if verb in NEEDS_REASON and not reason:
        raise RuleBroken(
            "reason_needed", _("Say why: the reason is shown beside the status."), rule="F1", field="reason"
        )
    if needs_note(verb=verb, year=activity.year, this_year=on.year):
        _refuse_without_note(activity)
    activity.state_reason = reason
    activity.state_since = on
    columns = ("state", "state_reason", "state_since")
    keep_changes(activity=activity, columns=columns, by=by, act=f"activity.{verb}", reason=reason)
    return activity


def _refuse_without_note(activity: Activity) -> None:
    state = ConceptNote.objects.filter(activity=activity).values_list("state", flat=True).first()
    if not has_leave(note_state=state, is_excepted=activity.note_excepted_on is not None):
        raise RuleBroken(
            "note_needed",
            _(
                "“%(activity)s” cannot be carried out before its concept note is accepted. "
                "Complete the note, or ask the Presidency to record an exception."
            )
            % {"activity": activity.title},
            rule="F2",
            field="verb",
        )
