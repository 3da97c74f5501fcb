"""What was decided about a frozen report: its approval, a text held back, and the page that says so."""

from io import BytesIO

from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.languages import LANGUAGES
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.step import step

from ..actions.approval import approve_report, hold_section, settle_holding
from ..forms.report import ApprovalForm, HoldingForm
from ..queries.approval import bodies_that_approve, countries_that_may_hold, decided_on
from ..queries.paper.note import WRITERS, note_of
from ..queries.report import holdings_visible_to, reports_visible_to, sections_visible_to, title_of
from ..queries.sections import title_of as title_of_section
from .file import PAPERS


@needs("report.approve", among=reports_visible_to, key="code", look_up="code")
def report_approve(request, report):
    """Record which body approved it, when and where; again, to put the record right."""
    standing, approval = request.standing, decided_on(report).approval
    names = ("body", "approved_on", "place_en", "place_es")
    initial = {name: getattr(approval, name) for name in names} if approval else {}
    form = ApprovalForm(
        request.POST or None,
        initial=initial,
        bodies=bodies_that_approve(standing.on),
        is_on_record=approval is not None,
    )
    if attempt(form, lambda **said: approve_report(report=report, by=standing, on=standing.on, **said)):
        return done(request, to=_address(report), message=_("The approval is on record."))
    return page(
        request,
        "reports/report/approve.html",
        status=status_of(form),
        form=form,
        report=report,
        report_title=title_of(report),
    )


@needs("report.hold", among=sections_visible_to)
def section_hold(request, section):
    """Hold its text back at a country's request."""
    standing = request.standing
    form = HoldingForm(request.POST or None, countries=countries_that_may_hold(standing.on))
    if attempt(form, lambda **said: hold_section(section=section, by=standing, on=standing.on, **said)):
        return done(request, to=_address(section.report), message=_("The text is held back; the rest goes ahead."))
    return page(
        request,
        "reports/report/hold.html",
        status=status_of(form),
        form=form,
        report=section.report,
        title=title_of_section(section.code),
        report_title=title_of(section.report),
    )


@needs("report.hold", among=holdings_visible_to)
@require_POST
def holding_settle(request, holding):
    """The text is held back no longer for that country."""
    standing = request.standing
    return step(
        request,
        lambda: settle_holding(holding=holding, by=standing, on=standing.on),
        to=_address(holding.section.report),
        message=_("The text is settled."),
    )


@needs("report.view", among=reports_visible_to, key="code", look_up="code")
def report_note(request, report, language, ending):
    """The page that goes with the report's files."""
    paper = request.GET.get("paper", PAPERS[0])
    if ending not in WRITERS or language not in LANGUAGES or paper not in PAPERS or not decided_on(report):
        raise Http404
    file = note_of(report, ending, language, paper)
    return FileResponse(
        BytesIO(file.content),
        as_attachment=True,
        filename=file.name,
        content_type=file.content_type,
        headers={"Cache-Control": "private, no-store"},
    )


def _address(report):
    return reverse("reports:report-detail", args=[report.code])
