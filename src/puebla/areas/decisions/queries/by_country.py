"""Commitments that ask member countries, and of which of them each has reported its own follow-up (M4, F7)."""

from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db.models import Count, Q, QuerySet

from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..states import AddresseeOffice
from .follow_up import follow_ups_visible_to
from .item import commitments_visible_to
from .listed import decided_in


@dataclass(frozen=True)
class AskedOfCountries:
    """A commitment: whom it names (``is_to_all``: every member), and ``reports``: how many by country (keys of parties)."""

    outcome: str
    number: str
    is_to_all: bool
    named: frozenset[int]
    reports: dict[int, int] = field(default_factory=dict)

    def asks(self, party_id: int) -> bool:
        """Whether it asks that member country, by name or together with all."""
        return self.is_to_all or party_id in self.named


def asked_of_countries(standing: Standing, first: int, last: int) -> list[AskedOfCountries]:
    """What meetings of these years asked of countries, the latest meeting first, as far as the standing may read.

    Two statements. Who else is named with a country (an observer, the Secretariat) is left out.
    """
    found = {
        pk: AskedOfCountries(outcome, number, is_to_all, frozenset(named))
        for pk, outcome, number, is_to_all, named in _items(standing, first, last)
    }
    for item, party, number in _reports(standing, first, last):
        if item in found:
            found[item].reports[party] = number
    return list(found.values())


@kept
def _items(standing: Standing, first: int, last: int) -> QuerySet:
    to_all = BoolOr(Q(addressees__office=AddresseeOffice.MEMBERS), default=False)
    named = ArrayAgg("addressees__party", filter=Q(addressees__party__isnull=False), default=[])
    asked = commitments_visible_to(standing).filter(decided_in(first, last)).annotate(is_to_all=to_all, named=named)
    return (
        asked.filter(Q(is_to_all=True) | Q(named__len__gt=0))
        .order_by("-outcome__held_on", "outcome_id", "position")
        .values_list("pk", "outcome__code", "number", "is_to_all", "named")
    )


@kept
def _reports(standing: Standing, first: int, last: int) -> QuerySet:
    reports = follow_ups_visible_to(standing).filter(decided_in(first, last, "item__"), item__is_commitment=True)
    return reports.order_by().values_list("item", "party").annotate(number=Count("pk"))
