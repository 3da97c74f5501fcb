"""Who may enter which value of an indicator, and what belongs beside it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.models import Indicator, Plan, PlanGroup, Topic
from puebla.areas.plans.queries.indicator import periods_of
from puebla.areas.plans.rules.period import Period, half_years_of, period_of_years
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can

from ..models import Measurement
from .measured import measurements_visible_to

KINDS = ("party", "sex", "body", "topic")


def parties_for(standing: Standing, indicator: Indicator | ActivityIndicator) -> QuerySet[Party]:
    """The countries for which a value may be entered: all for the Secretariat, else one's own."""
    if Dimension.COUNTRY not in indicator.dimensions:
        return Party.objects.none()
    members = members_on(standing.on)
    return members if standing.holds("es") else members.filter(pk=standing.party_id or 0)


def bodies_for(standing: Standing, indicator: Indicator | ActivityIndicator) -> QuerySet[Body]:
    """The bodies for which a value may be entered: the groups of the plan, or those of one's own among them."""
    if Dimension.BODY not in indicator.dimensions:
        return Body.objects.none()
    groups = Body.objects.filter(pk__in=PlanGroup.objects.filter(plan=plan_of(indicator)).values("body"))
    return (groups if standing.holds("es", "ppt") else groups.filter(pk__in=standing.body_ids)).order_by("pk")


def topics_for(indicator: Indicator | ActivityIndicator) -> QuerySet[Topic]:
    """The topics of the plan, where the indicator is split by them."""
    if Dimension.TOPIC not in indicator.dimensions:
        return Topic.objects.none()
    topics = Topic.objects.filter(pillar__plan=plan_of(indicator), retired_on=None)
    return topics.select_related("pillar").order_by("pillar__number", "number")


def plan_of(indicator: Indicator | ActivityIndicator) -> Plan:
    """The plan under which an indicator stands, also one of an activity."""
    return indicator.plan if isinstance(indicator, Indicator) else indicator.activity.plan


def may_enter(standing: Standing, indicator: Indicator | ActivityIndicator) -> bool:
    """Whether there is any value of this indicator that the reader may enter."""
    if isinstance(indicator, Indicator) and indicator.is_counted:
        return False
    return any(can(standing, "measurement.enter", one) for one in _possible(standing, indicator))


def about_of(indicator: Indicator | ActivityIndicator) -> dict[str, Any]:
    """The column of a measurement that names the indicator."""
    return {"indicator" if isinstance(indicator, Indicator) else "activity_indicator": indicator}


def _possible(standing, indicator):
    """A measurement of the region, of the reader's country and of each of the reader's bodies; never saved."""
    about = about_of(indicator)
    yield Measurement(**about)
    if standing.party_id and Dimension.COUNTRY in indicator.dimensions:
        yield Measurement(party_id=standing.party_id, **about)
    if Dimension.BODY in indicator.dimensions:
        for pk in sorted(standing.body_ids):
            yield Measurement(body_id=pk, **about)


def beside(measurement: Measurement, states: Iterable[str]) -> QuerySet[Measurement]:
    """The values in one of the states for the same indicator and period, each as it was corrected last in these states.

    Left out are the one asked about and what it corrects.
    """
    same = Measurement.objects.filter(
        indicator=measurement.indicator,
        activity_indicator=measurement.activity_indicator,
        from_on=measurement.from_on,
        until_on=measurement.until_on,
        state__in=states,
    )
    others = same.exclude(Q(pk=measurement.pk) | Q(pk=measurement.replaces_id)).exclude(replaced_by__state__in=states)
    return others.select_related("party", "body", "topic")


def hold_indicator(measurement: Measurement) -> None:
    """Let nobody else decide on a value of the same indicator until the transaction ends: each would not see the other."""
    measured = measurement.measured
    type(measured).objects.select_for_update(no_key=True).get(pk=measured.pk)


def is_entered(indicator: Indicator | ActivityIndicator, period: Period, keys: dict[str, Any]) -> bool:
    """Whether there is a value already for exactly this period and split."""
    about = about_of(indicator)
    days = {"from_on": period.from_on, "until_on": period.until_on}
    return Measurement.objects.filter(replaces=None, **about, **days, **keys).exists()


def periods_for(indicator: Indicator | ActivityIndicator, on: dt.date) -> list[Period]:
    """The periods for which a value can be entered on a day, the latest first: those that have begun."""
    if isinstance(indicator, Indicator):
        listed = periods_of(indicator)
    else:
        year = indicator.activity.year
        listed = [period_of_years(year, year), *half_years_of(year)]
    return [period for period in reversed(listed) if period.from_on <= on]


def must_split_by(standing: Standing, indicator: Indicator | ActivityIndicator) -> str:
    """The field that somebody must choose who enters values for no more than their own: their country or their body."""
    if standing.holds("es", "ppt") or can(standing, "measurement.enter", Measurement(**about_of(indicator))):
        return ""
    return "party" if standing.holds("focal_point") else "body"


def correction_of(measurement: Measurement, standing: Standing) -> Measurement | None:
    """The correction of a value that the reader may see, or ``None``."""
    return measurements_visible_to(standing).filter(replaces=measurement).first()
