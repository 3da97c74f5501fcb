"""The execution report of an activity: read, and written as the note is."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import done, page

from ..actions.report import write_report
from ..models import ExecutionReport
from ..queries.activity import activities_visible_to, make_whole, whole_activities_visible_to
from ..queries.attachment import attachments_of
from ..queries.report import report_states, reports_visible_to
from ..queries.said import said_of
from ..queries.translation import outdated_translations
from ..rules.report_form import REPORT_FORM
from ..rules.seen import write_seen
from .declared import context_of, form_on, language_of, seen_again, seen_now

SAVED = "activities/form/saved.html"
TEMPLATE = "activities/report/edit.html"
BY_CODE = {"key": "code", "look_up": "code"}


@needs("execution_report.view", among=reports_visible_to, key="code", look_up="activity__code")
def report_detail(request, report):
    """The whole report as the reader may read it, with the files."""
    standing = request.standing
    outdated = outdated_translations(report, REPORT_FORM)
    return page(
        request,
        "activities/report/detail.html",
        report=report,
        activity=report.activity,
        states=report_states(report),
        totals=totals_of(report),
        declared=REPORT_FORM,
        said=said_of(report, REPORT_FORM.fields, outdated=outdated),
        attachments=list(attachments_of(report.activity, standing)),
        may_write=standing.seen_by is None and can(standing, "execution_report.write", report),
    )


def totals_of(report):
    """People in all, by sex."""
    rows = list(report.attendances.all())
    return {part: sum(getattr(row, part) for row in rows) for part in ("women", "men", "unspecified")}


@needs("execution_report.write", among=whole_activities_visible_to, then=make_whole, **BY_CODE)
def report_edit(request, activity):
    """Write the report in one language; it is begun by the first save."""
    language = language_of(request)
    report = _report_of(activity)
    sent = request.POST if request.method == "POST" else None
    form = form_on(request, REPORT_FORM, report, language=language, kept_apart=report.kept_apart, post=sent)
    if sent is None:
        return _form_page(request, report, form, language)
    try:
        write_report(activity=activity, by=request.standing, language=language, typed=form.typed())
    except ChangedMeanwhile as clash:
        form.seen = seen_again(
            form, REPORT_FORM, report, language=language, kept_apart=report.kept_apart, theirs=clash.current
        )
        return _form_page(request, report, form, language, broken=clash)
    except RuleBroken as broken:
        return _form_page(request, report, form, language, broken=broken)
    stay = f"{request.path}?in={language}" if "finish" not in request.POST else ""
    return done(request, to=stay or reverse("activities:report-detail", args=[activity.code]), message=_("Saved."))


@needs("execution_report.write", among=activities_visible_to, **BY_CODE)
@require_POST
def report_autosave(request, activity):
    """The same, while one types."""
    language = language_of(request)
    report = _report_of(activity)
    form = form_on(request, REPORT_FORM, report, language=language, kept_apart=report.kept_apart, post=request.POST)
    try:
        saved = write_report(activity=activity, by=request.standing, language=language, typed=form.typed())
    except RuleBroken as broken:
        status = 409 if isinstance(broken, ChangedMeanwhile) else 422
        return JsonResponse({"detail": str(broken), "code": broken.code}, status=status)
    token, stale = seen_now(form, REPORT_FORM, saved, language=language, kept_apart=saved.kept_apart)
    swap = {"token": write_seen(token), "stale": stale}
    return page(request, SAVED, **_context(request, saved, form, language) | swap)


def _report_of(activity):
    """The activity's report, or an empty one that nobody has saved yet."""
    return getattr(activity, "report", None) or ExecutionReport(activity=activity)


def _form_page(request, report, form, language, *, broken=None):
    theirs = broken.current if isinstance(broken, ChangedMeanwhile) else {}
    context = _context(request, report, form, language, theirs=theirs, broken=broken)
    return page(request, TEMPLATE, status=422 if broken else 200, **context)


def _context(request, report, form, language, **more):
    more = {
        "report": report,
        "states": report_states(report),
        "autosave": reverse("activities:report-autosave", args=[report.activity.code]),
        "ready": _("Nothing is missing in the report."),
    } | more
    outdated = outdated_translations(report, REPORT_FORM) if report.pk else {}
    return context_of(request, REPORT_FORM, report, form, language=language, outdated=outdated, **more)
