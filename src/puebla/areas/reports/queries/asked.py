"""What reports ask of somebody, for ``/today/``: those that are due of the own office, and drafts to be finished (F4)."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Presidency
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask
from puebla.kernel.kept import Bound, kept

from ..models import Report, Section
from ..rules.number import code_of
from ..rules.period import half_year, say_period, whole_year
from ..states import ReportKind, ReportState

MOST = 20  # drafts


def asked_of(standing: Standing) -> list[Ask]:
    """The report that is due of one's office, and what is missing in the drafts that one writes; one statement."""
    if not standing.is_signed_in:
        return []
    due = _due_of(standing)
    found = _drafts_and(tuple(due), standing)
    there = {one.code for one in found}
    asks = [_begin(kind, *days) for code, (kind, days) in due.items() if code not in there]
    drafts = [one for one in found if one.state == ReportState.DRAFT and can(standing, "report.write", one)]
    return asks + [_finish(one, is_due=one.code in due) for one in drafts]


def _due_of(standing: Standing) -> dict[str, tuple[ReportKind, tuple[dt.date, dt.date]]]:
    """``{code: (kind, days)}`` of what the office reports to the RCGM: on the half year, or the year, that ended last."""
    due: dict[str, tuple[ReportKind, tuple[dt.date, dt.date]]] = {}
    if standing.holds("es"):
        days = _last_half(standing.on)
        code = code_of(kind=ReportKind.SEMIANNUAL, period="half", from_on=days[0], until_on=days[1])
        due[code] = (ReportKind.SEMIANNUAL, days)
    if standing.holds("ppt", "troika") and _presided(year=standing.on.year - 1, party=standing.party_id):
        days = whole_year(standing.on.year - 1)
        code = code_of(kind=ReportKind.ANNUAL, period="year", from_on=days[0], until_on=days[1])
        due[code] = (ReportKind.ANNUAL, days)
    return due


@kept
def _presided() -> QuerySet[Presidency]:
    """Whose year it was reports on it, also when another presides (H3)."""
    return Presidency.objects.filter(from_on__year=Bound("year"), party=Bound("party"))


def _last_half(on: dt.date) -> tuple[dt.date, dt.date]:
    first = half_year(on.year, 1)
    return first if on >= first[1] else half_year(on.year - 1, 2)


@kept
def _drafts_and(codes: tuple[str, ...], standing: Standing) -> QuerySet[Report]:
    """The readable drafts, and whatever there is of these codes."""
    sections = Section.objects.filter(report=OuterRef("pk"))
    one_language = Q(text_en="") & ~Q(text_es="") | Q(text_es="") & ~Q(text_en="")
    found = Report.objects.filter(readable_q(standing), Q(state=ReportState.DRAFT) | Q(code__in=codes))
    return (
        found.select_related("body", "party")
        .annotate(is_changed=Exists(sections.exclude(changes=[])), is_half=Exists(sections.filter(one_language)))
        .order_by("-until_on", "code")[:MOST]
    )


def _begin(kind: ReportKind, from_on: dt.date, until_on: dt.date) -> Ask:
    what = (
        _("Draft the half-year report to the Regional Consultation Group")
        if kind == ReportKind.SEMIANNUAL
        else _("Draft the Presidency's annual report")
    )
    address = reverse("reports:report-begin", args=[kind.value])
    return Ask(what, say_period(from_on, until_on), address, whom="office", rule="F4")


def _finish(report, *, is_due: bool) -> Ask:
    """The first thing that stands in the way of freezing a draft."""
    address = reverse("reports:report-detail", args=[report.code])
    what = _("Finish the report and freeze it")
    if report.is_changed:
        what = _("Look at the figures of a report that changed")
    elif report.is_half:
        what = _("Write the text of a report in its other language too")
    return Ask(what, report.title, address, whom="office" if is_due else "body" if report.body_id else "me", rule="F4")
