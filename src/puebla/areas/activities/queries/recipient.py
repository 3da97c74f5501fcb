"""People who hold a seat on a day, with their standings: among them are those whom a mail may concern."""

import datetime as dt

from puebla.areas.bodies.models import Seat
from puebla.areas.bodies.queries.standing import standings_of
from puebla.areas.members.models import Person
from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.standing import Standing


def seated_on(day: dt.date) -> list[tuple[Person, Standing]]:
    """Everybody who may sign in and holds a seat on a day, by name; two queries for any number of people."""
    seats = Seat.objects.filter(holds_on(day)).values("person")
    people = list(Person.objects.filter(pk__in=seats, is_active=True).order_by("name", "pk"))
    standings = standings_of(people, on=day)
    return [(person, standings[person.pk]) for person in people]
