"""What the RCGM makes of the report of a group or network is put on record beside it (F4, M5; sources.md 2.30)."""

import datetime as dt

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
) -> Approval:
    """Record that ``body`` approved the report; recorded again, the record is put right.

    Raises ``RuleBroken`` for a draft, a kind of report that no body approves, a day to come or before the report begins,
    and a body that approves no reports on that day.
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
    with because(by=by, act="report.approve"):
        return Approval.objects.update_or_create(report=held, defaults=facts)[0]


@transaction.atomic
def hold_section(*, section: Section, by: Standing, party: Party, until_on: dt.date, on: dt.date) -> Holding:
    """Hold one text back until the end of a day, at a member's request; the rest of the report goes ahead.

    Raises ``RuleBroken`` where the text is held back already, and for a day that has passed.
    """
    _decidable(section.report, by, "report.hold")
    if Holding.objects.filter(section=section).exists():
        raise RuleBroken("held", _("This text is or was held back already."), rule="M5")
    if until_on < on:
        raise RuleBroken("past", _("Choose today or a day to come."), rule="M5", field="until_on")
    if not members_on(on).filter(pk=party.pk).exists():
        raise RuleBroken("no_member", _("Only a member country can ask for more time."), rule="M5", field="party")
    with because(by=by, act="report.hold"):
        return Holding.objects.create(section=section, party=party, asked_on=on, until_on=until_on)


@transaction.atomic
def settle_section(*, section: Section, by: Standing, on: dt.date) -> Holding:
    """The text that was held back is approved too, or the country takes its request back.

    Raises ``RuleBroken`` where nothing is held back.
    """
    _decidable(section.report, by, "report.hold")
    holding = Holding.objects.select_for_update().filter(section=section, settled_on=None).first()
    if holding is None:
        raise RuleBroken("not_held", _("This text is not held back."), rule="M5")
    holding.settled_on = on
    with because(by=by, act="report.settle"):
        holding.save(update_fields=["settled_on"])
    return holding


def _decidable(report: Report, by: Standing, permission: str) -> Report:
    held = Report.objects.select_for_update(of=("self",)).select_related("body", "party").get(pk=report.pk)
    must(by, permission, held)
    if not kind_of(held.kind).is_approved:
        raise RuleBroken("not_approved", _("No body approves reports of this kind."), rule="F4")
    if held.state != ReportState.FROZEN:
        raise RuleBroken("draft", _("Freeze the report first: what is approved must not change afterwards."), rule="F4")
    return held
