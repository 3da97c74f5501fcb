"""How history tells reports with their sections and files (H1)."""

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import Approval, Holding, Rendering, Report, Section
from .states import ReportState


def refuses_restoring(report):
    """What is frozen stays as it is; a draft is brought back by refreshing and writing."""
    if report.state == ReportState.FROZEN:
        return translated("This report is frozen; it stays as it is.")
    if report.state == ReportState.SET_ASIDE:
        return translated("This draft was set aside. Begin another.")
    return None


told(
    Report,
    _("report"),
    hidden=["meant_for_named"],
    kept=[
        "code",
        "kind",
        "from_on",
        "until_on",
        "as_of",
        "number",
        "frozen_on",
        "frozen_by",
        "presidency",
        "body",
        "party",
        "title_en",
        "title_es",
    ],
)
told(Section, _("section"), says=["code"], hidden=["report", "position", "content", "changes"])
told(
    Rendering, _("file"), says=["name"], hidden=["report", "sha256", "file"], labels={"content_type": _("kind of file")}
)

told(Approval, _("approval"), hidden=["report"])
told(Holding, _("text held back"), says=["party"], hidden=["section"])

kind(
    "process-report",
    Report,
    key="code",
    permission="report.view",
    audience=[""],
    page="reports:report-detail",
    refuses_restoring=refuses_restoring,
)
part("process-report", Section, "report")
part("process-report", Rendering, "report")
part("process-report", Approval, "report")
part("process-report", Holding, "section__report")
