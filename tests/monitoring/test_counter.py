"""F5: what can be counted from records is counted, on any day, for any reader, with the records behind it."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.models import ConceptNote, ExecutionReport
from puebla.areas.decisions.models import FollowUp, Item
from puebla.areas.exchange.models import Benefit
from puebla.areas.monitoring.queries.breakdown import parts_counted
from puebla.areas.monitoring.queries.carried_out import carried_out
from puebla.areas.monitoring.queries.counter import Asked, counter_of, counters
from puebla.areas.monitoring.queries.series import activities_of_series, series_list, series_on
from tests.factories.activity import make_activity

from .conftest import DELEGATE, ES, GUATEMALA, MEXICO, PPT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
SINCE = dt.date(2019, 1, 1)
LABOUR, PROTECTION = "wg-labour-2019", "wg-protection-2019"


def done(**facts):
    return make_activity(**{"state": "completed", "audience": "public", "year": 2021} | facts)


@pytest.fixture
def fixture(rcm, db):
    """Counted by hand in the comments: all = for the Secretariat; (public) = for everybody too."""
    a = done(type="workshop", body=LABOUR, ends_on=dt.date(2021, 3, 10))  # from 10 March 2021 (public)
    ExecutionReport.objects.create(activity=a, held_until=dt.date(2021, 4, 2), audience="members")  # members: 2 April
    done(
        type="seminar", body=PROTECTION, bodies=[LABOUR], ends_on=dt.date(2021, 6, 30)
    )  # from 30 June (public), two groups
    done(type="meeting", body=PROTECTION, ends_on=dt.date(2021, 5, 1), dates_precision="month")  # from 31 May (public)
    done(type="webinar", audience="members", ends_on=dt.date(2021, 2, 1))  # from 1 February, members only
    done(type="congress", state_since=dt.date(2021, 9, 9))  # no day planned: completion recorded 9 September (public)
    done(
        type="meeting", year=2020, state_since=dt.date(2021, 1, 5)
    )  # recorded after its year: 31 December 2020 (public)
    done(type="campaign", ends_on=dt.date(2021, 3, 3))  # a campaign is none of the four words
    done(type="workshop", state="under_way", ends_on=dt.date(2021, 3, 3))  # not carried out
    b = done(
        type="workshop", ends_on=dt.date(2021, 4, 4)
    )  # dates still in a note that the public may not read: year's end
    ConceptNote.objects.create(activity=b, form_version=1, audience="members")


@pytest.mark.parametrize(
    ("on", "for_es", "for_public"),
    [
        (dt.date(2021, 3, 31), 2, 2),  # ES: webinar, meeting of 2020. Public: workshop, meeting of 2020
        (dt.date(2021, 6, 30), 6, 4),  # ES: + both workshops, meeting, seminar. Public: + meeting, seminar
        (dt.date(2021, 12, 31), 7, 6),  # ES: + congress. Public: + congress, the workshop whose day it may not know
    ],
)
def test_f5_exchange_events_as_counted_by_hand(fixture, by, on, for_es, for_public):
    counter = counter_of("exchange_events")

    assert counter.value(Asked(SINCE, on, by(ES))) == for_es
    assert counter.value(Asked(SINCE, on, by(""))) == for_public


def test_f5_before_the_first_day_and_after_the_last_nothing_counts(fixture, by):
    counter = counter_of("exchange_events")

    assert counter.value(Asked(SINCE, dt.date(2020, 12, 30), by(ES))) == 0
    assert counter.value(Asked(dt.date(2022, 1, 1), dt.date(2030, 1, 1), by(ES))) == 0


def test_an_activity_of_two_groups_counts_under_each_and_once_in_the_whole(fixture, by):
    asked = Asked(SINCE, dt.date(2021, 12, 31), by(ES))
    parts = {group.dimension: group for group in parts_counted(counter_of("exchange_events"), asked, 7)}

    assert {part.key: part.number for part in parts["body"].parts} == {LABOUR: 2, PROTECTION: 2, "": 4}
    assert not parts["body"].adds_up
    assert {part.key: part.number for part in parts["type"].parts} == {
        "workshop": 2, "seminar": 1, "meeting": 2, "webinar": 1, "congress": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", [ES, PPT, MEXICO, GUATEMALA, DELEGATE, "benito.calix", "hernan.ospina", ""])
def test_f5_no_reader_is_told_a_larger_number_than_they_can_open(fixture, by, name):
    for counter in counters().values():
        for on in (dt.date(2021, 3, 31), dt.date(2021, 6, 30), dt.date(2022, 3, 1)):
            asked = Asked(SINCE, on, by(name))
            records = list(counter.records(asked))
            standing = by(name)
            keys = set(counter.records(asked).order_by().values_list(counter.distinct, flat=True)) - {None}
            assert counter.value(asked) == counter.number(counter.records(asked)) == len(keys) <= len(records)
            assert all(may_read(standing, one) for one in records)
            for group in parts_counted(counter, asked, counter.value(asked)):
                numbers = {part.key: part.number for part in group.parts}
                narrowed = {
                    key: counter.split(group.dimension).narrow(counter.records(asked), key).count() for key in numbers
                }
                assert numbers == narrowed
                assert not group.adds_up or sum(numbers.values()) == counter.value(asked)


def may_read(standing, record):
    """An item is read by those of its outcome; a follow-up and a benefit also by the country that reported it."""
    audienced = record.outcome if isinstance(record, Item) else record
    is_own = isinstance(record, FollowUp | Benefit) and record.party_id == standing.party_id
    return is_own or standing.may_read(audienced.audience, audienced.audience_to)


AUDIENCES = ("public", "members", "ppt_es", "named", "participants")
ACTIVITY = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["workshop", "seminar", "meeting", "campaign", "course", "study"]),
        "body": st.sampled_from([None, LABOUR, PROTECTION, "rcgm", "vm"]),
        "audience": st.sampled_from(AUDIENCES),
        "state": st.sampled_from(["completed", "completed", "planned", "no_evidence"]),
        "ends_on": st.none() | st.dates(dt.date(2018, 1, 1), dt.date(2023, 1, 1)),
        "dates_precision": st.sampled_from(["day", "month", "year"]),
        "year": st.integers(2018, 2022),
    }
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(made=st.lists(ACTIVITY, max_size=6), on=st.dates(dt.date(2018, 1, 1), dt.date(2023, 1, 1)))
def test_totals_equal_their_sums_and_stay_within_what_the_reader_may_read(rcm, by, made, on):
    from django.db import transaction

    with transaction.atomic():
        for facts in made:
            make_activity(**facts)
        for name in (ES, MEXICO, ""):
            _check_sums(by(name), on)
        transaction.set_rollback(True)


def _check_sums(standing, on):
    counter = counter_of("exchange_events")
    asked = Asked(dt.date(2018, 1, 1), on, standing)
    value = counter.value(asked)
    [by_type] = [group for group in parts_counted(counter, asked, value) if group.dimension == "type"]
    assert sum(part.number for part in by_type.parts) == value == counter.records(asked).count()
    rows = {row.series.code: row for row in series_on(on, standing)}
    for series in series_list():
        behind = list(activities_of_series(series, on, standing))
        assert rows[series.code].counted_since == len(behind)
        assert all(standing.may_read(one.audience, one.audience_to) for one in behind)
    everything = carried_out(standing, since=dt.date(2017, 1, 1), on=on)
    assert sum(row.counted_since for row in rows.values()) <= everything.count()


def test_r20_the_122_activities_are_there_by_kind_and_go_on_with_the_records(fixture, by):
    rows = {row.series.code: row for row in series_on(dt.date(2021, 12, 31), by(ES))}

    assert [row.series.counted for row in rows.values()] == [21, 42, 6, 38, 15]
    assert {code: row.since for code, row in rows.items()} == {
        "conference": {}, "consultation_group": {}, "ad_hoc_group": {},
        "training": {2021: 4},  # two workshops, a seminar, a webinar
        "regional_meeting": {2020: 1, 2021: 2},  # two meetings, a congress
    }  # fmt: skip
    assert sum(row.total for row in rows.values()) == 129


def test_a_meeting_of_the_vice_ministers_goes_on_as_a_conference(rcm, by):
    done(type="meeting", body="vm", ends_on=dt.date(2021, 12, 2))
    done(type="meeting", body="rcgm", ends_on=dt.date(2021, 12, 1))

    rows = {row.series.code: row.counted_since for row in series_on(dt.date(2022, 3, 1), by(""))}

    assert (rows["conference"], rows["consultation_group"], rows["regional_meeting"]) == (1, 1, 0)


@pytest.mark.parametrize("count", [1, 4])
def test_counting_needs_the_same_statements_for_any_number_of_records(rcm, by, django_assert_num_queries, count):
    for _number in range(count):
        done(type="workshop", body=LABOUR, ends_on=dt.date(2021, 3, 10))
    counter, asked = counter_of("exchange_events"), Asked(SINCE, dt.date(2022, 3, 1), by(ES))

    with django_assert_num_queries(1):
        counter.value(asked)
    with django_assert_num_queries(4):
        parts_counted(counter, asked, count)
    with django_assert_num_queries(2):
        series_on(dt.date(2022, 3, 1), asked.standing)
