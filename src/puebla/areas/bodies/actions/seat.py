"""Who sits where: an appointment gives an office from a day on, its end takes it away (A1, P3)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.members.models import Party, Person
from puebla.areas.members.queries.party import parties_with
from puebla.areas.members.queries.period import holds_on
from puebla.areas.members.states import Status
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Body, Seat
from ..queries.secretariat import secretariat_on
from ..rules.appointment import OFFICES_OF, appointed_by_country, last_of_secretariat
from ..states import Office


@transaction.atomic
def appoint(
    *,
    person: Person,
    office: str,
    party: Party,
    from_on: dt.date,
    by: Standing,
    on: dt.date,
    body: Body | None = None,
    until_on: dt.date | None = None,
) -> Seat:
    """Seat a person in an office of a party from a day on (R20 III-A: members name their focal points).

    A country seats its own focal points and delegates; every other seat is the secretariat's to record.
    """
    must(by, "contact.appoint", party)
    if not by.holds("es") and not appointed_by_country(office):
        raise RuleBroken("not_yours", _("Ask the secretariat to record this office."), rule="A1", field="office")
    _check_person(person, party)
    _check_office(office, party, body, from_on)
    if Seat.objects.filter(holds_on(from_on), person=person, office=office, party=party, body=body).exists():
        raise RuleBroken("seated", _("%(name)s already has this seat.") % {"name": person.name}, field="office")
    _check_end(from_on, until_on)
    with because(by=by, act="seat.appoint"):
        return Seat.objects.create(
            person=person, office=office, party=party, body=body, from_on=from_on, until_on=until_on
        )


@transaction.atomic
def end_seat(*, seat: Seat, until_on: dt.date, by: Standing, reason: str = "") -> Seat:
    """End a seat on a day (exclusive); the office ends with it, the record stays."""
    must(by, "contact.appoint", seat.party)
    if not by.holds("es") and not appointed_by_country(seat.office):
        raise RuleBroken("not_yours", _("Ask the secretariat to end this seat."), rule="A1")
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    _check_end(seat.from_on, until_on)
    if seat.office == Office.ES:
        _check_secretariat_stays(seat, until_on)
    seat.until_on = until_on
    with because(by=by, act="seat.end", reason=reason):
        seat.save(update_fields=["until_on"])
    return seat


@transaction.atomic
def seat_in_secretariat(*, person: Person, from_on: dt.date, by: Standing, until_on: dt.date | None = None) -> Seat:
    """Seat a person in the Executive Secretariat, which belongs to no party (R20 III-E)."""
    must(by, "seat.give")
    if Seat.objects.filter(holds_on(from_on), person=person, office=Office.ES).exists():
        raise RuleBroken("seated", _("%(name)s already has this seat.") % {"name": person.name}, field="office")
    _check_end(from_on, until_on)
    with because(by=by, act="seat.appoint"):
        return Seat.objects.create(person=person, office=Office.ES, from_on=from_on, until_on=until_on)


def _check_secretariat_stays(seat, until_on):
    if not secretariat_on(until_on).exclude(pk=seat.pk).exists():
        raise last_of_secretariat()


def _check_end(from_on, until_on):
    if until_on is not None and until_on <= from_on:
        raise RuleBroken("ends_first", _("It would end before it begins."), field="until_on")


def _check_person(person, party):
    if person.institution is None or person.institution.party_id != party.pk:
        raise RuleBroken(
            "works_elsewhere",
            _("%(name)s works at no institution of %(party)s.") % {"name": person.name, "party": party},
            field="person",
        )


def _check_office(office, party, body, on):
    status = next(
        (status for status, offices in OFFICES_OF.items() if office in offices and _is(party, status, on)), None
    )
    if status is None and office != Office.FUND:
        raise RuleBroken(
            "no_such_office",
            _("%(party)s has no such office on that day.") % {"party": party},
            rule="A1",
            field="office",
        )
    if office == Office.DELEGATE and body is None:
        raise RuleBroken("no_body", _("Choose the group to which the delegate goes."), field="body")


def _is(party, status, on):
    return parties_with([Status(status)], on=on).filter(pk=party.pk).exists()
