"""Countries are reminded of contacts that nobody confirmed for too long (P3)."""

import datetime as dt

from django.db import transaction

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..notices.contact import remind
from ..queries.contact import focal_points_by_party, unconfirmed_by_party


@transaction.atomic
def remind_countries(*, by: Standing, on: dt.date, months: int) -> int:
    """Mail the focal points of every country with a stale contact, once each, naming the contacts; returns how many.

    Marks the contacts as reminded on that day. The mails leave once the transaction holds.
    """
    must(by, "contact.remind")
    by_party = unconfirmed_by_party(on, months=months)
    receivers = focal_points_by_party(on)
    sent = 0
    with because(by=by, act="contact.remind"):
        for party_id, people in sorted(by_party.items()):
            for receiver in receivers.get(party_id, ()):
                remind(receiver, people=people, on=on, months=months)
                sent += 1
        for person in {person for people in by_party.values() for person in people}:
            person.reminded_on = on
            person.save(update_fields=["reminded_on"])
    return sent
