"""What of reports takes longer than a page may: freezing one, with six files to write."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from puebla.kernel.access.standing import Standing
from puebla.kernel.jobs.declared import work

from .actions.report import freeze_report
from .queries.report import report_with
from .states import ReportState


@work("report.freeze")
def freeze(*, by: Standing, on: dt.date, progress: Callable[[int, int], Any], code: str) -> str:
    """Freeze the report; one that is frozen already stays as it is, so that a second beginning does no harm."""
    report = report_with(code)
    if report.state == ReportState.DRAFT:
        freeze_report(report=report, by=by, on=on, progress=progress)
    return reverse("reports:report-detail", args=[code])
