"""What ``puebla doctor`` counts here."""

from ..models import Report
from ..states import ReportState


def counts() -> dict[str, int]:
    """Reports, and how many of them are frozen."""
    return {
        "reports": Report.objects.count(),
        "reports.frozen": Report.objects.filter(state=ReportState.FROZEN).count(),
    }
