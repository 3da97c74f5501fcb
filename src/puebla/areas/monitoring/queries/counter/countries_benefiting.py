"""Countries that report that a shared practice served them (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.exchange.models import Benefit
from puebla.areas.exchange.queries.practice import benefits_on
from puebla.areas.members.models import Party

from ..names import names_of
from . import Asked, Row, by_column, counter


def _row(benefit: Benefit) -> Row:
    address = reverse("exchange:practice-detail", args=[benefit.practice_id])
    return Row(f"{benefit.party}: {benefit.practice}", address, benefit.reported_on, benefit.text)


@counter(
    "countries_benefiting",
    row=_row,
    distinct="party",
    splits=(by_column("country", "party", names_of(Party), key="party__code"),),
)
def countries_benefiting(asked: Asked) -> QuerySet[Benefit]:
    """A country counts from the day of its first report, and once, whatever the number of practices that served it."""
    found = benefits_on(asked.on, asked.standing).filter(reported_on__gte=asked.since)
    return found.select_related("party", "practice").order_by("-reported_on", "-pk")
