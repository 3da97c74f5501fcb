"""Focal points and other contacts: who they are on a day, and which of them have to be confirmed again (P3)."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from puebla.areas.members.models import Party, Person
from puebla.areas.members.queries.party import members_on
from puebla.areas.members.queries.period import holds_on
from puebla.areas.members.rules.contact import is_stale, months_before
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.kept import Bound, kept

from ..models import Seat
from ..states import Office


def seats_visible_to(standing: Standing) -> QuerySet[Seat]:
    """Seats of parties, for those whose office includes seeing contacts."""
    if not can(standing, "contact.view"):
        return Seat.objects.none()
    return Seat.objects.filter(party__isnull=False).select_related("person", "party", "body").order_by("pk")


def focal_points_of(party: Party, *, on: dt.date) -> QuerySet[Person]:
    """The focal points of a country on a day, by name."""
    return _seated(on, party=party, office=Office.FOCAL_POINT).order_by("name", "pk")


def contacts_on(day: dt.date) -> QuerySet[Person]:
    """Everybody who sits for a party on a day; ``seats_then`` are the seats that hold."""
    holding = Seat.objects.filter(holds_on(day)).select_related("party", "body").order_by("from_on", "pk")
    return (
        _seated(day, party__isnull=False)
        .select_related("institution__party")
        .prefetch_related(Prefetch("seats", holding, to_attr="seats_then"))
        .order_by("name", "pk")
    )


@dataclass(frozen=True)
class Contact:
    """A person of a party with the seats they hold on the day and whether the contact has to be confirmed."""

    person: Person
    seats: list[Seat]
    is_stale: bool


def contacts_of(party: Party, *, on: dt.date, months: int) -> list[Contact]:
    """Everybody at a party's open institutions or in one of its seats on a day, whoever holds a seat first."""
    seats: dict[int, list[Seat]] = {}
    for seat in _seats_of(on, party=party.pk):
        seats.setdefault(seat.person_id, []).append(seat)
    found = [
        Contact(person, seats.get(person.pk, []), is_stale(person.confirmed_on, on=on, months=months))
        for person in _people_of(on, party=party.pk)
    ]
    return sorted(found, key=lambda contact: not contact.seats)


@kept
def _seats_of(on: dt.date) -> QuerySet[Seat]:
    return Seat.objects.filter(holds_on(on), party=Bound("party")).select_related("body").order_by("office", "pk")


@kept
def _people_of(on: dt.date) -> QuerySet[Person]:
    seated = Exists(Seat.objects.filter(holds_on(on), party=Bound("party"), person=OuterRef("pk")))
    here = Person.objects.filter(Q(institution__party=Bound("party")) | seated)
    return here.select_related("institution").order_by("name", "pk")


def contacts_unconfirmed_on(day: dt.date, *, months: int) -> QuerySet[Person]:
    """Focal points of members whose contact was not confirmed within so many months before a day (P3; R20 III-A)."""
    stale = Q(confirmed_on=None) | Q(confirmed_on__lt=months_before(day, months))
    return (
        contacts_on(day)
        .filter(stale)
        .filter(_seat(day, office=Office.FOCAL_POINT, party__in=members_on(day).values("pk")))
    )


def unconfirmed_by_party(day: dt.date, *, months: int) -> dict[int, list[Person]]:
    """The stale contacts of every country, by the country's ``pk`` (P3)."""
    stale = {person.pk: person for person in contacts_unconfirmed_on(day, months=months)}
    found: dict[int, list[Person]] = {}
    seats = Seat.objects.filter(holds_on(day), person__in=stale, party__isnull=False).order_by("person__name", "pk")
    for party_id, person_id in seats.values_list("party_id", "person_id"):
        people = found.setdefault(party_id, [])
        if stale[person_id] not in people:
            people.append(stale[person_id])
    return found


def members_without_focal_point(day: dt.date) -> QuerySet[Party]:
    """Members that have no focal point at all on a day."""
    held = Seat.objects.filter(holds_on(day), party=OuterRef("pk"), office=Office.FOCAL_POINT)
    return members_on(day).filter(~Exists(held))


def _seated(day, **seat):
    return Person.objects.filter(_seat(day, **seat))


def _seat(day, **seat):
    return Exists(Seat.objects.filter(holds_on(day), person=OuterRef("pk"), **seat))


def focal_points_by_party(day: dt.date) -> dict[int, list[Person]]:
    """The focal points of every party on a day, by the party's ``pk``."""
    found: dict[int, list[Person]] = {}
    seats = Seat.objects.filter(holds_on(day), office=Office.FOCAL_POINT, party__isnull=False)
    for seat in seats.select_related("person").order_by("person__name", "pk"):
        if seat.party_id is not None:
            found.setdefault(seat.party_id, []).append(seat.person)
    return found


def people_of(party: Party) -> QuerySet[Person]:
    """Everybody who works at an institution of a party, by name."""
    return Person.objects.filter(institution__party=party).order_by("name", "pk")
