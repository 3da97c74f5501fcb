"""Accounts: closed, opened again, freed of a lost second factor; and what a person sets for themselves."""

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.bodies.queries.secretariat import secretariat_on
from puebla.areas.bodies.rules.appointment import last_of_secretariat
from puebla.areas.members.models import Person
from puebla.kernel import mail
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because
from puebla.site.models import Factor


@transaction.atomic
def deactivate_account(*, person: Person, by: Standing, reason: str) -> Person:
    """Close an account: its sessions end at once and nobody signs in to it; seats and contact are another matter."""
    must(by, "account.deactivate", person)
    if person.pk == by.person_id:
        raise RuleBroken("own_account", _("Nobody closes their own account; ask a colleague."))
    secretariat = secretariat_on(by.on)
    if secretariat.filter(person=person).exists() and not secretariat.exclude(person=person).exists():
        raise last_of_secretariat()
    person = _locked(person)
    person.is_active = False
    with because(by=by, act="account.deactivate", reason=reason):
        person.save(update_fields=["is_active"])
    end_sessions(person)
    return person


@transaction.atomic
def reactivate_account(*, person: Person, by: Standing, reason: str) -> Person:
    """Open a closed account again, with the password and second factor it had."""
    must(by, "account.reactivate", person)
    person = _locked(person)
    person.is_active = True
    with because(by=by, act="account.reactivate", reason=reason):
        person.save(update_fields=["is_active"])
    return person


@transaction.atomic
def reset_factor(*, person: Person, by: Standing, reason: str) -> Person:
    """Take away the second factor of somebody who has lost it; their sessions end and they are told by mail.

    The next time they sign in by password alone and, where the office asks for one, set up another factor first.
    """
    must(by, "account.reset_factor", person)
    if person.pk == by.person_id:
        raise RuleBroken("own_account", _("Change your own second factor on your security page."))
    person = _locked(person)
    with because(by=by, act="account.reset_factor", reason=reason):
        Factor.objects.filter(user=person).delete()
    end_sessions(person)
    mail.send("site/account/mail/security_changed.txt", to=person, what="factor_reset", by=by.name)
    return person


@transaction.atomic
def set_language(*, language: str, by: Standing) -> Person:
    """The language in which a person is written to."""
    must(by, "own_account.use")
    person = Person.objects.select_for_update(of=("self",)).get(pk=by.person_id)
    person.language = language
    with because(by=by, act="account.set_language"):
        person.save(update_fields=["language"])
    return person


def end_sessions(person: Person) -> None:
    """Every session of a person ends now."""
    for session in UserSession.objects.filter(user=person):
        session.end()


def _locked(person):
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
