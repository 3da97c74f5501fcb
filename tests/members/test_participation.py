"""P1, P5: status is dated; any list can be asked for any day; nothing is assumed to be eleven."""

import datetime as dt
from contextlib import suppress
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.actions.participation import correct_participation, record_participation
from puebla.areas.members.actions.party import add_party, edit_party
from puebla.areas.members.models import Participation, Party
from puebla.areas.members.queries.party import (
    WITH_RIGHTS,
    civil_society_on,
    countries_by_status_on,
    members_on,
    observer_countries_on,
    observer_organisations_on,
    participants_on,
    partners_on,
)
from puebla.kernel.refusals import RuleBroken

pytestmark = pytest.mark.django_db
TODAY = dt.date(2022, 3, 1)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@pytest.fixture
def secretariat(person):
    return standing_of(person("marisol.quesada"), on=TODAY)


def codes(parties):
    return {party.code for party in parties}


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (dt.date(1995, 12, 31), set()),
        (dt.date(1996, 6, 1), {"MX"}),
        (dt.date(1999, 1, 28), {"MX", "PA", "CA", "SV"}),
        (dt.date(2004, 12, 31), {"MX", "PA", "CA", "SV", "US", "CR", "GT"}),
        (TODAY, {"BZ", "CA", "CR", "DO", "SV", "GT", "HN", "MX", "NI", "PA", "US"}),
    ],
)
def test_p1_members_are_those_whom_a_source_shows_by_that_day(rcm, day, members):
    assert codes(members_on(day)) == members


@pytest.mark.parametrize(("year", "number"), [(1995, 0), (1996, 2), (2000, 4), (2015, 10), (2018, 10), (2019, 13)])
def test_p1_observer_organisations_grow_with_their_years_of_entry(rcm, year, number):
    assert observer_organisations_on(dt.date(year, 12, 31)).count() == number


def test_p1_ilo_was_a_partner_before_it_was_an_observer(rcm):
    assert "ilo" in codes(partners_on(dt.date(2017, 1, 1)))
    assert "ilo" not in codes(observer_organisations_on(dt.date(2017, 1, 1)))
    assert "ilo" in codes(observer_organisations_on(TODAY))
    assert "ilo" not in codes(partners_on(TODAY))


def test_p1_civil_society_takes_part_since_1998_and_is_no_observer(rcm):
    assert codes(civil_society_on(dt.date(1998, 1, 1))) == {"rncom"}
    assert codes(civil_society_on(dt.date(1997, 12, 31))) == set()


def test_a_guest_has_the_rights_of_one_day_only(rcm):
    on_the_day = {group.status: codes(group.parties) for group in countries_by_status_on(dt.date(2021, 12, 1))}
    after = {group.status: codes(group.parties) for group in countries_by_status_on(dt.date(2021, 12, 2))}

    assert on_the_day["guest"] == {"CL"}
    assert after[""] == {"CL"}


@given(day=DAYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_p1_on_any_day_every_participant_has_one_status_with_rights(rcm, day):
    lists = [members_on(day), observer_countries_on(day), observer_organisations_on(day), civil_society_on(day)]

    assert sum(len(found) for found in lists) == len(set().union(*map(codes, lists))) == participants_on(day).count()


def test_p1_a_second_status_in_the_same_time_is_refused(rcm, secretariat):
    jamaica = Party.objects.get(code="JM")

    with pytest.raises(RuleBroken) as refused:
        record_participation(party=jamaica, by=secretariat, status="member", from_on=TODAY, reason="admitted")

    assert (refused.value.code, refused.value.rule, refused.value.field) == ("two_statuses", "P1", "from_on")
    assert codes(members_on(TODAY)) & {"JM"} == set()


def test_p1_a_status_is_ended_and_the_next_recorded(rcm, secretariat):
    jamaica = Party.objects.get(code="JM")
    observer = jamaica.participations.get()

    correct_participation(participation=observer, by=secretariat, reason="admitted as a member", until_on=TODAY)
    record_participation(party=jamaica, by=secretariat, status="member", from_on=TODAY, reason="admitted")

    assert "JM" in codes(observer_countries_on(TODAY - dt.timedelta(days=1)))
    assert "JM" in codes(members_on(TODAY))
    assert members_on(TODAY).count() == 12


@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), DAYS)), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_p1_whatever_is_recorded_statuses_with_rights_never_overlap(rcm, secretariat, periods):
    with transaction.atomic():
        party = add_party(by=secretariat, code="red-cross", kind="organisation", name_en="x", name_es="x")
        for from_on, until_on in periods:
            with suppress(RuleBroken):
                record_participation(
                    party=party, by=secretariat, status="observer_organisation", from_on=from_on, until_on=until_on
                )
        held = list(Participation.objects.filter(party=party, status__in=WITH_RIGHTS).order_by("from_on"))
        transaction.set_rollback(True)

    assert all(earlier.until_on is not None and earlier.until_on <= later.from_on for earlier, later in pairwise(held))


def test_p1_a_period_that_ends_before_it_begins_is_refused(rcm, secretariat):
    participation = Participation.objects.get(party__code="JM")

    with pytest.raises(RuleBroken, match="end before it begins"):
        correct_participation(participation=participation, by=secretariat, reason="", until_on=participation.from_on)


@pytest.mark.parametrize("who", ["ernesto.alvarenga", "adriana.villasenor", "hernan.ospina", "paola.ferretti"])
def test_a1_only_the_secretariat_records_a_status(rcm, person, who):
    by = standing_of(person(who), on=TODAY)

    with pytest.raises(RuleBroken) as refused:
        record_participation(party=Party.objects.get(code="CL"), by=by, status="guest", from_on=TODAY)

    assert refused.value.code == "not_allowed"


def test_a_party_is_added_without_a_status_and_keeps_its_code(rcm, secretariat):
    haiti = add_party(by=secretariat, code="HT", kind="country", name_en="Haiti", name_es="Haití")
    edit_party(party=haiti, by=secretariat, reason="official name", name_en="Republic of Haiti", code="XX")

    haiti = Party.objects.get(code="HT")
    assert haiti.name_en == "Republic of Haiti"
    assert "HT" not in codes(participants_on(TODAY))


def test_a_code_is_used_once(rcm, secretariat):
    with pytest.raises(RuleBroken, match="already a party"):
        add_party(by=secretariat, code="mx", kind="country", name_en="x", name_es="x")
