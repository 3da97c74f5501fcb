"""Execution reports that a standing may see, and how complete they are (A5)."""

from django.db.models import Prefetch, QuerySet

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import Attendance, ExecutionReport
from ..rules.completeness import SectionState, section_states
from ..rules.report_form import REPORT_FORM
from .values import records_of, values_of


def reports_visible_to(standing: Standing) -> QuerySet[ExecutionReport]:
    """The reports whose audience includes the standing, of activities that it may read."""
    return with_activity(ExecutionReport.objects.filter(readable_q(standing), readable_q(standing, "activity__")))


def with_activity(reports: QuerySet[ExecutionReport]) -> QuerySet[ExecutionReport]:
    """The reports with all that their form reads."""
    attendances = Attendance.objects.select_related("party").order_by("pk")
    return reports.select_related("activity__plan", "activity__body").prefetch_related(
        Prefetch("attendances", attendances)
    )


def report_states(report: ExecutionReport) -> list[SectionState]:
    """How full each section of the report is."""
    values = values_of(REPORT_FORM.inputs(), records_of(report))
    return section_states(REPORT_FORM, "always", values, report.kept_apart)


def is_complete(report: ExecutionReport) -> bool:
    """Whether the report says all that is asked."""
    return not any(state.is_in_the_way for state in report_states(report))
