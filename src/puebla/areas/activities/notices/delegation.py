"""Mails about who accepts concept notes."""

from puebla.kernel.mail import send

from ..queries.recipient import seated_on


def announce_delegated(delegation, *, by):
    """The Secretariat learns that it may accept notes, and until when."""
    _send("activities/delegation/mail/delegated.txt", delegation, by)


def announce_delegation_ended(delegation, *, by):
    """The Secretariat learns that the Presidency accepts notes itself again."""
    _send("activities/delegation/mail/ended.txt", delegation, by)


def _send(template, delegation, by):
    for person, standing in seated_on(by.on):
        if standing.holds("es") and person.pk != by.person_id:
            send(template, to=person, delegation=delegation, by=by)
