"""A1: what a person may do follows from dated facts, on every day anew."""

import datetime as dt

import pytest

from puebla.areas.bodies.models import Body, BodyParty, Presidency, Seat
from puebla.areas.bodies.queries.seen_as import standing_seen_as
from puebla.areas.bodies.queries.standing import standing_of, standings_of
from puebla.areas.members.models import Participation, Party, PartyFunction, Person
from puebla.kernel.access.standing import EVERYONE, Standing

pytestmark = pytest.mark.django_db


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def party():
    def make(code, *statuses, function=None):
        one = Party.objects.create(code=code, kind="country", name_en=code, name_es=code)
        for status, from_on, until_on in statuses:
            Participation.objects.create(party=one, status=status, from_on=from_on, until_on=until_on)
        if function:
            PartyFunction.objects.create(party=one, code=function[0], from_on=function[1], until_on=function[2])
        return one

    return make


@pytest.fixture
def seated():
    def make(office, party=None, body=None, *, from_on="2020-01-01", until_on=None, person=None):
        number = Person.objects.count()
        person = person or Person.objects.create(email=f"p{number}@example.org", name=f"P{number}")
        Seat.objects.create(
            person=person, office=office, party=party, body=body, from_on=day(from_on), until_on=until_on
        )
        return person

    return make


@pytest.mark.parametrize(
    ("on", "offices", "names"),
    [
        ("2019-12-31", set(), set()),
        ("2020-01-01", {"focal_point"}, {"party:MX"}),
        ("2021-12-31", {"focal_point"}, {"party:MX"}),
        ("2022-01-01", set(), set()),
    ],
)
def test_a1_rights_begin_and_end_with_the_seat(party, seated, on, offices, names):
    person = seated("focal_point", party("MX", ("member", day("1996-01-01"), None)), until_on=day("2022-01-01"))

    standing = standing_of(person, on=day(on))

    assert standing.offices == {EVERYONE} | offices
    assert standing.names == {f"person:{person.pk}"} | names


@pytest.mark.parametrize(("on", "offices", "reads"), [("2021-12-31", {"delegate"}, True), ("2022-01-01", set(), False)])
def test_a1_rights_and_the_groups_papers_end_with_the_participation(party, seated, on, offices, reads):
    group = Body.objects.create(code="wg", type="working_group", name_en="Group", name_es="Grupo")
    person = seated("delegate", party("CR", ("member", day("1996-01-01"), day("2022-01-01"))), group)

    standing = standing_of(person, on=day(on))

    assert standing.offices == {EVERYONE} | offices
    assert standing.may_read("body", ["body:wg"]) is reads
    assert bool(standing.body_ids) is reads
    assert standing.may_read("named", ["party:CR"]) is reads


@pytest.mark.parametrize(
    ("status", "office"),
    [
        ("observer_country", {"observer_country"}),
        ("observer_organisation", {"observer_organisation"}),
        ("civil_society", {"civil_society"}),
        ("partner", set()),
        ("guest", set()),
        ("member", set()),
    ],
)
def test_a1_a_representatives_office_follows_from_the_status(party, seated, status, office):
    person = seated("representative", party("X", (status, day("2016-01-01"), None)))

    assert standing_of(person, on=day("2022-03-01")).offices == {EVERYONE} | office


@pytest.mark.parametrize("office", ["focal_point", "vice_minister", "delegate"])
def test_a1_offices_of_members_are_held_for_members_only(party, seated, office):
    person = seated(office, party("CO", ("observer_country", day("2016-01-01"), None)))

    assert standing_of(person, on=day("2022-03-01")).offices == {EVERYONE}


@pytest.mark.parametrize(
    ("on", "offices"), [("2021-06-01", {EVERYONE}), ("2022-03-01", {EVERYONE, "fund"}), ("2023-01-01", {EVERYONE})]
)
def test_b4_staff_of_the_fund_hold_their_office_while_their_organisation_administers_it(party, seated, on, offices):
    iom = party(
        "iom",
        ("observer_organisation", day("2000-01-01"), None),
        function=("fund_administrator", day("2022-01-01"), day("2023-01-01")),
    )

    assert standing_of(seated("fund", iom), on=day(on)).offices == offices


def test_a1_the_secretariat_sits_for_no_party(seated):
    assert standing_of(seated("es"), on=day("2022-03-01")).offices == {EVERYONE, "es"}


