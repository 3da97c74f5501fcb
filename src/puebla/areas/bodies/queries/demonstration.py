"""The demonstration's accounts: who may be entered as, one for each office."""

import datetime as dt
from dataclasses import dataclass

from puebla.areas.members.models import Party, Person
from puebla.kernel.access.standing import EVERYONE
from puebla.kernel.access.table import OFFICES
from puebla.kernel.languages import reading_language

from .standing import standings_of

# The office that a person is known by, where they hold several.
KNOWN_BY = [
    *("es", "ppt", "vice_minister", "focal_point", "delegate", "fund"),
    *("observer_country", "observer_organisation", "civil_society"),
]


@dataclass(frozen=True)
class Account:
    """One account: ``office`` in the reader's words, with its party; ``offices`` as the table calls them."""

    pk: int
    name: str
    email: str
    office: str
    offices: frozenset[str]


def demonstration_accounts(*, on: dt.date) -> list[Account]:
    """The invented people with the office that each holds on the day, in the order in which the profile names them."""
    people = list(Person.objects.filter(is_demonstration=True, is_active=True).order_by("pk"))
    standings = standings_of(people, on=on)
    names = {party.code: party.name for party in Party.objects.order_by("pk")}
    accounts = []
    for person in people:
        standing = standings[person.pk]
        known_by = next((office for office in KNOWN_BY if office in standing.offices), EVERYONE)
        words = [OFFICES[known_by][reading_language()], names.get(standing.party or "")]
        office = ", ".join(word for word in words if word)
        accounts.append(Account(person.pk, person.name, person.email, office, standing.offices))
    return accounts
