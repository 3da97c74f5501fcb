"""A5: nothing is read beyond its audience; SQL and Python decide alike."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.members.models import Application, Party
from puebla.kernel.access import table
from puebla.kernel.access.audience import Audience, readable_q
from puebla.kernel.access.standing import EVERYONE, Standing

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 3, 1)
NAMES = ["party:MX", "party:GT", "body:rcgm", "body:wg-protection-2019", "person:7", "person:70"]

audiences = st.sampled_from(Audience.values)
named = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
standings = st.builds(
    lambda offices, party, bodies, person: Standing(
        on=DAY, person_id=person, party=party, bodies=frozenset(bodies), offices=frozenset({EVERYONE, *offices})
    ),
    st.sets(st.sampled_from(sorted(set(table.OFFICES) - {EVERYONE}))),
    st.sampled_from([None, "MX", "GT", "CO"]),
    st.sets(st.sampled_from(["rcgm", "wg-protection-2019"])),
    st.sampled_from([None, 7, 8]),
)


@pytest.fixture
def record():
    party = Party.objects.create(code="MX", kind="country", name_en="Mexico", name_es="México")
    return Application.objects.create(party=party, status="observer_country", received_on=DAY)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(standing=standings, audience=audiences, audience_to=named)
def test_a5_sql_and_python_read_the_same_records(record, standing, audience, audience_to):
    Application.objects.update(audience=audience, audience_to=audience_to)

    found = Application.objects.filter(readable_q(standing)).exists()

    assert found == standing.may_read(audience, audience_to)


@pytest.mark.parametrize("audience", Audience.values)
def test_a5_names_count_only_where_the_audience_goes_by_names(record, audience):
    guatemala = Standing(on=DAY, person_id=7, party="GT", offices=frozenset({EVERYONE}))
    Application.objects.update(audience=audience, audience_to=["party:GT"])

    reads = Application.objects.filter(readable_q(guatemala)).exists()

    assert reads == (audience == "public" or table.AUDIENCES[audience]["named"])


def test_a5_every_audience_of_the_records_stands_in_the_table():
    assert set(Audience.values) == set(table.AUDIENCES)


def test_a5_readable_through_a_relation(record):
    public = Standing(on=DAY)
    Application.objects.update(audience="public")

    assert Party.objects.filter(readable_q(public, "applications__")).count() == 1
