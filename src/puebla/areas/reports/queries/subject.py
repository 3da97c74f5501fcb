"""What a reader can begin a report about."""

from django.db.models import QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import bodies
from puebla.areas.bodies.states import BodyType
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.profiles.process import process

from ..models import Report
from ..rules.kind import KINDS, Kind
from ..rules.period import periods
from ..states import ReportKind
from .report import presidencies_to_report_on

GROUPS = {ReportKind.GROUP: (BodyType.WORKING_GROUP, BodyType.AD_HOC), ReportKind.NETWORK: (BodyType.NETWORK,)}


def kinds_to_begin(standing: Standing) -> list[ReportKind]:
    """The kinds of reports of which the standing can begin at least one."""
    return [kind for kind, rules in KINDS.items() if _may_begin(kind, rules, standing)]


def _may_begin(kind: ReportKind, rules: Kind, standing: Standing) -> bool:
    if can(standing, "report.begin", Report(kind=kind)):
        return True
    if kind == ReportKind.ANNUAL:
        return bool(_years_of_its_own(standing))
    return rules.about == "party" and can(standing, "report.begin", Report(kind=kind, party_id=standing.party_id))


def periods_for(kind: ReportKind, standing: Standing) -> list[str]:
    """The periods that the standing can begin such a report on, as ``read_period`` reads them, the latest first.

    Of the years of presidencies a country reports on its own: the present one, and the one that ended last (H3).
    """
    found = periods(KINDS[kind].period, first=process().founded, on=standing.on)
    if kind != ReportKind.ANNUAL or standing.holds("es"):
        return found
    years = _years_of_its_own(standing)
    return [year for year in found if year in years]


def _years_of_its_own(standing: Standing) -> set[str]:
    """Those on which the country reports as their presidency."""
    terms = presidencies_to_report_on(standing)
    annual = ReportKind.ANNUAL
    return {str(one.year) for one in terms if can(standing, "report.begin", Report(kind=annual, presidency=one))}


def subjects_for(kind: ReportKind, standing: Standing) -> QuerySet[Party] | QuerySet[Body] | None:
    """The countries or bodies that the standing can begin such a report about; ``None`` where it is about neither."""
    about = KINDS[kind].about
    if not about:
        return None
    if about == "party":
        members = members_on(standing.on)
        return members if standing.holds("es") else members.filter(pk=standing.party_id or 0)
    return bodies().filter(type__in=GROUPS[kind])