@pytest.mark.parametrize(
    ("on", "offices"),
    [
        ("2019-06-01", set()),
        ("2020-06-01", {"troika"}),
        ("2021-01-01", {"ppt", "troika"}),
        ("2021-12-31", {"ppt", "troika"}),
        ("2022-01-01", {"troika"}),
        ("2022-12-31", {"troika"}),
        ("2023-01-01", set()),
    ],
)
def test_h3_the_presidency_moves_by_date_and_a_gap_stays_a_gap(party, seated, on, offices):
    mexico = party("MX", ("member", day("1996-01-01"), None))
    salvador = party("SV", ("member", day("1996-01-01"), None))
    Presidency.objects.create(party=mexico, from_on=day("2021-01-01"), until_on=day("2022-01-01"))
    Presidency.objects.create(party=salvador, from_on=day("2022-01-01"), until_on=day("2023-01-01"))
    person = seated("focal_point", mexico, from_on="2010-01-01")

    assert standing_of(person, on=day(on)).offices - {EVERYONE, "focal_point"} == offices


def test_a1_delegates_of_the_presiding_country_are_not_the_presidency(party, seated):
    mexico = party("MX", ("member", day("1996-01-01"), None))
    Presidency.objects.create(party=mexico, from_on=day("2022-01-01"), until_on=day("2023-01-01"))

    assert standing_of(seated("delegate", mexico), on=day("2022-03-01")).offices == {EVERYONE, "delegate"}


def test_a1_nobody_sits_for_two_parties(party, seated):
    mexico = party("MX", ("member", day("1996-01-01"), None))
    colombia = party("CO", ("observer_country", day("2000-01-01"), None))
    person = seated("representative", colombia)
    seated("focal_point", mexico, from_on="2021-01-01", person=person)

    standing = standing_of(person, on=day("2022-03-01"))

    assert (standing.party, standing.offices) == ("CO", {EVERYONE, "observer_country"})


def test_a1_a_body_that_lists_its_parties_belongs_to_them_alone(party, seated):
    mexico, guatemala = (party(code, ("member", day("1996-01-01"), None)) for code in ("MX", "GT"))
    Body.objects.create(code="rcgm", type="rcgm", name_en="RCGM", name_es="GRCM")
    Body.objects.create(code="es", type="secretariat", name_en="ES", name_es="SE")
    ten = Body.objects.create(code="ten", type="ad_hoc", name_en="Ten", name_es="Diez", until_on=day("2023-01-01"))
    BodyParty.objects.create(body=ten, party=mexico)

    of = {
        code: standing_of(seated("focal_point", one), on=day("2022-03-01")).bodies
        for code, one in {"MX": mexico, "GT": guatemala}.items()
    }

    assert of == {"MX": {"rcgm", "ten"}, "GT": {"rcgm"}}


@pytest.mark.parametrize("number", [1, 3])
def test_standings_of_many_people_take_one_query(party, seated, number, django_assert_num_queries):
    mexico = party("MX", ("member", day("1996-01-01"), None))
    people = [seated("focal_point", mexico) for _ in range(number)]

    with django_assert_num_queries(1):
        found = standings_of(people, on=day("2022-03-01"))

    assert {standing.party for standing in found.values()} == {"MX"}
    assert list(found) == [person.pk for person in people]


@pytest.mark.parametrize(
    ("choice", "offices", "party_code"),
    [
        ("public", {EVERYONE}, None),
        ("seat:focal_point:MX", {EVERYONE, "focal_point", "ppt", "troika"}, "MX"),
        ("seat:delegate:MX:wg", {EVERYONE, "delegate"}, "MX"),
        ("seat:representative:MX", {EVERYONE}, "MX"),
        ("seat:focal_point:XX", {EVERYONE}, None),
        ("seat:nonsense:MX", {EVERYONE}, None),
        ("person:0", {EVERYONE}, None),
        ("person:x", {EVERYONE}, None),
        ("", {EVERYONE}, None),
    ],
)
def test_a6_the_secretariat_looks_through_a_standing_that_is_computed_the_same_way(party, choice, offices, party_code):
    mexico = party("MX", ("member", day("1996-01-01"), None))
    Presidency.objects.create(party=mexico, from_on=day("2022-01-01"), until_on=day("2023-01-01"))
    Body.objects.create(code="wg", type="working_group", name_en="Group", name_es="Grupo")
    officer = Standing(on=day("2022-03-01"), person_id=1, offices=frozenset({EVERYONE, "es"}))

    seen = standing_seen_as(choice, by=officer)

    assert (seen.offices, seen.party, seen.seen_by) == (offices, party_code, officer)
    assert seen.is_signed_in is (offices != {EVERYONE})


def test_a6_a_person_is_looked_through_with_all_their_seats(party, seated):
    person = seated("focal_point", party("GT", ("member", day("1996-01-01"), None)))
    officer = Standing(on=day("2022-03-01"), person_id=1, offices=frozenset({EVERYONE, "es"}))

    seen = standing_seen_as(f"person:{person.pk}", by=officer)

    assert seen == standing_of(person, on=officer.on).looked_at_by(officer)
