"""Standings that an officer of the secretariat looks through (A6): a person's, an office's of a party, the public's.

A choice is a text that fits into the session: ``public``, ``person:7``, ``seat:focal_point:MX`` or, in a body,
``seat:delegate:CR:wg-protection-2019``.
"""

from django.utils.translation import gettext as _

from puebla.areas.members.models import Party, Person
from puebla.kernel.access.standing import Standing

from ..models import Body
from ..states import Office
from .standing import seat_for, standing_from, standing_of

PUBLIC = "public"


def standing_seen_as(choice: str, *, by: Standing) -> Standing:
    """The chosen standing on the officer's day, looked at by the officer; the public's where nobody answers to it."""
    kind, _separator, rest = choice.partition(":")
    seen = None
    if kind == "person":
        seen = _of_person(rest, by)
    elif kind == "seat":
        seen = _of_seat(*[*rest.split(":"), "", ""][:3], by=by)
    return (seen or Standing(on=by.on, name=_("the public"))).looked_at_by(by)


def names_seen_as(choices: set[str]) -> dict[str, str]:
    """What the public and the offices among the choices are called in the reader's language; people have one name."""
    seats = {choice: choice.split(":")[1:3] for choice in choices if choice.count(":") > 1}
    parties = {
        party.code: party.name for party in Party.objects.filter(code__in=[code for _seat, code in seats.values()])
    }
    names = {
        choice: _name_of(office, parties[code])
        for choice, (office, code) in seats.items()
        if office in Office and code in parties
    }
    return {PUBLIC: _("the public"), **names}


def _name_of(office, party):
    return f"{Office(office).label}, {party}"


def _of_person(key, by):
    person = Person.objects.filter(pk=key).first() if key.isdecimal() else None
    return standing_of(person, on=by.on) if person else None


def _of_seat(office, party, body, *, by):
    party = Party.objects.filter(code=party).first()
    if party is None or office not in Office:
        return None
    body = Body.objects.filter(code=body).first() if body else None
    seat = seat_for(office=office, party=party, body=body, on=by.on)
    return standing_from([seat], on=by.on, name=_name_of(office, party.name))
