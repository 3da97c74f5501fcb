"""What is asked of somebody here: contacts of their country to confirm, focal points to name (P3)."""

from collections import Counter

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.areas.members.rules.contact import confirm_by
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask
from puebla.kernel.kept import kept
from puebla.profiles.process import process

from .contact import contacts_unconfirmed_on, members_without_focal_point


def asked_of(standing: Standing) -> list[Ask]:
    """For a focal point the stale contacts of the country; for the secretariat how many there are in all."""
    months = process().setting("contact_confirmation_months")
    if can(standing, "contact.remind"):
        return _asked_of_the_secretariat(standing.on, months)
    if standing.party_id is None or not can(standing, "contact.confirm"):
        return []
    return [
        Ask(
            what=_("Confirm a contact"),
            about=person.name,
            url=reverse("members:contact-edit", args=[person.pk]),
            due_on=confirm_by(person.confirmed_on, months=months),
            whom="me" if person.pk == standing.person_id else "country",
            rule="P3",
        )
        for person in contacts_unconfirmed_on(standing.on, months=months)
        if any(seat.party_id == standing.party_id for seat in person.seats_then)  # type: ignore[attr-defined]
    ]


def _asked_of_the_secretariat(day, months):
    numbers = Counter(what for (what,) in _stale_and_without(day, months))
    stale, without = numbers["stale"], numbers["without"]
    asks = []
    if stale:
        words = ngettext("%(number)s contact is unconfirmed", "%(number)s contacts are unconfirmed", stale)
        asks.append((_("Remind countries of their contacts"), words % {"number": stale}))
    if without:
        words = ngettext("%(number)s member has none", "%(number)s members have none", without)
        asks.append((_("Ask for focal points"), words % {"number": without}))
    address = reverse("bodies:contact-list")
    return [Ask(what=what, about=about, url=address, whom="office", rule="P3") for what, about in asks]


@kept
def _stale_and_without(day, months):
    """A row for each contact to be confirmed and for each member without a focal point."""
    stale = contacts_unconfirmed_on(day, months=months).prefetch_related(None)
    without = members_without_focal_point(day).prefetch_related(None)
    stale, without = stale.order_by().values_list(Value("stale")), without.order_by().values_list(Value("without"))
    return stale.union(without, all=True)
