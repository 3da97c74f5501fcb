"""A report as a file: the kept one where it is frozen, else as it would be today."""

from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.uploads import as_download

from ..queries.paper.file import KINDS, written
from ..queries.report import reports_visible_to

PAPERS = ("a4", "letter")


@needs("report.view", among=reports_visible_to, key="code", look_up="code")
def report_file(request, report, language, ending):
    """DOCX, PDF or the annex, in either language; ``?paper=letter`` for the other paper."""
    paper = request.GET.get("paper", PAPERS[0])
    if (ending, language) not in KINDS or paper not in PAPERS:
        raise Http404
    kept = next((one for one in report.renderings.all() if (one.ending, one.language) == (ending, language)), None)
    try:
        if kept and paper == PAPERS[0]:
            return as_download(kept.file.name, name=kept.name, content_type=kept.content_type)
        file = written(report, ending, language, paper)
    except FileNotFoundError as gone:
        raise Http404(_("The file is no longer on the disk; the Secretariat can restore it from a backup.")) from gone
    except RuleBroken as broken:
        messages.error(request, str(broken))
        return HttpResponseRedirect(reverse("reports:report-detail", args=[report.code]))
    response = FileResponse(
        BytesIO(file.content), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["Cache-Control"] = "private, no-store"
    return response
