"""Reports that a standing may see, and what stands in their way to being frozen."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Presidency
from puebla.areas.bodies.rules.troika import a_year_from
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import LANGUAGES

from ..models import Holding, Rendering, Report, Section
from ..rules.kind import kind_of
from ..rules.number import code_of, edition_in
from ..rules.period import say_period
from ..states import ReportKind, ReportState


def reports_visible_to(standing: Standing) -> QuerySet[Report]:
    """The reports whose audience includes the standing; a draft's audience is those who write it."""
    held = Prefetch("holdings", Holding.objects.select_related("party").order_by("pk"))
    sections = Prefetch("sections", Section.objects.order_by("position").prefetch_related(held))
    renderings = Prefetch("renderings", Rendering.objects.order_by("ending", "language"))
    return (
        Report.objects.filter(readable_q(standing))
        .select_related("presidency__party", "body", "party", "frozen_by", "approval__body")
        .prefetch_related(sections, renderings)
    )


def reports_listed(standing: Standing) -> QuerySet[Report]:
    """The same for a list, the latest period first; ``is_held``: one of its texts is held back."""
    held = Holding.objects.filter(section__report=OuterRef("pk"), settled_on=None)
    return (
        Report.objects.filter(readable_q(standing))
        .select_related("presidency__party", "body", "party", "approval")
        .annotate(is_held=Exists(held))
        .order_by("-until_on", "code")
    )


def report_with(code: str) -> Report:
    """The report with that identifier; whoever asks is asked for their rights by the action. Raises ``DoesNotExist``."""
    return Report.objects.get(code=code)


def sections_visible_to(standing: Standing) -> QuerySet[Section]:
    """The sections of the reports that the standing may read."""
    return Section.objects.filter(readable_q(standing, "report__")).select_related(
        "report__body", "report__party", "report__presidency"
    )


def holdings_visible_to(standing: Standing) -> QuerySet[Holding]:
    """What is or was held back of the reports that the standing may read."""
    found = Holding.objects.filter(readable_q(standing, "section__report__"))
    return found.select_related("section__report__body", "section__report__party", "party")


def renderings_visible_to(standing: Standing) -> QuerySet[Rendering]:
    """The files of the reports that the standing may read."""
    return Rendering.objects.filter(readable_q(standing, "report__")).select_related("report")


def presidency_of_year(year: int) -> Presidency | None:
    """The presidency whose term begins in a year; ``None`` where no source names one."""
    return Presidency.objects.filter(from_on__year=year).select_related("party").order_by("from_on").first()


def presidencies_to_report_on(standing: Standing) -> list[Presidency]:
    """Of the standing's country: the present presidency, and one that ended less than a year ago (H3)."""
    if not standing.holds("ppt", "troika"):
        return []
    own = Presidency.objects.filter(party=standing.party_id, from_on__lte=standing.on)
    return list(own.filter(until_on__gt=a_year_from(standing.on, -1)).order_by("from_on"))


def sections_of(report: Report) -> list[Section]:
    """The report's sections in their order."""
    return sorted(report.sections.all(), key=lambda section: section.position)


def first_code(report: Report) -> str:
    """What the first report on its days and about its body or country is called by."""
    about = report.body or report.party
    return code_of(
        kind=report.kind,
        period=kind_of(report.kind).period,
        from_on=report.from_on,
        until_on=report.until_on,
        about=about.code if about else "",
    )


def edition_of(report: Report) -> int:
    """Which edition it is; what was attended on one day are several reports, not editions of one."""
    return 1 if kind_of(report.kind).has_occasion else edition_in(report.code, first_code(report))


def editions_q(code: str) -> Q:
    """Every edition of the report whose first one is called ``code``; what was set aside has given its code up."""
    return Q(code=code) | Q(code__startswith=f"{code}-")


def other_editions(report: Report, standing: Standing) -> tuple[list[Report], list[Report]]:
    """The earlier and the later editions that the standing may read, in their order; none of a draft that was set aside."""
    if kind_of(report.kind).has_occasion or report.state == ReportState.SET_ASIDE:
        return [], []
    found = reports_listed(standing).filter(editions_q(first_code(report))).order_by("pk")
    return [one for one in found if one.pk < report.pk], [one for one in found if one.pk > report.pk]


def title_of(report: Report) -> str:
    """“Semi-annual report, first half of 2022”, from the second edition on with its number, in the reader's language."""
    about, edition = report.body or report.party, edition_of(report)
    parts = [
        str(ReportKind(report.kind).label),
        str(about) if about else "",
        report.occasion,
        say_period(report.from_on, report.until_on),
        _("edition %(number)s") % {"number": edition} if edition > 1 else "",
    ]
    return ", ".join(filter(None, parts))


def freezing_key(report: Report) -> str:
    """By what the work of freezing a report is known: there is one at a time."""
    return f"report.freeze:{report.code}"


def unacknowledged(report: Report) -> int:
    """How many figures changed and were not yet said yes to."""
    return sum(len(section.changes) for section in report.sections.all())


def languages_without_text(section: Section) -> list[str]:
    """The languages in which a section's text is missing while the other one has it."""
    return [one for one in LANGUAGES if section.text and not getattr(section, f"text_{one}")]
