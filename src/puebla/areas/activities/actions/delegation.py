"""The Presidency lets the Secretariat accept concept notes in its place, for a time and recorded (sources.md 2.18)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Presidency
from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import AcceptanceDelegation
from ..notices import delegation as notice


@transaction.atomic
def delegate_acceptance(
    *, by: Standing, on: dt.date, until_on: dt.date | None = None, reason: str = ""
) -> AcceptanceDelegation:
    """From today on the Secretariat may accept notes, until a day (exclusive) or the end of the presidency.

    The Secretariat is told. Raises ``RuleBroken`` where a delegation already holds or the end lies before the start.
    """
    must(by, "concept_note.delegate_acceptance")
    presidency = Presidency.objects.select_for_update().filter(holds_on(on), party__code=by.party).first()
    if presidency is None:
        raise RuleBroken("no_presidency", _("Only the presidency of the day can delegate."), rule="F2")
    if AcceptanceDelegation.objects.filter(holds_on(on), presidency=presidency).exists():
        raise RuleBroken("already_delegated", _("Acceptance is already delegated."), rule="F2")
    if until_on is not None and until_on <= on:
        raise RuleBroken("ends_before_it_begins", _("The end lies before the start."), field="until_on")
    with because(by=by, act="concept_note.delegate_acceptance", reason=reason):
        delegation = AcceptanceDelegation.objects.create(
            presidency=presidency, from_on=on, until_on=until_on, reason=reason.strip()
        )
    notice.announce_delegated(delegation, by=by)
    return delegation


@transaction.atomic
def end_delegation(*, delegation: AcceptanceDelegation, by: Standing, on: dt.date) -> AcceptanceDelegation:
    """The Presidency accepts notes itself again, from today on; a delegation given today holds until midnight."""
    delegation = AcceptanceDelegation.objects.select_for_update().get(pk=delegation.pk)
    must(by, "concept_note.delegate_acceptance", delegation)
    if delegation.until_on is not None and delegation.until_on <= on:
        raise RuleBroken("already_ended", _("This delegation has already ended."), rule="F2")
    delegation.until_on = max(on, delegation.from_on + dt.timedelta(days=1))
    with because(by=by, act="concept_note.end_delegation"):
        delegation.save(update_fields=["until_on"])
    notice.announce_delegation_ended(delegation, by=by)
    return delegation
