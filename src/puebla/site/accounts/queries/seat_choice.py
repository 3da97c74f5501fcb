"""What can be chosen for a seat: for which parties, in which offices, at which institutions, in which groups."""

import datetime as dt

from django.db.models import QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import groups_on
from puebla.areas.bodies.rules.appointment import OFFICES_OF
from puebla.areas.bodies.rules.office import FUND_ADMINISTRATOR
from puebla.areas.bodies.states import Office
from puebla.areas.members.models import Institution, Party
from puebla.areas.members.queries.institution import institutions_of
from puebla.areas.members.queries.party import participants_on, standing_on
from puebla.areas.members.queries.period import holds_on

SECRETARIAT = "secretariat"


def parties_with_seats(on: dt.date) -> QuerySet[Party]:
    """The parties that take part on a day with rights of their own."""
    return participants_on(on)


def party_with_seats(code: str, *, on: dt.date) -> Party | None:
    return parties_with_seats(on).filter(code=code).first()


def offices_open_to(party: Party | None, *, on: dt.date) -> list[str]:
    """The offices in which somebody can sit for a party on a day; without a party: in the secretariat."""
    if party is None:
        return [Office.ES]
    offices = [office for one in standing_on(party, on) for office in OFFICES_OF.get(one.status, ())]
    if party.functions.filter(holds_on(on), code=FUND_ADMINISTRATOR).exists():
        offices.append(Office.FUND)
    return offices


def institutions_open_to(party: Party | None) -> QuerySet[Institution]:
    """The institutions at which people of a party work; without a party: the secretariat's own."""
    if party is not None:
        return institutions_of(party)
    return Institution.objects.filter(party=None, closed_on=None).order_by("name_en", "pk")


def groups_open_on(on: dt.date) -> QuerySet[Body]:
    return groups_on(on)
