"""An activity is carried out without its concept note: only by a decision of the Presidency, with its reason (F2)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.trail import because

from ..models import Activity
from ..notices import exception as notice


@transaction.atomic
def except_from_note(*, activity: Activity, by: Standing, on: dt.date, reason: str, version: int) -> Activity:
    """The Presidency lets the activity go ahead without a complete note; day and reason stay on it for good.

    The Secretariat and those who do the work are told. Raises ``RuleBroken`` without a reason or where there already
    is an exception, ``ChangedMeanwhile`` where the activity changed since it was read.
    """
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    must(by, "activity.except_from_note", activity)
    if activity.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed the activity since you opened this page. Look at it again before you decide."),
            current=activity,
        )
    if activity.note_excepted_on:
        raise RuleBroken("already_excepted", _("The activity already goes ahead without a note."), rule="F2")
    if not reason.strip():
        raise RuleBroken(
            "reason_needed", _("Say why the activity goes ahead without a note."), rule="F2", field="reason"
        )
    activity.note_excepted_on = on
    activity.note_exception_reason = reason.strip()
    activity.version += 1
    with because(by=by, act="activity.except_from_note", reason=reason):
        activity.save(update_fields=["note_excepted_on", "note_exception_reason", "version"])
    notice.announce_excepted(activity, by=by)
    return activity
