"""Which values a country has not said anything about although their period has ended."""

from django.db.models import Q, QuerySet

from puebla.areas.plans.models import Indicator
from puebla.areas.plans.queries.indicator import periods_of
from puebla.areas.plans.queries.published import as_published
from puebla.areas.plans.rules.period import Period
from puebla.areas.plans.states import Dimension, PlanKind
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from .measured import indicators_visible_to, reported_values


def values_missing(standing: Standing) -> list[tuple[Indicator, Period]]:
    """``(indicator, period)`` of the strategic plans of the day, for the reader's own country; two statements at most.

    Asked for is only what says how often it is measured and is split by country.
    """
    indicators = [one for one in map(as_published, _of_the_day(standing)) if _asks_countries(one)]
    if not indicators:
        return []
    said = reported_values(standing, on=standing.on).filter(indicator__in=indicators, party_id=standing.party_id or 0)
    known = {(one.indicator_id, one.period) for one in said}
    return [
        (indicator, period)
        for indicator in indicators
        for period in periods_of(indicator)
        if period.until_on <= standing.on and (indicator.pk, period) not in known
    ]


@kept
def _of_the_day(standing: Standing) -> QuerySet[Indicator]:
    year = standing.on.year
    of_the_day = Q(plan__from_year__lte=year) & (Q(plan__until_year=None) | Q(plan__until_year__gte=year))
    return indicators_visible_to(standing).filter(of_the_day, plan__kind=PlanKind.STRATEGIC)


def _asks_countries(indicator):
    return bool(indicator.frequency) and not indicator.counter and Dimension.COUNTRY in indicator.dimensions
