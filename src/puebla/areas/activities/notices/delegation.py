"""Mails about who accepts concept notes."""

from puebla.kernel.mail import send

from ..queries.recipient import seated_on


def announce_delegated(delegation, *, by):
    """The Secretariat learns that it may accept notes, and until when."""
    _send("delegated", delegation, by)


def announce_delegation_ended(delegation, *, by):
    """The Secretariat learns that the Presidency accepts notes itself again."""
    _send("ended", delegation, by)


def _send(verb, delegation, by):
    for person, standing in seated_on(by.on):
        if standing.holds("es") and person.pk != by.person_id:
            send(f"activities/delegation/mail/{verb}.txt", to=person, delegation=delegation, by=by)
