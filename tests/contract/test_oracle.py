"""The kinds of persons that the sweep goes by are what the demonstration's people are on 1 March 2022."""

import datetime as dt

import pytest

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Person

from .oracle import CONDITIONS, READERS, TABLE


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind != "public"])
def test_a1_offices_follow_from_seat_participation_and_presidency(rcm, kind):
    reader = READERS[kind]

    standing = standing_of(Person.objects.get(email__startswith=reader.name), on=dt.date(2022, 3, 1))

    assert standing.offices == reader.offices
    assert standing.party == reader.party
    assert standing.bodies == reader.bodies


def test_every_invented_person_is_one_of_these_kinds(rcm):
    names = Person.objects.filter(is_demonstration=True).values_list("email", flat=True)

    assert {name.split("@")[0] for name in names} == {reader.name for reader in READERS.values()} - {""}


def test_every_condition_of_the_table_is_understood():
    said = {
        code
        for thing in TABLE["things"].values()
        for cells in thing["steps"].values()
        for codes in cells.values()
        for code in ([codes] if isinstance(codes, str) else codes)
    }

    assert said <= set(CONDITIONS)
