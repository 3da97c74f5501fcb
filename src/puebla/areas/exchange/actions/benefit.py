"""A country reports that a practice served its own processes (SP23 Table 2)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import must_say
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Benefit, Practice
from ..rules.day import must_have_come, must_stand

FIELDS = ("reported_on", "text_en", "text_es", "audience")


@transaction.atomic
def report_benefit(
    *,
    practice: Practice,
    party: Party,
    by: Standing,
    reported_on: dt.date,
    text_en: str,
    text_es: str,
    audience: str,
) -> Benefit:
    """One country says how a practice of somebody else served it; once for each practice.

    Raises ``RuleBroken``: ``own_practice``, ``reported_already``, ``text_missing``, ``not_yet``.
    """
    benefit = Benefit(
        practice=practice, party=party, reported_on=reported_on, text_en=text_en, text_es=text_es, audience=audience
    )
    must(by, "benefit.report", benefit)
    must_stand(practice)
    if practice.party_id == party.pk:
        raise RuleBroken(
            "own_practice", _("It is this country's own practice; benefits are reported by others."), rule="E3", field="party"
        )  # fmt: skip
    if practice.benefits.filter(party=party, withdrawn_on=None).exists():
        raise RuleBroken(
            "reported_already",
            _("This country has reported its benefit already; revise that report."),
            rule="E3",
            field="party",
        )
    _check(benefit, on=by.on)
    with because(by=by, act="benefit.report"):
        benefit.save()
    return benefit


@transaction.atomic
def revise_benefit(*, benefit: Benefit, by: Standing, reason: str = "", **facts) -> Benefit:
    """Change what was reported; the history keeps what it said before."""
    must(by, "benefit.report", benefit)
    must_stand(benefit)
    for field in FIELDS:
        if field in facts:
            setattr(benefit, field, facts[field])
    _check(benefit, on=by.on)
    with because(by=by, act="benefit.revise", reason=reason):
        benefit.save(update_fields=FIELDS)
    return benefit


@transaction.atomic
def withdraw_benefit(*, benefit: Benefit, by: Standing, on: dt.date, reason: str = "") -> Benefit:
    """The country takes its report back; it no longer counts from that day on."""
    must(by, "benefit.report", benefit)
    must_stand(benefit)
    benefit.withdrawn_on = on
    with because(by=by, act="benefit.withdraw", reason=reason):
        benefit.save(update_fields=["withdrawn_on"])
    return benefit


def _check(benefit: Benefit, *, on: dt.date) -> None:
    must_say(benefit, "text", rule="E3")
    must_have_come(benefit.reported_on, on=on, field="reported_on")
