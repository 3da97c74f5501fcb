"""Which offices a seat gives on a day: they follow from what its party is on that day (A1, P2, H3)."""

from dataclasses import dataclass

from puebla.areas.members.states import Status

from ..states import Office

# A representative's office follows from the party's status on the day; a partner or guest has none (sources.md 2.9).
REPRESENTS = {
    Status.OBSERVER_COUNTRY: "observer_country",
    Status.OBSERVER_ORGANISATION: "observer_organisation",
    Status.CIVIL_SOCIETY: "civil_society",
}
OF_MEMBERS = {Office.VICE_MINISTER, Office.FOCAL_POINT, Office.DELEGATE}
LEADS_ITS_COUNTRY = {Office.VICE_MINISTER, Office.FOCAL_POINT}
FUND_ADMINISTRATOR = "fund_administrator"


@dataclass(frozen=True)
class DatedSeat:
    """A seat together with what its party is on the day that is asked about.

    ``statuses`` and ``functions``: those of the party on the day; ``presides``, ``in_troika``: whether the
    party holds the presidency, or belongs to the Troika, on the day; ``common``: codes of the bodies alive on the day
    that every member (or this party by name) belongs to.
    """

    office: str
    party: str | None = None
    party_id: int | None = None
    body: str | None = None
    body_id: int | None = None
    statuses: tuple = ()
    functions: tuple = ()
    presides: bool = False
    in_troika: bool = False
    common: tuple = ()


def offices_of(seat: DatedSeat) -> frozenset[str]:
    """The offices (keys of ``access.yaml``) that the seat gives; none where the party no longer takes part.

    The secretariat belongs to no party; staff of the fund hold their office while their organisation administers
    the fund (R20 V; sources.md 2.10).
    """
    if seat.office == Office.ES:
        return frozenset({"es"})
    if seat.office == Office.FUND:
        return frozenset({"fund"} if FUND_ADMINISTRATOR in seat.functions else ())
    if seat.office == Office.REPRESENTATIVE:
        return frozenset(REPRESENTS[status] for status in seat.statuses if status in REPRESENTS)
    if Status.MEMBER not in seat.statuses:
        return frozenset()
    return frozenset({str(seat.office)}) | _offices_of_the_presidency(seat)


def _offices_of_the_presidency(seat: DatedSeat) -> frozenset[str]:
    """Whoever leads the work of the presiding country is the PPT, of the three countries the Troika (R20 III-A)."""
    if seat.office not in LEADS_ITS_COUNTRY:
        return frozenset()
    held = {"ppt": seat.presides, "troika": seat.in_troika}
    return frozenset(office for office, holds in held.items() if holds)


def bodies_of(seat: DatedSeat) -> frozenset[str]:
    """Codes of the bodies that the seat belongs to: its own and, for whoever leads a member's work, the common ones."""
    if not offices_of(seat):
        return frozenset()
    own = {seat.body} if seat.body else set()
    return frozenset(own | (set(seat.common) if seat.office in LEADS_ITS_COUNTRY else set()))
