"""Mails that a concept note's moves send, each to those who take the next step or wait for the outcome."""

from puebla.kernel.mail import send

from ..queries.note import form_of_note
from .recipient import everybody, presidency, secretariat, workers


def announce_submitted(note, *, by):
    """The Secretariat is asked to check the note."""
    _send("activities/note/mail/submitted.txt", secretariat(note, by=by), note=note, by=by)


def announce_returned(note, *, by, remarks):
    """Its writers, or the Presidency where there are none, read what has to be changed."""
    titles = {section.code: section.title for section in form_of_note(note).sections}
    said = [(titles.get(section, ""), text) for section, text in remarks.items()]
    _send(
        "activities/note/mail/returned.txt",
        workers(note, by=by) or presidency(note, by=by),
        note=note,
        by=by,
        remarks=said,
    )


def announce_checked(note, *, by):
    """The Presidency is asked to accept the note."""
    _send("activities/note/mail/checked.txt", presidency(note, by=by), note=note, by=by)


def announce_accepted(note, *, by):
    """Its writers and the Secretariat learn that the activity may begin."""
    _send(
        "activities/note/mail/accepted.txt", everybody(workers(note, by=by), secretariat(note, by=by)), note=note, by=by
    )


def announce_reopened(note, *, by, reason):
    """Its writers, the Secretariat and the Presidency learn that the note is a draft again, and why."""
    people = everybody(workers(note, by=by), secretariat(note, by=by), presidency(note, by=by))
    _send("activities/note/mail/reopened.txt", people, note=note, by=by, reason=reason)


def _send(template, people, *, note, **context):
    for person in people:
        send(template, to=person, note=note, activity=note.activity, **context)
