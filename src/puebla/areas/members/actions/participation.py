"""The dated status of a party: recorded, corrected, ended (P1). Never deleted: what was, was."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Participation, Party
from ..queries.party import conflicting_status

FIELDS = ("status", "from_on", "from_precision", "until_on", "until_precision", "source", "basis_en", "basis_es")


@transaction.atomic
def record_participation(
    *,
    party: Party,
    by: Standing,
    status: str,
    from_on: dt.date,
    reason: str = "",
    from_precision: str = Precision.DAY,
    until_on: dt.date | None = None,
    until_precision: str = Precision.DAY,
    source: str = "",
    basis_en: str = "",
    basis_es: str = "",
) -> Participation:
    """Say that a party takes part in a status from a day on.

    A party holds one status with rights at a time; partners and guests have none, so these may stand beside another
    (P1; R20 I; sources.md 2.9).
    """
    must(by, "party.edit", party)
    Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    participation = Participation(
        party=party,
        status=status,
        from_on=from_on,
        from_precision=from_precision,
        until_on=until_on,
        until_precision=until_precision,
        source=source,
        basis_en=basis_en,
        basis_es=basis_es,
    )
    _check(participation)
    with because(by=by, act="participation.record", reason=reason):
        participation.save()
    return participation


@transaction.atomic
def correct_participation(*, participation: Participation, by: Standing, reason: str, **facts) -> Participation:
    """Correct what is recorded of a status, or end it by ``until_on`` (exclusive); the reason stays in the history."""
    must(by, "party.edit", participation.party)
    Party.objects.select_for_update(of=("self",)).get(pk=participation.party_id)
    participation = Participation.objects.select_for_update(of=("self",)).get(pk=participation.pk)
    for field in FIELDS:
        if field in facts:
            setattr(participation, field, facts[field])
    _check(participation)
    with because(by=by, act="participation.correct", reason=reason):
        participation.save(update_fields=FIELDS)
    return participation


def _check(participation):
    if participation.until_on and participation.until_on <= participation.from_on:
        raise RuleBroken("ends_first", _("It would end before it begins."), rule="P1", field="until_on")
    if other := conflicting_status(participation):
        raise RuleBroken(
            "two_statuses",
            _("%(party)s already takes part as “%(status)s” in that time. End that first.")
            % {"party": participation.party, "status": other.get_status_display()},
            rule="P1",
            field="from_on",
        )
