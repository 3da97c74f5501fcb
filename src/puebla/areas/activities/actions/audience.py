"""Who reads an activity, its concept note, its report and its files (A5)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Activity, Attachment, ConceptNote, ExecutionReport
from ..queries.held import held_of
from ..queries.readers import named_for
from ..rules.readers import CHOOSABLE


@transaction.atomic
def set_audience(*, record: Activity | ConceptNote | ExecutionReport, audience: str, by: Standing) -> None:
    """The Presidency or the Secretariat settles who reads a record; those named in it follow from the audience.

    A note or a report is never read by somebody who may not read its activity: the queries ask both.
    """
    activity = record if isinstance(record, Activity) else record.activity
    must(by, "activity.set_audience", activity)
    if audience not in CHOOSABLE:
        raise RuleBroken("unknown_audience", _("Choose one of the audiences listed."), rule="A5", field="audience")
    with because(by=by, act="activity.set_audience"):
        record.audience = audience
        record.audience_to = named_for(activity, audience)
        record.save(update_fields=["audience", "audience_to"])


def renew_readers(*, activity: Activity, by: Standing) -> None:
    """Name anew those who do the work, wherever a record of the activity names them; part of another act."""
    with because(by=by, act="activity.renew_readers"):
        for record in _records(activity):
            # Whoever sent a file in keeps it, whatever its audience.
            people = [name for name in record.audience_to if name.startswith("person:")]
            names = named_for(activity, record.audience) + people
            if names != record.audience_to:
                record.audience_to = names
                _save_names(record)


def _save_names(record: Any) -> None:
    """With the rest of its row, where that is still to be saved."""
    if isinstance(record, Activity) and (held := held_of(record)):
        held.waiting.add("audience_to")
    else:
        record.save(update_fields=["audience_to"])


def _records(activity: Activity) -> list[Any]:
    held = held_of(activity)
    if held and not held.has_papers:
        return [activity]
    return [
        activity,
        *ConceptNote.objects.filter(activity=activity),
        *ExecutionReport.objects.filter(activity=activity),
        *Attachment.objects.filter(activity=activity).order_by("pk"),
    ]
