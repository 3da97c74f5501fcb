"""Countries that report their follow-up of what was recommended and decided (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.decisions.models import FollowUp
from puebla.areas.decisions.queries.follow_up import follow_ups_on
from puebla.areas.members.models import Party

from ..names import names_of
from . import Asked, Row, by_column, counter


def _row(report: FollowUp) -> Row:
    item = report.item
    address = reverse("decisions:item-detail", args=[item.outcome.code, item.number])
    return Row(f"{report.party}: {item}", f"{address}#follow-up-{report.pk}", report.reported_on, str(item.outcome))


@counter(
    "countries_following_up",
    row=_row,
    distinct="party",
    splits=(by_column("country", "party", names_of(Party), key="party__code"),),
)
def countries_following_up(asked: Asked) -> QuerySet[FollowUp]:
    """A country counts from the day of its first report, and once, whatever the number of its reports."""
    found = follow_ups_on(asked.on, asked.standing).filter(reported_on__gte=asked.since)
    return found.select_related("party", "item__outcome").order_by("-reported_on", "-pk")
