"""What monitoring asks of somebody, for ``/today/``."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.plans.rules.period import say_period
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask
from puebla.kernel.kept import kept

from ..models import Measurement
from ..states import WRITABLE, MeasurementState
from .due import values_missing
from .impact_round import open_rounds, plan_to_review
from .measured import measured_as_read, measurements_visible_to

MOST = 20  # of one kind; the rest is told as a number


def asked_of(standing: Standing) -> list[Ask]:
    """Values to complete, answer remarks on, approve, and still to be entered by the own country; impact rounds.

    At most four statements, whatever there is.
    """
    if not standing.is_signed_in:
        return []
    return [*_values(standing), *_due(standing), *_impact(standing)]


def _values(standing: Standing) -> list[Ask]:
    """The own ones that are not handed in, and for whoever approves those that are."""
    approves = can(standing, "measurement.approve")
    found = _waiting(standing)
    asks = [_ask(one, standing) for one in found[:MOST] if can(standing, "measurement.enter", one) or approves]
    if approves and len(found) > MOST:
        address = reverse("monitoring:measurement-list")
        asks.append(Ask(_("Approve a value, or give it back"), _("and more"), address, whom="office", is_rest=True))
    return asks


@kept
def _waiting(standing: Standing) -> QuerySet[Measurement]:
    mine = Q(entered_by=standing.person_id or 0) | Q(party_id=standing.party_id or 0, party__isnull=False)
    wanted = Q(mine, state__in=WRITABLE)
    if can(standing, "measurement.approve"):
        wanted |= Q(state=MeasurementState.SUBMITTED)
    return measurements_visible_to(standing).filter(wanted).order_by("from_on", "pk")[: MOST + 1]


def _ask(one: Measurement, standing: Standing) -> Ask:
    if one.state == MeasurementState.SUBMITTED:
        return _about(_("Approve a value, or give it back"), one, "office", standing)
    whom = "me" if one.entered_by_id == standing.person_id else "country"
    if one.state == MeasurementState.RETURNED:
        return _about(_("Answer the Secretariat's remark on a value"), one, whom, standing)
    return _about(_("Complete a value and hand it in"), one, whom, standing)


def _about(what: str, one: Measurement, whom: str, standing: Standing) -> Ask:
    about = [str(measured_as_read(one, standing)), one.period_words, one.split_words]
    address = reverse("monitoring:measurement-detail", args=[one.pk])
    return Ask(what, ", ".join(filter(None, about)), address, whom=whom, rule="F5", since=one.from_on)


def _due(standing: Standing) -> list[Ask]:
    """Periods that have ended, of the plans of the day, for which the own country has said nothing."""
    if standing.party_id is None or not standing.holds("focal_point"):
        return []
    return [
        Ask(
            _("Enter your country's value"),
            f"{indicator}, {say_period(period)}",
            reverse("monitoring:measurement-enter", args=[indicator.plan.code, indicator.code]),
            whom="country",
            rule="F5",
            since=period.from_on,
        )
        for indicator, period in values_missing(standing)[:MOST]
    ]


def _impact(standing: Standing) -> list[Ask]:
    asks = []
    for one in open_rounds(standing):
        address = reverse("monitoring:impact-round-detail", args=[one.pk])
        if standing.party_id and standing.holds("focal_point") and not one.is_answered:  # type: ignore[attr-defined]
            what = _("Say what your country followed up and gained under the plan")
            asks.append(Ask(what, str(one.plan), address, due_on=one.due_on, whom="country", rule="F4"))
        if can(standing, "impact_round.end", one) and one.due_on < standing.on:
            asks.append(Ask(_("Close the impact round"), str(one.plan), address, whom="office", rule="F4"))
    if can(standing, "impact_round.begin") and (plan := plan_to_review(standing)):
        address = f"{reverse('monitoring:impact-round-open')}?plan={plan.code}"
        what = _("Open the measuring of impact before the plan ends")
        asks.append(Ask(what, str(plan), address, whom="office", rule="F4"))
    return asks
