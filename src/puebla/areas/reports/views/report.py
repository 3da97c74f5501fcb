"""Reports: the list, one with its sections, a new one, refreshing and freezing it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.areas.plans.forms.widgets import ReasonForm
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.jobs.asking import ask_for, open_job
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.step import step

from ..actions.report import draft_report, must_be_freezable, refresh_report, set_aside_report
from ..forms.report import DraftForm, FreezeForm
from ..queries.approval import can_be_approved, decided_on, say_approval
from ..queries.obstacle import obstacles
from ..queries.report import (
    freezing_key,
    other_editions,
    presidency_of_year,
    reports_listed,
    reports_visible_to,
    title_of,
    unacknowledged,
)
from ..queries.shown import shown_sections
from ..queries.subject import kinds_to_begin, periods_for, subjects_for
from ..queries.unfinished import unfinished
from ..rules.content import both
from ..rules.kind import KINDS
from ..rules.period import is_running
from ..states import ReportState


@needs("page.view")
def report_list(request):
    """Every report that the reader may see, and the kinds that they can begin."""
    reports = [(one, title_of(one)) for one in reports_listed(request.standing)]
    return page(request, "reports/report/list.html", reports=reports, kinds=kinds_to_begin(request.standing))


@needs("report.begin")
def report_begin(request, kind):
    """Begin a report of one kind."""
    kind = _kind(kind, request.standing)
    form = DraftForm(
        request.POST or None,
        kind=KINDS[kind],
        periods=periods_for(kind, request.standing),
        subjects=subjects_for(kind, request.standing),
    )
    report = attempt(form, lambda **_said: _drafted(form, kind, request)) if request.method == "POST" else None
    if report:
        return done(
            request, to=_address(report), message=_("The draft is filled from the records; its texts are yours.")
        )
    return page(request, "reports/report/begin.html", status=status_of(form), form=form, kind=kind)


@needs("report.view", among=reports_visible_to, key="code", look_up="code")
def report_detail(request, report):
    """A report with its figures and texts."""
    standing, decided = request.standing, decided_on(report)
    is_draft = report.state == ReportState.DRAFT
    return page(
        request,
        "reports/report/detail.html",
        report=report,
        title=title_of(report),
        sections=shown_sections(report, on=standing.on),
        may_write=is_draft and can(standing, "report.write", report),
        may_set_aside=is_draft and can(standing, "report.set_aside", report),
        may_freeze=is_draft and can(standing, "report.freeze", report),
        freezing=open_job(freezing_key(report)) if is_draft else None,
        changed=unacknowledged(report),
        editions=other_editions(report, standing),
        decided=decided,
        approved=say_approval(decided.approval) if decided.approval else "",
        may_approve=can_be_approved(report) and can(standing, "report.approve", report),
        may_hold=can_be_approved(report) and can(standing, "report.hold", report),
    )


@needs("report.write", among=reports_visible_to, key="code", look_up="code")
@require_POST
def report_refresh(request, report):
    """Fill it anew from the records of today."""
    standing = request.standing
    return step(
        request,
        lambda: refresh_report(report=report, by=standing, on=standing.on),
        to=_address(report),
        message=_("The figures are those of today. What changed is pointed out in its section."),
    )


@needs("report.freeze", among=reports_visible_to, key="code", look_up="code")
def report_freeze(request, report):
    """Freeze it, after a look at what that means."""
    standing, lacks = request.standing, unfinished(report)
    sent = request.POST if request.method == "POST" else None
    form = FreezeForm(sent, lacks_texts=lacks.is_texts, is_running=is_running(report.until_on, standing.on))
    job = attempt(form, lambda **said: _freezing(report, standing, **said))
    if job and job.asked_by_id == standing.person_id:
        return done(request, to=reverse("job", args=[job.pk]))
    if job:
        return done(request, to=_address(report), message=_("Somebody else asked for it before you."))
    return page(
        request,
        "reports/report/freeze.html",
        status=status_of(form),
        form=form,
        report=report,
        title=title_of(report),
        lacks=lacks,
        obstacles=obstacles(report),
    )


@needs("report.set_aside", among=reports_visible_to, key="code", look_up="code")
def report_set_aside(request, report):
    """Take a draft out of the way, with the reason."""
    form = ReasonForm(request.POST or None)
    if attempt(form, lambda reason: set_aside_report(report=report, by=request.standing, reason=reason)):
        message = _("The draft is set aside; it stays in the history.")
        return done(request, to=reverse("reports:report-list"), message=message)
    return page(
        request,
        "reports/report/set_aside.html",
        status=status_of(form),
        form=form,
        report=report,
        report_title=title_of(report),
    )


def _freezing(report, by, **said):
    """The job that freezes it; what stands in the way is said before anybody waits."""
    must_be_freezable(report=report, by=by, **said)
    titles = both(lambda: _("Freeze: %(report)s") % {"report": title_of(report)})
    return ask_for("report.freeze", by=by, key=freezing_key(report), titles=titles, code=report.code)


def _kind(code, standing):
    """The kind of that name. Raises ``Http404`` where there is none, ``PermissionDenied`` where it is not the reader's."""
    found = next((one for one in KINDS if one == code), None)
    if found is None:
        raise Http404
    if found not in kinds_to_begin(standing):
        raise PermissionDenied(_("Your office does not include this step."))
    return found


def _drafted(form, kind, request):
    from_on, until_on = form.days(request.standing.on)
    subject = form.cleaned_data.get("subject")
    return draft_report(
        kind=kind,
        from_on=from_on,
        until_on=until_on,
        by=request.standing,
        on=request.standing.on,
        meant_for=form.cleaned_data.get("meant_for", ""),
        presidency=presidency_of_year(from_on.year),
        **({KINDS[kind].about: subject} if subject else {}),
        **form.occasion(),
    )


def _address(report):
    return reverse("reports:report-detail", args=[report.code])
