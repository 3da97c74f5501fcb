"""Files of an activity: taken in after a look at what they are, withdrawn but never deleted (H1)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Person
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.kernel.uploads import check_upload, keep

from ..models import Activity, Attachment
from ..queries.readers import named_for
from ..rules.readers import CHOOSABLE, NARROW


@transaction.atomic
def attach_file(*, activity: Activity, by: Standing, at: dt.datetime, upload: Any, audience: str) -> Attachment:
    """Keep a file with the activity for the audience chosen.

    Raises ``RuleBroken`` for a file that may not be kept, one that is there already, and an audience that is not listed;
    only the Presidency and the Secretariat open a file to more than members and those who do the work.
    """
    must(by, "attachment.attach", activity)
    if audience not in CHOOSABLE or (audience not in NARROW and not by.holds("es", "ppt")):
        raise RuleBroken("unknown_audience", _("Choose one of the audiences listed."), rule="A5", field="audience")
    checked = check_upload(upload)
    if activity.attachments.filter(sha256=checked.sha256, withdrawn_on=None).exists():
        raise RuleBroken("already_attached", _("This very file is attached already."), field="file")
    with because(by=by, act="attachment.attach"):
        return Attachment.objects.create(
            activity=activity,
            name=checked.name,
            content_type=checked.content_type,
            size=checked.size,
            sha256=checked.sha256,
            file=keep(checked),
            uploaded_by=Person.objects.get(pk=by.person_id or 0),
            uploaded_at=at,
            audience=audience,
            audience_to=[*named_for(activity, audience), f"person:{by.person_id}"],
        )


@transaction.atomic
def withdraw_file(*, attachment: Attachment, by: Standing, on: dt.date, reason: str) -> Attachment:
    """Take a file out of use, with a reason. It stays in the history and for the Secretariat; nobody else gets it."""
    attachment = Attachment.objects.select_for_update().get(pk=attachment.pk)
    must(by, "attachment.withdraw", attachment)
    if attachment.withdrawn_on:
        raise RuleBroken("already_withdrawn", _("This file was already withdrawn."))
    if not reason.strip():
        raise RuleBroken("reason_needed", _("Say why the file is withdrawn."), rule="H1", field="reason")
    attachment.withdrawn_on = on
    with because(by=by, act="attachment.withdraw", reason=reason):
        attachment.save(update_fields=["withdrawn_on"])
    return attachment
