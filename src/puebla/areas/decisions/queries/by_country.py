"""Commitments by whom they ask: which of them each country has reported on, and what is overdue with whom (M4, F7)."""

from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.db.models import Count, Q, QuerySet

from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..models import ItemAddressee
from ..states import AddresseeOffice
from .follow_up import follow_ups_visible_to
from .item import commitments_visible_to, overdue_on
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


def overdue_by_addressee(standing: Standing, first: int, last: int) -> list[tuple[ItemAddressee, int]]:
    """``(addressee, number)``: of what these years decided, how much is overdue on the standing's day; each asked counts.

    One statement. Of the addressee only ``party_id``, ``body_id`` and ``office`` are told.
    """
    return [
        (ItemAddressee(party_id=party, body_id=body, office=office), number)
        for party, body, office, number in _overdue(standing, first, last)
    ]


@kept
def _overdue(standing: Standing, first: int, last: int) -> QuerySet:
    late = commitments_visible_to(standing).filter(decided_in(first, last), overdue_on(standing.on))
    asked = ItemAddressee.objects.filter(item__in=late).values_list("party", "body", "office")
    return asked.annotate(number=Count("item", distinct=True)).order_by("party", "body", "office")


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
