"""What a meeting decided is recorded, and what is said of it revised (M4, D3)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.rules.lifetime import lived, years_of_life
from puebla.areas.members.models import Party
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision, say_date
from puebla.kernel.languages import must_say
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import FollowUp, Outcome, OutcomeParty
from ..rules.code import read_code

FIELDS = (
    "body",
    "form",
    "title_en",
    "title_es",
    "symbol",
    "held_on",
    "held_precision",
    "place_en",
    "place_es",
    "audience",
    "source",
)


@transaction.atomic
def record_outcome(*, code: str, by: Standing, participants: Iterable[Party] = (), **facts: Any) -> Outcome:
    """The outcome of a meeting with whoever took part, still without items; ``facts`` are :data:`FIELDS`.

    ``code`` is what it is cited and addressed by, and never changes. Raises ``RuleBroken``: ``no_code``,
    ``code_of_a_page``, ``code_taken``, ``text_missing`` without a title, ``not_yet`` for a day that has not come,
    ``no_body_then`` for one on which the body did not exist.
    """
    outcome = Outcome(code=read_code(code), **facts)
    must(by, "outcome.record", outcome)
    if Outcome.objects.filter(code__iexact=outcome.code).exists():
        raise RuleBroken(
            "code_taken",
            _("There is an outcome with the code %(code)s already. Choose another.") % {"code": outcome.code},
            rule="D3",
            field="code",
        )
    _check(outcome, on=by.on)
    with because(by=by, act="outcome.record"):
        outcome.save()
        _link(outcome, participants)
    return outcome


@transaction.atomic
def revise_outcome(
    *, outcome: Outcome, by: Standing, reason: str = "", participants: Iterable[Party] | None = None, **facts: Any
) -> Outcome:
    """Change what is said of an outcome, its readers too; the code stays.

    Raises ``RuleBroken`` as recording does, and ``reported_before`` where a country's report would come before the meeting.
    """
    outcome = Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
    must(by, "outcome.record", outcome)
    for field in FIELDS:
        if field in facts:
            setattr(outcome, field, facts[field])
    _check(outcome, on=by.on)
    _must_come_before_reports(outcome)
    with because(by=by, act="outcome.revise", reason=reason):
        outcome.save(update_fields=FIELDS)
        if participants is not None:
            _link(outcome, participants)
    return outcome


def _check(outcome: Outcome, *, on: dt.date) -> None:
    must_say(outcome, "title", rule="M4")
    if outcome.held_on > on:
        raise RuleBroken("not_yet", _("That day has not come yet."), rule="M4", field="held")
    if outcome.held_precision == Precision.DAY and not lived(outcome.body, outcome.held_on, outcome.held_on):
        raise RuleBroken(
            "no_body_then",
            _("%(body)s existed %(years)s. Choose the body that met, or another day.")
            % {"body": outcome.body, "years": years_of_life(outcome.body)},
            rule="L2",
            field="body",
        )


def _must_come_before_reports(outcome: Outcome) -> None:
    standing = FollowUp.objects.filter(item__outcome=outcome, withdrawn_on=None)
    earliest = standing.order_by("reported_on").values_list("reported_on", flat=True).first()
    if earliest is not None and earliest < outcome.held_on:
        raise RuleBroken(
            "reported_before",
            _("A country reported on one of its items on %(day)s; the meeting was not after that.")
            % {"day": say_date(earliest)},
            rule="M4",
            field="held",
        )


def _link(outcome: Outcome, participants: Iterable[Party]) -> None:
    wanted = {party.pk for party in participants}
    rows = OutcomeParty.objects.filter(outcome=outcome)
    held = set(rows.values_list("party_id", flat=True))
    rows.filter(party__in=held - wanted).delete()
    OutcomeParty.objects.bulk_create(OutcomeParty(outcome=outcome, party_id=pk) for pk in sorted(wanted - held))
