"""Mails about contacts."""

import datetime as dt

from puebla.areas.members.models import Person
from puebla.kernel import mail


def remind(to: Person, *, people: list[Person], on: dt.date, months: int) -> None:
    """Ask a focal point to confirm or correct the contacts of their country (P3)."""
    mail.send("bodies/contact/mail/remind.txt", to=to, people=people, on=on, months=months)
