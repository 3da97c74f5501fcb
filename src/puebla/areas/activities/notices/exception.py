"""The mail that an exception from the concept note sends."""

from puebla.kernel.mail import send

from .recipient import everybody, secretariat, workers


def announce_excepted(activity, *, by):
    """The Secretariat and those who do the work learn that the activity goes ahead without a note, and why."""
    for person in everybody(secretariat(activity, by=by), workers(activity, by=by)):
        send("activities/activity/mail/excepted.txt", to=person, activity=activity, by=by)
