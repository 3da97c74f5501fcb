"""M4-M6, M9: the conclusions of 1 December 2021 as records."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.item import activities_for_item, items_of_activity
from puebla.areas.decisions.models import Item, ItemAddressee
from puebla.areas.decisions.queries.item import (
    commitments_visible_to,
    items_of,
    recommendations_on,
    topics_with_recommendations_on,
)
from puebla.areas.decisions.queries.listed import commitments_listed
from puebla.areas.decisions.queries.outcome import outcomes_visible_to, participants_of

from .conftest import ES, MEXICO, TODAY

ASKING = {"1.a", "1.b", "1.e", "2", "2.a", "3", "4.b", "4.d", "5.c", "5.d", "6.b", "7", "9"}
CALENDAR = {f"7.{letter}" for letter in "abcdefghijklmnopqrstuvw"}
pytestmark = pytest.mark.usefixtures("rcm")


@pytest.fixture
def c21(by):
    return outcomes_visible_to(by("")).get(code="C21")


def test_m4_items_keep_their_numbers_and_hang_as_printed(c21):
    items = {item.number: item for item in items_of(c21)}

    assert list(items)[:6] == ["1", "1.a", "1.b", "1.c", "1.d", "1.e"]
    assert items["7.p.iii"].parent == items["7.p"]
    assert items["7.p"].parent == items["7"]
    assert items["7"].parent is None
    assert items["7.o"].heading_en == "Working Group on Border Management"
    assert all(item.text_en and item.text_es for item in items.values())


def test_m6_thirty_six_items_ask_somebody_and_the_rest_is_forwarded_courtesy_or_noted(c21):
    items = list(items_of(c21))

    asking = {item.number for item in items if item.is_commitment}
    forwarded = {item.number for item in items if item.forwarded_to}
    assert asking == ASKING | CALENDAR
    assert forwarded == {"2.b", "8.a", "8.b"}
    rest = {item.kind for item in items if item.number not in asking | forwarded}
    assert rest == {"courtesy", "noted"}
    assert {item.state for item in items if item.is_commitment} == {"no_evidence"}
    assert {item.state for item in items if not item.is_commitment} == {""}


def test_p5_ten_of_eleven_countries_took_part(c21):
    codes = {party.code for party in participants_of(c21)}

    assert len(codes) == 10
    assert "HN" not in codes


def test_every_commitment_asks_somebody_and_says_where_that_is_our_proposal(c21):
    asked = {item.number: {str(row) for row in item.addressees.all()} for item in items_of(c21) if item.is_commitment}
    proposed = {item.number for item in items_of(c21) if item.is_addressee_ours}

    assert all(asked.values())
    assert asked["1.e"] == {"Belize", "Dominican Republic"}
    assert asked["7.d"] == {"Working Group on Labour Migration"}
    assert asked["7.s"] == {"PPT", "ES"}
    assert proposed == CALENDAR | {"2.a", "4.b", "4.d", "5.d"}


def test_m9_what_is_asked_of_the_other_conference_is_outside_the_process(item):
    assert [one.number for one in Item.objects.filter(is_outside=True)] == ["5.c"]
    assert [row.party.code for row in item("5.c").addressees.all()] == ["sacm"]


def test_m5_more_time_holds_one_document_until_the_end_of_march(item):
    assert (item("1.e").due_on, item("1.e").is_due_to_the_day) == (dt.date(2022, 3, 31), True)


def test_the_calendar_is_of_a_year_without_a_day(item):
    assert (item("7.a").due_on.year, item("7.a").is_due_to_the_day) == (2022, False)
    assert (item("2").due_on, item("2").is_as_soon_as_possible) == (None, True)


def test_m7_the_group_entries_are_carried_out_by_their_activities(item, by):
    campaign = Activity.objects.get(sources__contains=["C21 7.f"])

    assert [one.number for one in items_of_activity(campaign, by(""))] == ["7.f", "7.q"]
    served = {n: len(activities_for_item(item(n), by(""))) for n in CALENDAR}
    assert {number for number, found in served.items() if found == 1} == {f"7.{one}" for one in "abcdefghijklmnopqr"}
    assert sum(served.values()) == 18


def test_a5_an_outcome_that_is_kept_back_hides_its_items_everywhere(c21, by):
    c21.audience = "ppt_es"
    c21.save()
    campaign = Activity.objects.get(sources__contains=["C21 7.f"])

    for who, expected in ((ES, 36), (MEXICO, 0), ("", 0)):
        assert commitments_visible_to(by(who)).count() == expected
        assert bool(topics_with_recommendations_on(TODAY, by(who))) == bool(expected)
        assert bool(items_of_activity(campaign, by(who))) == bool(expected)


@pytest.mark.parametrize(
    ("on", "topics"),
    [
        (dt.date(2021, 11, 30), set()),
        (
            dt.date(2021, 12, 1),
            {
                *("sp19-governance-4", "sp19-governance-8", "sp19-protection-1"),
                *("sp19-protection-3", "sp19-protection-6", "sp19-protection-8"),
            },
        ),
    ],
)
def test_f5_topics_with_recommendations_are_counted_from_the_day_of_the_meeting(by, on, topics):
    assert {topic.code for topic in topics_with_recommendations_on(on, by(""))} == topics
    assert {item.number for item in recommendations_on(on, by(""))} == (
        {"1.a", "1.b", "2", "2.b", "3", "5.c", "5.d", "6.b", "8.a", "8.b", "9"} if topics else set()
    )
    assert commitments_visible_to(by(""), on=on).count() == (36 if topics else 0)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"to": "members"}, 7),
        ({"to": "wg-protection-2019"}, 7),
        ({"to": "sacm"}, 1),
        ({"kind": "undertaking"}, 24),
        ({"state": "completed"}, 0),
        ({"outcome": "C21", "topic": "sp19-protection-8"}, 2),
        ({"mine": "1"}, 7),
        ({"asked": "MX"}, 7),
        ({"asked": "BZ"}, 8),
        ({"asked": "BZ", "silent": "BZ", "held": "2021"}, 8),
        ({"asked": "BZ", "reported": "BZ"}, 0),
        ({"held": "2019-2022"}, 36),
        ({"held": "2022"}, 0),
    ],
)
def test_commitments_are_narrowed_by_whom_they_ask_and_what_became_of_them(by, filters, number):
    assert commitments_listed(by(MEXICO), filters=filters).count() == number


@pytest.mark.parametrize("columns", [{}, {"office": "ppt", "party_id": 1}])
def test_an_addressee_is_exactly_one_actor(item, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemAddressee.objects.create(item=item("1"), **columns)


def test_only_a_commitment_has_a_state(item):
    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.filter(pk=item("1").pk).update(is_commitment=True)
