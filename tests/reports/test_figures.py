"""The figures of a report are those of the records: compared with SQL written by hand, and with the matrix."""

import datetime as dt

import pytest
from django.db import connection

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.activity import activities_visible_to
from tests.factories.activity import make_activity

from .filled import carried_out, drafted, figure, rows, some_work
from .filled import section as section_of

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


SHARED = 1  # the campaign of two groups, C21 7.f and 7.q


@pytest.mark.parametrize(("section", "table", "more"), [("pillars", "pillar", 0), ("bodies", "body", SHARED)])
def test_work_by_pillar_and_body_adds_up_to_the_activities(report, section, table, more):
    whole = number("year = 2022")
    found = rows(report, section, table)

    assert found[-1][0] == "Total"
    assert found[-1][-1] == whole
    assert sum(row[-1] for row in found[:-1]) == whole + more
    assert all(sum(row[1:-1]) == row[-1] for row in found)


def test_work_by_body_is_that_of_the_records_a_shared_activity_counting_for_each_of_its_bodies(report):
    told = dict(
        asked(
            "SELECT b.name_en, count(DISTINCT a.id) FROM activities_activity a JOIN bodies_body b ON b.id = a.body_id OR "
            "EXISTS (SELECT FROM activities_activitybody x WHERE x.activity_id = a.id AND x.body_id = b.id) "
            f"WHERE a.year = 2022 AND a.{FOR_MEMBERS} GROUP BY b.name_en"
        )
    )

    assert {row[0]: row[-1] for row in rows(report, "bodies", "body") if row[0] in told} == told
    assert [number for name, number in told.items() if "Border" in name] == [4]
    assert section_of(report, "bodies").content["remarks"][0]["en"].startswith("1 activity is shared by several bodies")


def test_a_shared_activity_is_listed_with_each_of_its_bodies(db):
    shared = make_activity(
        year=2022, deadline_on=dt.date(2022, 2, 1), body="wg-labour-2019", bodies=["wg-protection-2019"]
    )

    assert {row[0]: row[2] for row in rows(drafted(), "attention", "late")}[
        shared.code
    ] == "Labour Migration, Protection"


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
        number("year < 2022 AND state = 'planned'"),
        number("year < 2022"),
    )


def test_l4_f7_a_topic_without_work_is_told_apart_from_one_on_whose_activities_nobody_has_reported(db):
    make_activity(year=2022, state="completed", topics=["1.1"])
    make_activity(year=2022, state="planned", topics=["1.2"])
    make_activity(year=2019, state="completed", topics=["1.3"])
    untold = Activity.objects.filter(year=2022, state="no_evidence")
    topics = untold.exclude(topics=None).values("topics").distinct().exclude(topics__code="SP19-1.1").count()
    assert 0 < topics < 34

    report = drafted()

    assert figure(report, "attention", "topics_unreported") == (topics, 35)
    assert figure(report, "attention", "stale") == (34 - topics, 35)
    assert sum(row[-1] for row in rows(report, "attention", "topics_unreported")) >= topics


def test_f7_what_nobody_reported_on_is_neither_never_started_nor_late_by_its_year(db):
    for state in ("planned", "no_evidence", "no_evidence", "completed"):
        make_activity(year=2021, state=state)
    report = drafted("semiannual", "2022-1")

    assert figure(report, "attention", "never_started") == (1, 4)
    assert figure(report, "attention", "unreported") == (2, 4)
    assert [row[-1] for row in rows(report, "attention", "unreported")] == ["2021", "2021"]


@pytest.mark.parametrize(("kind", "period"), [("annual", "2021"), ("semiannual", "2021-2")])
def test_f4_what_is_late_or_never_started_is_judged_on_the_last_day_of_the_period_and_never_of_a_later_year(
    db, kind, period
):
    make_activity(year=2022, deadline_on=dt.date(2021, 12, 1))  # of a later year
    make_activity(year=2021, deadline_on=dt.date(2022, 2, 15))
    own = make_activity(year=2021, deadline_on=dt.date(2021, 12, 30))
    make_activity(year=2022, state="planned")

    report = drafted(kind, period, on=dt.date(2023, 2, 1))

    assert [row[0] for row in rows(report, "attention", "late")] == [own.code]
    assert figure(report, "attention", "never_started") == (2, 2)  # the two of 2021, which is over
    assert figure(report, "attention", "unreported") == (0, 2)
    remarks = [one["en"] for one in section_of(report, "frame").content["remarks"]]
    assert "is judged on 31 December 2021" in remarks[0]
    assert section_of(report, "attention").content["remarks"][0]["en"].endswith("stand in both lists: 1.")


def test_f1_what_was_planned_for_days_that_are_over_is_late_in_the_report(db):
    late = make_activity(year=2022, starts_on=dt.date(2022, 2, 1), ends_on=dt.date(2022, 2, 5))

    assert rows(drafted(), "attention", "late") == [[late.code, late.title_en, None, "5 February 2022"]]


def test_b1_budgets_of_different_currencies_are_never_added_up(db):
    for currency, amount in (("USD", 1000), ("USD", 250.5), ("CRC", 90000)):
        make_activity(year=2022, budget_amount=amount, budget_currency=currency, funds_en="IOM", funds_es="OIM")
    report = drafted()

    assert rows(report, "funds", "funds") == [["IOM", "CRC", 1, "90,000.00"], ["IOM", "USD", 2, "1,250.50"]]
    assert figure(report, "funds", "with_budget") == (3, 20)


def test_h2_a_source_of_funds_that_is_named_in_one_language_says_so_in_the_other(db):
    make_activity(year=2022, budget_amount=5, funds_en="Canada fund")
    [table] = [one for one in section_of(drafted(), "funds").content["tables"] if one["code"] == "funds"]

    assert table["rows"][0][0] == {"en": "Canada fund", "es": "Canada fund (en inglés)"}


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
