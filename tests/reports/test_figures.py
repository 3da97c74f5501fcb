"""The figures of a report are those of the records: compared with SQL written by hand, and with the matrix."""

import datetime as dt

import pytest
from django.db import connection

from puebla.areas.activities.queries.activity import activities_visible_to
from tests.factories.activity import make_activity

from .filled import carried_out, drafted, figure, rows, some_work

pytestmark = pytest.mark.usefixtures("rcm")
FOR_MEMBERS = "audience IN ('public', 'participants', 'members_and_observer_organisations', 'members')"


@pytest.fixture
def report(db):
    some_work()
    return drafted()


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def number(condition):
    [(found,)] = asked(f"SELECT count(*) FROM activities_activity WHERE {FOR_MEMBERS} AND {condition}")
    return found


def test_f4_commitments_by_state_are_those_of_the_records(report):
    whole = number("year = 2022")
    states = {"planned": "planned", "in_process": "under_way", "completed": "completed"} | {
        one: one for one in ("not_achieved", "dropped", "no_evidence")
    }

    for word, state in states.items():
        assert figure(report, "activities", word) == (number(f"year = 2022 AND state = '{state}'"), whole), word
    assert figure(report, "activities", "reported") == (number("year = 2022 AND state <> 'no_evidence'"), whole)
    assert whole == 17 + 8


def test_f7_the_annual_report_says_the_same_states_in_its_own_words(report):
    annual = drafted("annual", "2022")

    assert figure(annual, "activities", "achieved") == figure(report, "activities", "completed")
    assert figure(annual, "activities", "pending")[0] == number("year = 2022 AND state IN ('planned', 'no_evidence')")


@pytest.mark.parametrize(("section", "table"), [("pillars", "pillar"), ("bodies", "body")])
def test_work_by_pillar_and_body_adds_up_to_the_activities(report, section, table):
    whole = number("year = 2022")
    found = rows(report, section, table)

    assert found[-1][0] == "Total"
    assert found[-1][-1] == whole
    assert sum(row[-1] for row in found[:-1]) == whole
    assert all(sum(row[1:-1]) == row[-1] for row in found)


def test_work_by_body_is_that_of_the_records(report):
    told = dict(
        asked(
            "SELECT b.name_en, count(*) FROM activities_activity a JOIN bodies_body b ON b.id = a.body_id "
            f"WHERE a.year = 2022 AND a.{FOR_MEMBERS} GROUP BY b.name_en"
        )
    )

    assert {row[0]: row[-1] for row in rows(report, "bodies", "body") if row[0] in told} == told


def test_participants_are_summed_by_country_and_sex_over_what_was_held_in_the_days(report):
    assert rows(report, "carried_out", "participants") == [
        ["Costa Rica", 1, 2, 0, 3],
        ["Mexico", 7, 5, 0, 12],
        ["Total", 8, 7, 0, 15],
    ]
    assert figure(report, "carried_out", "carried_out") == (2, None)
    assert figure(report, "carried_out", "participants") == (15, None)


def test_the_halves_of_a_year_never_hold_more_than_the_year(report):
    second, year = drafted(period="2022-2", on=dt.date(2022, 12, 31)), drafted("annual", "2022")
    halves = [figure(one, "carried_out", "carried_out")[0] for one in (report, second)]

    assert halves == [2, 1]
    assert figure(year, "carried_out", "carried_out")[0] == 4  # with the one whose day nobody knows


@pytest.mark.parametrize("day", [dt.date(2022, 1, 1), dt.date(2022, 6, 30)])
def test_the_first_and_the_last_day_belong_to_the_half(db, day):
    carried_out(on=day)

    assert figure(drafted(), "carried_out", "carried_out") == (1, None)


@pytest.mark.parametrize("day", [dt.date(2021, 12, 31), dt.date(2022, 7, 1)])
def test_the_days_around_the_half_do_not(db, day):
    carried_out(on=day)

    assert figure(drafted(), "carried_out", "carried_out") == (0, None)


def test_late_and_never_started_are_told_as_of_the_reports_day(report):
    assert figure(report, "attention", "late") == (1, None)
    assert [row[-1] for row in rows(report, "attention", "late")] == ["31 January 2022"]
    assert figure(report, "attention", "never_started") == (
        number("year < 2022 AND state IN ('planned', 'no_evidence')"),
        None,
    )


def test_l4_a_topic_that_no_activity_serves_is_told_as_one_in_which_nothing_is_carried_out(db):
    make_activity(year=2022, state="completed", topics=["1.1"])
    make_activity(year=2022, state="planned", topics=["1.2"])
    make_activity(year=2019, state="completed", topics=["1.3"])

    assert figure(drafted(), "attention", "stale") == (34, 35)


def test_b1_budgets_of_different_currencies_are_never_added_up(db):
    for currency, amount in (("USD", 1000), ("USD", 250), ("CRC", 90000)):
        make_activity(year=2022, budget_amount=amount, budget_currency=currency, funds_en="IOM", funds_es="OIM")
    report = drafted()

    assert rows(report, "funds", "funds") == [["IOM", "CRC", 1, "90,000"], ["IOM", "USD", 2, "1,250"]]
    assert figure(report, "funds", "with_budget") == (3, 20)


@pytest.mark.parametrize("meant_for", ["members", "members_and_observer_organisations", "participants", "public"])
def test_a5_no_report_counts_what_its_readers_may_not_read(by, db, meant_for):
    for audience in ("public", "participants", "members_and_observer_organisations", "members", "troika", "ppt_es"):
        make_activity(year=2022, state="completed", audience=audience)
    readers = {
        "members": "oscar.xicara",
        "members_and_observer_organisations": "ingrid.sandoval",
        "participants": "hernan.ospina",
        "public": "",
    }

    report = drafted(meant_for=meant_for)

    may_read = activities_visible_to(by(readers[meant_for])).filter(year=2022, state="completed").count()
    assert figure(report, "activities", "completed")[0] == may_read


def test_l1_what_is_open_next_year_is_told_in_the_report_of_a_year(db):
    report = drafted("annual", "2021")

    assert figure(report, "activities", "achieved") == (0, 0)
    assert figure(report, "next_steps", "open") == (17, None)
    assert [fact[1]["en"] for fact in report.sections.get(code="frame").content["facts"]][:2] == ["2021", "Mexico"]
