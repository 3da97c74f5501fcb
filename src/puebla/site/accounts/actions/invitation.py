"""Invitations: the only way to an account. A personal link, good once and for some days; its key is never stored."""

import datetime as dt
from functools import partial

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.actions.seat import appoint, seat_in_secretariat
from puebla.areas.bodies.models import Body, Seat
from puebla.areas.bodies.states import Office
from puebla.areas.members.actions.contact import add_contact
from puebla.areas.members.models import Institution, Invitation, Party, Person
from puebla.kernel import mail
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.profiles.process import process

from ..key import hash_of, new_key

GOOD_FOR = dt.timedelta(days=14)


@transaction.atomic
def invite_to_seat(
    *,
    by: Standing,
    at: dt.datetime,
    institution: Institution,
    name: str,
    email: str,
    language: str,
    office: str,
    from_on: dt.date,
    party: Party | None = None,
    body: Body | None = None,
    until_on: dt.date | None = None,
    by_mail: bool = True,
) -> tuple[Invitation, str]:
    """Make somebody known at an institution, give them a seat, and invite them to an account; all or nothing.

    Returns the invitation and the key of its link, which exists nowhere else but in the mail.
    """
    must(by, "invitation.invite")
    with because(by=by, act="invitation.invite"):
        person = add_contact(
            institution=institution, by=by, on=by.on, name=name, email=email.lower(), language=language
        )
        if office == Office.ES:
            seat_in_secretariat(person=person, from_on=from_on, until_on=until_on, by=by)
        else:
            appoint(
                person=person,
                office=office,
                party=party,
                body=body,
                from_on=from_on,
                until_on=until_on,
                by=by,
                on=by.on,
            )
        return invite(person=person, by=by, at=at, by_mail=by_mail)


@transaction.atomic
def invite(*, person: Person, by: Standing, at: dt.datetime, by_mail: bool = True) -> tuple[Invitation, str]:
    """Invite a known person who has, or will have, a seat; an earlier invitation that is still open is replaced."""
    must(by, "invitation.invite")
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _check_may_be_invited(person, by.on)
    with because(by=by, act="invitation.invite"):
        _open_invitations(person, at).update(withdrawn_at=at)
        key = new_key()
        invitation = Invitation.objects.create(
            person=person, key_hash=hash_of(key), invited_by_id=by.person_id, invited_at=at, expires_at=at + GOOD_FOR
        )
    if by_mail:
        mail.send(
            "site/invitation/mail/invitation.txt",
            to=person,
            sent=partial(note_mailed, invitation=invitation, at=at, by=by),
            invitation=invitation,
            key=key,
            inviter=by.name,
            process=process(),
        )
    return invitation, key


def note_mailed(*, invitation: Invitation, at: dt.datetime, by: Standing) -> None:
    """The mail server has taken the invitation over."""
    with because(by=by, act="invitation.mail"):
        Invitation.objects.filter(pk=invitation.pk).update(mailed_at=at)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Standing, at: dt.datetime) -> Invitation:
    """Take an open invitation back: its link no longer opens anything. The seat is another matter and stays."""
    must(by, "invitation.withdraw", invitation)
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise RuleBroken("not_open", _("This invitation is no longer open."))
    invitation.withdrawn_at = at
    with because(by=by, act="invitation.withdraw"):
        invitation.save(update_fields=["withdrawn_at"])
    return invitation


@transaction.atomic
def accept_invitation(*, key: str, by: Standing, at: dt.datetime, name: str, password: str, language: str) -> Person:
    """The invited person, who holds the key, sets name, password and language; the account is open from now on."""
    must(by, "sign_in.use")
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(key_hash=hash_of(key)).first()
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at or invitation.expires_at <= at:
        raise RuleBroken("not_open", _("This invitation can no longer be used. Ask the secretariat for a new one."))
    person = Person.objects.select_for_update(of=("self",)).get(pk=invitation.person_id)
    person.name, person.language, person.is_active = name, language, True
    _set_password(person, password)
    invitation.accepted_at = at
    own = Standing(on=by.on, person_id=person.pk, name=name)
    with because(by=own, act="invitation.accept"):
        person.save(update_fields=["name", "language", "is_active", "password"])
        invitation.save(update_fields=["accepted_at"])
    return person


def _set_password(person, password):
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise RuleBroken("weak_password", " ".join(error.messages), field="password") from error
    person.set_password(password)


def _open_invitations(person, at):
    return Invitation.objects.filter(person=person, accepted_at=None, withdrawn_at=None, expires_at__gt=at)


def _check_may_be_invited(person, on):
    if person.is_active and person.has_usable_password():
        raise RuleBroken("has_account", _("%(name)s already has an account.") % {"name": person.name}, field="email")
    if person.is_demonstration:
        raise RuleBroken("demonstration", _("The people of the demonstration are entered as from the sign-in page."))
    seats = Seat.objects.filter(person=person)
    if not any(seat.until_on is None or seat.until_on > on for seat in seats):
        raise RuleBroken("no_seat", _("Give %(name)s a seat first.") % {"name": person.name})
