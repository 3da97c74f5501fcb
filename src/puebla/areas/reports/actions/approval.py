"""What the RCGM makes of the report of a group or network is put on record beside it (F4, M5; sources.md 2.30)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Approval, Holding, Report, Section
from ..queries.approval import bodies_that_approve
from ..rules.kind import kind_of
from ..states import ReportState

LONGEST = dt.timedelta(days=366)  # that a text is held back at one request


@transaction.atomic
def approve_report(
    *,
    report: Report,
    by: Standing,
    body: Body,
    approved_on: dt.date,
    on: dt.date,
    place_en: str = "",
    place_es: str = "",
    reason: str = "",
) -> Approval:
    """Record that ``body`` approved the report; recorded again, the record is put right, with the reason for it.

    Raises ``RuleBroken`` for a draft, a kind of report that no body approves, a day to come or before the report begins,
    a body that approves no reports on that day, and a record that is put right without a reason.
    """
    held = _decidable(report, by, "report.approve")
    if not held.from_on <= approved_on <= on:
        raise RuleBroken(
            "wrong_day", _("It was approved between its first day and today."), rule="F4", field="approved_on"
        )
    if not bodies_that_approve(approved_on).filter(pk=body.pk).exists():
        raise RuleBroken(
            "wrong_body", _("On that day this body approved no reports. Choose another."), rule="F4", field="body"
        )
    facts = {
        "body": body,
        "approved_on": approved_on,
        "place_en": place_en.strip(),
        "place_es": place_es.strip(),
    }
    _check_reason(held, facts, reason)
    with because(by=by, reason=reason.strip(), act="report.approve"):
        return Approval.objects.update_or_create(report=held, defaults=facts)[0]


@transaction.atomic
def hold_section(
    *, section: Section, by: Standing, parties: Iterable[Party], until_on: dt.date, on: dt.date
) -> list[Holding]:
    """Hold one text back until the end of a day, at the request of some members; the rest of the report goes ahead.

    Raises ``RuleBroken`` where it is held back for one of them already, and for a day that has passed or is more than a
    year away.
    """
    _decidable(section.report, by, "report.hold")
    asking = list(parties)
    if until_on < on:
        raise RuleBroken("past", _("Choose today or a day to come."), rule="M5", field="until_on")
    if until_on > on + LONGEST:
        raise RuleBroken("far", _("Choose a day within a year; it can be asked again."), rule="M5", field="until_on")
    members = set(members_on(on).values_list("pk", flat=True))
    if not asking or any(party.pk not in members for party in asking):
        raise RuleBroken("no_member", _("Only a member country can ask for more time."), rule="M5", field="parties")
    held = Holding.objects.filter(section=section, party__in=asking, settled_on=None).select_related("party").first()
    if held:
        raise RuleBroken(
            "held",
            _("This text is held back already at the request of %(country)s.") % {"country": held.party},
            rule="M5",
            field="parties",
        )
    with because(by=by, act="report.hold"):
        return [
            Holding.objects.create(section=section, party=party, asked_on=on, until_on=until_on) for party in asking
        ]


@transaction.atomic
def settle_holding(*, holding: Holding, by: Standing, on: dt.date) -> Holding:
    """The text that was held back is approved too, or the country takes its request back.

    Raises ``RuleBroken`` where it is settled already.
    """
    _decidable(holding.section.report, by, "report.hold")
    held = Holding.objects.select_for_update(of=("self",)).get(pk=holding.pk)
    if held.settled_on:
        raise RuleBroken("not_held", _("This text is not held back."), rule="M5")
    held.settled_on = on
    with because(by=by, act="report.settle"):
        held.save(update_fields=["settled_on"])
    return held


def _check_reason(report: Report, facts: dict[str, Any], reason: str) -> None:
    """Raises ``RuleBroken`` where what is on record would be overwritten without a reason."""
    earlier = Approval.objects.filter(report=report).first()
    if earlier and not reason.strip() and any(getattr(earlier, name) != value for name, value in facts.items()):
        raise RuleBroken(
            "no_reason", _("An approval is on record. Say why it is put right."), rule="H1", field="reason"
        )


def _decidable(report: Report, by: Standing, permission: str) -> Report:
    held = Report.objects.select_for_update(of=("self",)).select_related("body", "party").get(pk=report.pk)
    must(by, permission, held)
    if not kind_of(held.kind).is_approved:
        raise RuleBroken("not_approved", _("No body approves reports of this kind."), rule="F4")
    if held.state != ReportState.FROZEN:
        raise RuleBroken("draft", _("Freeze the report first: what is approved must not change afterwards."), rule="F4")
    return held
