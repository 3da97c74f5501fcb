"""Which offices the reader can fill for a party."""

import datetime as dt

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import standing_on
from puebla.areas.members.states import Status
from puebla.kernel.access.standing import Standing

from ..rules.appointment import OFFICES_OF, appointed_by_country


def offices_open_to(standing: Standing, party: Party, *, on: dt.date) -> list[str]:
    """The offices of the party's present status; for a focal point only those that a country fills by itself."""
    offices = [office for held in standing_on(party, on) for office in OFFICES_OF.get(Status(held.status), ())]
    return [office for office in offices if standing.holds("es") or appointed_by_country(office)]
