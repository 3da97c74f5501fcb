"""How to reach people, kept current by their country (P3; R20 III-A)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Institution, Person

FIELDS = ("name", "email", "institution", "position_en", "position_es", "phone", "language")


@transaction.atomic
def add_contact(*, institution: Institution, by: Standing, on: dt.date, name: str, email: str, **facts) -> Person:
    """Add somebody to reach at an institution, confirmed on that day.

    The person has no password and no seat: signing in takes an invitation, an office takes an appointment.
    """
    person = Person(institution=institution, name=name, email=email, confirmed_on=on)
    _set(person, facts)
    must(by, "contact.edit", person)
    _check_email(person)
    person.set_unusable_password()
    with because(by=by, act="contact.add"):
        person.save()
    return person


@transaction.atomic
def edit_contact(*, person: Person, by: Standing, on: dt.date, reason: str = "", **facts) -> Person:
    """Correct a contact. What a country corrects for its own people counts as confirmed on that day.

    The e-mail is what a person signs in with: of somebody else only the secretariat changes it.
    """
    must(by, "contact.edit", person)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    email = person.email
    _set(person, facts)
    must(by, "contact.edit", person)
    _check_institution(person, by)
    if person.email != email:
        _check_email(person)
        if by.person_id != person.pk and not by.holds("es"):
            raise RuleBroken(
                "email_of_another",
                _("The e-mail is what %(name)s signs in with. Ask the secretariat to change it.")
                % {"name": person.name},
                rule="P3",
                field="email",
            )
    if not by.holds("es"):
        person.confirmed_on = on
    with because(by=by, act="contact.edit", reason=reason):
        person.save(update_fields=[*FIELDS, "confirmed_on"])
    return person


@transaction.atomic
def confirm_contact(*, person: Person, by: Standing, on: dt.date) -> Person:
    """Say that a contact is right as it stands; the six months begin anew (P3)."""
    must(by, "contact.confirm", person)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    person.confirmed_on = on
    with because(by=by, act="contact.confirm"):
        person.save(update_fields=["confirmed_on"])
    return person


def _set(person, facts):
    for field in FIELDS:
        if field in facts:
            setattr(person, field, facts[field])


def _check_email(person):
    if Person.objects.filter(email__iexact=person.email).exclude(pk=person.pk).exists():
        raise RuleBroken("email_taken", _("Somebody with this e-mail is already known."), field="email")


def _check_institution(person, by):
    """Nobody moves a person to another party's institution but the secretariat."""
    if person.institution is None and not by.holds("es"):
        raise RuleBroken("no_institution", _("Choose the institution where the person works."), field="institution")
