"""What was decided about a frozen report: approved by whom, and which of its texts are held back (M5; sources.md 2.30)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import bodies_alive_on
from puebla.areas.bodies.states import BodyType
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.dates import say_date

from ..models import Approval, Holding, Report
from ..rules.kind import kind_of
from ..states import ReportState
from .report import sections_of


@dataclass(frozen=True)
class Decided:
    """``held``: what is or was held back, text by text in the report's order."""

    approval: Approval | None
    held: list[Holding]

    def __bool__(self):
        return self.approval is not None or bool(self.held)


def bodies_that_approve(day: dt.date) -> QuerySet[Body]:
    """The Regional Consultation Group of a day."""
    return bodies_alive_on(day).filter(type=BodyType.RCGM)


def countries_that_may_hold(day: dt.date) -> QuerySet[Party]:
    """The members of a day."""
    return members_on(day)


def decided_on(report: Report) -> Decided:
    """What stands beside a report from :func:`~puebla.areas.reports.queries.report.reports_visible_to`."""
    held = [holding for section in sections_of(report) for holding in section.holdings.all()]
    return Decided(getattr(report, "approval", None), held)


def can_be_approved(report: Report) -> bool:
    """Whether a body approves such a report, and it is frozen."""
    return kind_of(report.kind).is_approved and report.state == ReportState.FROZEN


def say_approval(approval: Approval) -> str:
    """“Regional Consultation Group on Migration, 1 December 2021, Mexico City”, in the reader's language."""
    return ", ".join(filter(None, [str(approval.body), say_date(approval.approved_on), approval.place]))


def say_holding(holding: Holding, on: dt.date) -> str:
    """What holds of a text that is or was held back, in the reader's language."""
    facts = {"country": holding.party, "until": say_date(holding.until_on)}
    if holding.settled_on:
        facts["day"] = say_date(holding.settled_on)
        return _("Held back at the request of %(country)s until %(until)s; settled on %(day)s.") % facts
    if on > holding.until_on:
        return (
            _("Held back at the request of %(country)s until %(until)s; that day has passed, and it is not settled.")
            % facts
        )
    return _("Held back at the request of %(country)s until %(until)s; the rest of the report goes ahead.") % facts
