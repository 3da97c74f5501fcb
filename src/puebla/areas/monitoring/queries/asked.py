"""What monitoring asks of somebody, for ``/today/``."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.plans.queries.plan import strategic_plan_on
from puebla.areas.plans.rules.period import say_period
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask

from ..models import Measurement
from ..states import WRITABLE, MeasurementState
from .figure import figures_of
from .impact_round import answer_of, open_rounds, plan_to_review
from .measured import indicators_visible_to, measurements_visible_to

MOST = 20  # of one kind; the rest is told as a number


def asked_of(standing: Standing) -> list[Ask]:
    """Values to complete, answer remarks on, approve, and still to be entered by the own country; impact rounds."""
    if not standing.is_signed_in:
        return []
    return [*_own(standing), *_to_approve(standing), *_due(standing), *_impact(standing)]


def _own(standing: Standing) -> list[Ask]:
    mine = Q(entered_by=standing.person_id or 0) | Q(party_id=standing.party_id or 0, party__isnull=False)
    waiting = measurements_visible_to(standing).filter(mine, state__in=WRITABLE).order_by("from_on", "pk")[:MOST]
    return [
        _about(
            _("Answer the Secretariat's remark on a value")
            if one.state == MeasurementState.RETURNED
            else _("Complete a value and hand it in"),
            one,
            "me" if one.entered_by_id == standing.person_id else "country",
        )
        for one in waiting
        if can(standing, "measurement.enter", one)
    ]


def _to_approve(standing: Standing) -> list[Ask]:
    if not can(standing, "measurement.approve"):
        return []
    waiting = measurements_visible_to(standing).filter(state=MeasurementState.SUBMITTED)
    found = list(waiting.order_by("submitted_on", "pk")[: MOST + 1])
    asks = [_about(_("Approve a value, or give it back"), one, "office") for one in found[:MOST]]
    if len(found) > MOST:
        address = reverse("monitoring:measurement-list")
        asks.append(Ask(_("Approve a value, or give it back"), _("and more"), address, whom="office", is_rest=True))
    return asks


def _about(what: str, one: Measurement, whom: str) -> Ask:
    return Ask(what, str(one), reverse("monitoring:measurement-detail", args=[one.pk]), whom=whom, rule="F5")


def _due(standing: Standing) -> list[Ask]:
    """Periods that have ended, of the plan of the day, for which the own country has said nothing."""
    plan = strategic_plan_on(standing.on, standing)
    if plan is None or standing.party_id is None or not standing.holds("focal_point"):
        return []
    asked = indicators_visible_to(standing).filter(plan=plan, counter="", dimensions__contains=[Dimension.COUNTRY])
    return [
        Ask(
            _("Enter your country's value"),
            f"{indicator}, {say_period(figure.period)}",
            reverse("monitoring:measurement-enter", args=[plan.code, indicator.code]),
            whom="country",
            rule="F5",
        )
        for indicator in asked.exclude(frequency="").prefetch_related("targets")[:MOST]
        for figure in figures_of(indicator, standing, on=standing.on)
        if figure.period.until_on <= standing.on and any(member.pk == standing.party_id for member in figure.missing)
    ]


def _impact(standing: Standing) -> list[Ask]:
    asks = []
    for one in open_rounds(standing):
        address = reverse("monitoring:impact-round-detail", args=[one.pk])
        if standing.party_id and standing.holds("focal_point") and answer_of(one, standing.party_id) is None:
            what = _("Say what your country followed up and gained under the plan")
            asks.append(Ask(what, str(one.plan), address, due_on=one.due_on, whom="country", rule="F4"))
        if can(standing, "impact_round.end", one) and one.due_on < standing.on:
            asks.append(Ask(_("Close the impact round"), str(one.plan), address, whom="office", rule="F4"))
    if can(standing, "impact_round.begin") and (plan := plan_to_review(standing)):
        address = f"{reverse('monitoring:impact-round-open')}?plan={plan.code}"
        what = _("Open the measuring of impact before the plan ends")
        asks.append(Ask(what, str(plan), address, whom="office", rule="F4"))
    return asks
