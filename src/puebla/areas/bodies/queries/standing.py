"""A person's standing on a day, from dated seats, participation and presidencies (A1, P2, H3)."""

import datetime as dt

from puebla.areas.members.models import Party, Person
from puebla.kernel.access.standing import EVERYONE, Standing
from puebla.kernel.kept import reading

from ..models import Body
from ..rules.office import DatedSeat, bodies_of, offices_of
from ..rules.troika import a_year_from, troika_of
from ..states import BodyType

# Bodies with a composition of their own: nobody belongs to them by being a member.
COMPOSED = [
    kind.value for kind in (BodyType.SECRETARIAT, BodyType.TROIKA, BodyType.DRAFTING_COMMITTEE, BodyType.TRIPARTITE)
]


class Term:
    """A presidency as it comes out of the query: whose, from, until (exclusive)."""

    def __init__(self, party_id: int, from_on: str, until_on: str):
        self.party_id = party_id
        self.from_on = dt.date.fromisoformat(from_on)
        self.until_on = dt.date.fromisoformat(until_on)


def _holds(table: str) -> str:
    return (
        f"({table}.from_on <= %(day)s OR {table}.from_on IS NULL)"
        f" AND ({table}.until_on > %(day)s OR {table}.until_on IS NULL)"
    )


# Asked by every signed-in request: written by hand because the query builder takes ten times as long to compose it as
# PostgreSQL takes to answer it. The columns are those of DatedSeat; only constants are put together here.
FACTS = f"""
    ARRAY(SELECT it.status FROM members_participation AS it
          WHERE it.party_id = party.id AND {_holds("it")}) AS statuses,
    ARRAY(SELECT it.code FROM members_partyfunction AS it
          WHERE it.party_id = party.id AND {_holds("it")}) AS functions,
    ARRAY(SELECT json_build_array(it.party_id, it.from_on, it.until_on) FROM bodies_presidency AS it
          WHERE it.until_on >= %(earliest)s AND it.from_on <= %(latest)s ORDER BY it.from_on) AS terms,
    ARRAY(SELECT common.code FROM bodies_body AS common
          WHERE {_holds("common")} AND common.type <> ALL(%(composed)s)
            AND (NOT EXISTS(SELECT 1 FROM bodies_bodyparty AS it WHERE it.body_id = common.id)
                 OR EXISTS(SELECT 1 FROM bodies_bodyparty AS it
                           WHERE it.body_id = common.id AND it.party_id = party.id AND {_holds("it")}))) AS common
"""  # noqa: S608
SEATS = f"""
    SELECT seat.person_id, seat.office, party.code AS party, party.id AS party_id,
           body.code AS body, body.id AS body_id, {FACTS}
    FROM bodies_seat AS seat
    LEFT JOIN members_party AS party ON party.id = seat.party_id
    LEFT JOIN bodies_body AS body ON body.id = seat.body_id
    WHERE {_holds("seat")} AND (%(of)s::bigint[] IS NULL OR seat.person_id = ANY(%(of)s::bigint[]))
    ORDER BY seat.from_on, seat.id
"""  # noqa: S608
PARTY = f"""
    SELECT party.code AS party, party.id AS party_id, {FACTS}
    FROM members_party AS party WHERE party.id = %(party)s
"""  # noqa: S608


def standing_of(person: Person, *, on: dt.date) -> Standing:
    """The :class:`Standing` of a person (or of nobody) on a day; one query."""
    if not person.is_authenticated:
        return Standing(on=on)
    return standings_of([person], on=on)[person.pk]


def standings_of(people: list[Person], *, on: dt.date) -> dict[int, Standing]:
    """The standing of each of these people on a day, by ``pk``; one query for any number of people."""
    seats: dict[int, list[DatedSeat]] = {person.pk: [] for person in people}
    for person_id, seat in dated_seats(on=on, of=list(seats)):
        seats[person_id].append(seat)
    return {
        person.pk: standing_from(seats[person.pk], on=on, person_id=person.pk, name=person.name) for person in people
    }


def standing_from(seats: list[DatedSeat], *, on: dt.date, person_id: int | None = None, name: str = "") -> Standing:
    """What these seats make of their holder. Nobody sits for two parties: the earliest that takes part counts."""
    party = next((seat for seat in seats if seat.party and seat.statuses), None)
    counted = [seat for seat in seats if seat.party is None or (party and seat.party == party.party)]
    effective = [seat for seat in counted if offices_of(seat)]
    return Standing(
        on=on,
        person_id=person_id,
        name=name,
        party=party.party if party else None,
        party_id=party.party_id if party else None,
        offices=frozenset({EVERYONE}.union(*map(offices_of, effective))),
        bodies=frozenset().union(*map(bodies_of, effective)),
        body_ids=frozenset(seat.body_id for seat in effective if seat.body_id),
        seats=frozenset(seat.body for seat in effective if seat.body),
    )


def dated_seats(*, on: dt.date, of: list[int] | None = None) -> list[tuple[int, DatedSeat]]:
    """``(person's pk, seat)`` for every seat that holds on the day, oldest first; only of some people with ``of``."""
    rows = _rows(SEATS, {**_days(on), "of": of})
    return [(row.pop("person_id"), _seat(**row, on=on)) for row in rows]


def seat_for(*, office: str, party: Party, body: Body | None = None, on: dt.date) -> DatedSeat:
    """A seat that nobody need hold: what an office of that party would be on the day (A6)."""
    [facts] = _rows(PARTY, {**_days(on), "party": party.pk})
    own = {"office": office, "body": body.code if body else None, "body_id": body.pk if body else None}
    return _seat(**own, **facts, on=on)


def _days(on: dt.date) -> dict:
    """No term of office that matters on the day lies further away than two years."""
    return {"day": on, "earliest": a_year_from(on, -2), "latest": a_year_from(on, 2), "composed": COMPOSED}


def _rows(sql: str, values: dict) -> list[dict]:
    with reading() as cursor:
        cursor.execute(sql, values)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _seat(*, on, party_id, statuses, functions, terms, common, **own):
    troika = troika_of([Term(*term) for term in terms], on)
    holders = [term.party_id for term in (troika.outgoing, troika.incumbent, troika.incoming) if term]
    return DatedSeat(
        **own,
        party_id=party_id,
        statuses=tuple(statuses),
        functions=tuple(functions),
        presides=troika.incumbent is not None and troika.incumbent.party_id == party_id,
        in_troika=party_id in holders,
        common=tuple(common),
    )
