"""People and their accounts: who can sign in, who is invited, in which offices they are today."""

import datetime as dt
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat

from puebla.areas.bodies.models import Seat
from puebla.areas.bodies.queries.standing import standings_of
from puebla.areas.members.models import Person
from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.standing import Standing
from puebla.kernel.query_words import Folded, fold

from ..second_factor import FACTORS
from ..words import offices_in_words
from .invitation import invitations

WORDS = ("name", "email", "institution__name_en", "institution__name_es")
COUNTRY = ("institution__party__name_en", "institution__party__name_es")
SEARCHED = [part for name in (*WORDS, *COUNTRY) for part in (Coalesce(name, Value("")), Value(" "))]


@dataclass(frozen=True)
class Account:
    """``state``: ``open`` (can sign in), ``closed``, ``invited``, ``none`` or ``demonstration``; ``offices``: today's, in words."""

    person: Person
    standing: Standing
    state: str
    has_factor: bool
    offices: list[str]


def people_visible_to(standing: Standing) -> QuerySet[Person]:
    """Everybody, with or without an account; the table says who may open the page."""
    return Person.objects.select_related("institution__party").order_by("name", "pk")


def people_listed(standing: Standing, *, text: str = "") -> QuerySet[Person]:
    """The people whose name, e-mail, institution or country holds every word typed, with or without its accents."""
    listed = people_visible_to(standing)
    if text:
        listed = listed.annotate(folded=Folded(Concat(*SEARCHED, output_field=TextField())))
    for word in text.split():
        listed = listed.filter(folded__icontains=fold(word))
    return listed


def person_with_email(email: str) -> Person | None:
    return Person.objects.filter(email__iexact=email).first()


def accounts_of(people: list[Person], *, on: dt.date, at: dt.datetime) -> list[Account]:
    """The accounts of these people; the number of queries does not depend on how many there are."""
    standings = standings_of(people, on=on)
    keys = [person.pk for person in people]
    factors = set(Authenticator.objects.filter(user__in=keys, type__in=FACTORS).values_list("user_id", flat=True))
    invited = set(invitations(at=at, state="open").filter(person__in=keys).values_list("person_id", flat=True))
    return [
        Account(
            person=person,
            standing=standings[person.pk],
            state=_state(person, invited),
            has_factor=person.pk in factors,
            offices=offices_in_words(standings[person.pk]),
        )
        for person in people
    ]


def seats_held(person: Person, *, on: dt.date) -> QuerySet[Seat]:
    """What a person's offices rest on today."""
    return person.seats.filter(holds_on(on)).select_related("party", "body").order_by("from_on", "pk")


def seats_of_secretariat(standing: Standing) -> QuerySet[Seat]:
    """The seats of the secretariat, which no party's page shows."""
    return Seat.objects.filter(party=None).select_related("person").order_by("pk")


def _state(person, invited):
    if person.is_demonstration:
        return "demonstration"
    if not person.is_active:
        return "closed"
    if person.has_usable_password():
        return "open"
    return "invited" if person.pk in invited else "none"
