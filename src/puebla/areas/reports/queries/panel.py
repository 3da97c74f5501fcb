"""Reports on the pages of bodies and of the presidencies, within what a standing may read."""

from django.db.models import Q, QuerySet

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Report
from ..states import ReportKind, ReportState

SHOWN = 10
OF_A_PRESIDENCY = (ReportKind.ANNUAL, ReportKind.HANDOVER, ReportKind.REPRESENTATION)


def reports_of_body(body: Body, standing: Standing) -> list[Report]:
    """The latest reports about a body, or approved by it; one more than a page shows."""
    return _of_body(standing, body=body.pk)


@kept
def _of_body(standing: Standing) -> QuerySet[Report]:
    return _latest(Q(body=Bound("body")) | Q(approval__body=Bound("body")), standing)


def reports_of_presidencies(standing: Standing) -> list[Report]:
    """The latest that presidencies give: annual, of representation, hand-over packs; one more than a page shows."""
    return list(_latest(Q(kind__in=OF_A_PRESIDENCY), standing))


def _latest(which: Q, standing: Standing) -> QuerySet[Report]:
    found = Report.objects.filter(which & readable_q(standing)).exclude(state=ReportState.SET_ASIDE)
    return found.order_by("-until_on", "code")[: SHOWN + 1]
