"""Focal points and other contacts: who they are on a day, and which of them have to be confirmed again (P3)."""

import datetime as dt

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from puebla.areas.members.models import Party, Person
from puebla.areas.members.queries.party import members_on
from puebla.areas.members.queries.period import holds_on
from puebla.areas.members.rules.contact import months_before

from ..models import Seat
from ..states import Office


def seats_of(party: Party, *, on: dt.date) -> QuerySet[Seat]:
    """The seats that a party holds on a day, focal points first."""
    return (
        Seat.objects.filter(holds_on(on), party=party)
        .select_related("person__institution", "body")
        .order_by("office", "person__name", "pk")
    )


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


def contacts_visible_to(standing) -> QuerySet[Person]:
    """Contacts, for those whose office includes seeing them; the table decides, the page declares it."""
    return Person.objects.select_related("institution__party").order_by("name", "pk")


def contacts_unconfirmed_on(day: dt.date, *, months: int) -> QuerySet[Person]:
    """Focal points of members whose contact was not confirmed within so many months before a day (P3; R20 III-A)."""
    stale = Q(confirmed_on=None) | Q(confirmed_on__lt=months_before(day, months))
    return (
        contacts_on(day)
        .filter(stale)
        .filter(_seat(day, office=Office.FOCAL_POINT, party__in=members_on(day).values("pk")))
    )


def members_without_focal_point(day: dt.date) -> QuerySet[Party]:
    """Members that have no focal point at all on a day."""
    held = Seat.objects.filter(holds_on(day), party=OuterRef("pk"), office=Office.FOCAL_POINT)
    return members_on(day).filter(~Exists(held))


def _seated(day, **seat):
    return Person.objects.filter(_seat(day, **seat))


def _seat(day, **seat):
    return Exists(Seat.objects.filter(holds_on(day), person=OuterRef("pk"), **seat))
