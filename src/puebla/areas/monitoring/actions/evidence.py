"""Files that show how a value came about (F5)."""

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

from ..models import Evidence, Measurement
from ..states import WRITABLE


@transaction.atomic
def attach_evidence(*, measurement: Measurement, by: Standing, at: dt.datetime, upload: Any) -> Evidence:
    """Keep a file with a value that was not handed in yet.

    Raises ``RuleBroken`` for a file that may not be kept, one that is there already (``already_attached``), and a value
    that was handed in (``handed_in``).
    """
    measurement = Measurement.objects.select_for_update(of=("self",)).get(pk=measurement.pk)
    must(by, "measurement.enter", measurement)
    if measurement.state not in WRITABLE:
        raise RuleBroken("handed_in", _("This value was handed in; its evidence stays as it is."), rule="H1")
    checked = check_upload(upload)
    if measurement.evidence.filter(sha256=checked.sha256).exists():
        raise RuleBroken("already_attached", _("This very file is attached already."), field="file")
    with because(by=by, act="measurement.evidence"):
        return Evidence.objects.create(
            measurement=measurement,
            name=checked.name,
            content_type=checked.content_type,
            size=checked.size,
            sha256=checked.sha256,
            file=keep(checked),
            uploaded_by=Person.objects.get(pk=by.person_id or 0),
            uploaded_at=at,
        )
