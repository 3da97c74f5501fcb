"""Every figure of the two great reports against SQL written by hand; any figure against the matrix; bytes against bytes."""

import datetime as dt
import os

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.matrix.table import asked
from puebla.areas.activities.queries.matrix.view import View
from puebla.areas.decisions.models import FollowUp, Item
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan
from puebla.areas.reports.queries.paper.file import KINDS, written
from puebla.areas.reports.queries.reader import reader_of
from puebla.areas.reports.queries.scope import Scope
from puebla.areas.reports.queries.section.activity import by_body, by_pillar, by_state
from puebla.areas.reports.rules.period import read_period
from tests.activities.matrix_oracle import choices_of, store
from tests.activities.test_matrix_view import READERS, matrices
from tests.factories.activity import TODAY, make_activity, standing

from .filled import carried_out, drafted, rows, some_work

pytestmark = pytest.mark.usefixtures("rcm", "db")
EXAMPLES = int(os.environ.get("PUEBLA_EXAMPLES", "15"))
SEEN = "('public', 'participants', 'members_and_observer_organisations', 'members')"
ACTIVITIES = f"FROM activities_activity a WHERE a.audience IN {SEEN}"
COMMITMENTS = (
    "FROM decisions_item i JOIN decisions_outcome o ON o.id = i.outcome_id "
    f"WHERE i.is_commitment AND o.audience IN {SEEN} AND o.held_on < '{{until}}'"
)
OVERDUE = "i.state IN ('planned', 'under_way', 'no_evidence') AND i.due_precision = 'day' AND i.due_on < '{day}'"
# The day on which an activity was held or ended; the world of this file has no concept note that keeps dates back.
DONE = (
    f"coalesce((SELECT coalesce(r.held_until, r.held_from) FROM activities_executionreport r WHERE r.activity_id = a.id"
    f" AND r.audience IN {SEEN}), a.ends_on, a.starts_on)"
)
PEOPLE = (
    f"SELECT coalesce(sum(coalesce(p.women, 0) + coalesce(p.men, 0) + coalesce(p.unspecified, 0)), 0) FROM activities_attendance p"
    f" JOIN activities_executionreport r ON r.id = p.report_id AND r.audience IN {SEEN} JOIN activities_activity a"
    f" ON a.id = r.activity_id WHERE a.audience IN {SEEN} AND a.state = 'completed'"
)


def asked_of_sql(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        [(number,)] = cursor.fetchall()
    return number


def told(report):
    """``{(section, figure): (value, of)}`` of a whole report."""
    return {
        (section.code, figure["code"]): (figure["value"], figure["of"])
        for section in report.sections.all()
        for figure in section.content.get("figures", ())
    }


def expected(words, *, year, until, day, held, ahead):
    """The same by SQL: ``words`` of the vocabulary, the year, the first day after the period, the day on which lateness is
    judged, what lies in the period's days.
    """
    said = {}
    for section, source in (
        ("activities", f"{ACTIVITIES} AND a.year = {year}"),
        ("commitments", COMMITMENTS.format(until=until)),
    ):
        whole = asked_of_sql(f"SELECT count(*) {source}")
        for word, states in words.items():
            said[section, word] = (asked_of_sql(f"SELECT count(*) {source} AND state IN {states}"), whole)
        said[section, "reported"] = (asked_of_sql(f"SELECT count(*) {source} AND state <> 'no_evidence'"), whole)
    source = COMMITMENTS.format(until=until)
    said["commitments", "overdue"] = (
        asked_of_sql(f"SELECT count(*) {source} AND {OVERDUE.format(day=day)}"),
        said["commitments", "reported"][1],
    )
    said["commitments", "countries"] = (
        asked_of_sql(
            f"SELECT count(DISTINCT party_id) FROM decisions_followup WHERE audience IN {SEEN} AND reported_on <= '{day}'"
        ),
        11,
    )
    done = f"{ACTIVITIES} AND a.state = 'completed' AND {held}"
    number = asked_of_sql(f"SELECT count(*) {done}")
    with_people = asked_of_sql(
        f"SELECT count(*) {done} AND EXISTS (SELECT FROM activities_executionreport r JOIN activities_attendance p"
        f" ON p.report_id = r.id WHERE r.activity_id = a.id AND r.audience IN {SEEN})"
    )
    said["carried_out", "carried_out"] = (number, None)
    said["carried_out", "with_participants"] = (with_people, number)
    said["carried_out", "participants"] = (asked_of_sql(f"{PEOPLE} AND {held}"), None)
    open_ones = f"{ACTIVITIES} AND a.state IN ('planned', 'under_way', 'no_evidence')"
    until_then = f"a.year <= {year}"
    # The world of this file has no activity with days planned and no deadline, but for what is completed.
    by_day = f"(a.deadline_on < '{day}' OR a.deadline_on IS NULL AND make_date(a.deadline_year, 12, 31) < '{day}')"
    said["attention", "late"] = (asked_of_sql(f"SELECT count(*) {open_ones} AND {until_then} AND {by_day}"), None)
    over = f"{ACTIVITIES} AND {until_then} AND a.year < extract(year FROM date '{day}' + 1)"
    whole = asked_of_sql(f"SELECT count(*) {over}")
    for code, state in (("never_started", "planned"), ("unreported", "no_evidence")):
        said["attention", code] = (asked_of_sql(f"SELECT count(*) {over} AND a.state = '{state}'"), whole)
    topics = (
        "FROM plans_topic t JOIN plans_pillar p ON p.id = t.pillar_id JOIN plans_plan l ON l.id = p.plan_id"
        " WHERE l.code = 'SP19' AND t.retired_on IS NULL"
    )
    serving = (
        "SELECT FROM activities_activitytopic x JOIN activities_activity a ON a.id = x.activity_id WHERE x.topic_id = t.id"
        f" AND a.audience IN {SEEN} AND a.year BETWEEN extract(year FROM date '{day}') - 2 AND {year}"
    )
    without = f"{topics} AND NOT EXISTS ({serving} AND a.state IN ('under_way', 'completed'))"
    untold = f"EXISTS ({serving} AND a.state = 'no_evidence')"
    whole = asked_of_sql(f"SELECT count(*) {topics}")
    said["attention", "stale"] = (asked_of_sql(f"SELECT count(*) {without} AND NOT {untold}"), whole)
    said["attention", "topics_unreported"] = (asked_of_sql(f"SELECT count(*) {without} AND {untold}"), whole)
    of_year = f"{ACTIVITIES} AND a.year = {year}"
    said["funds", "with_budget"] = (
        asked_of_sql(f"SELECT count(*) {of_year} AND a.budget_amount IS NOT NULL"),
        asked_of_sql(f"SELECT count(*) {of_year}"),
    )
    said["next_steps", "open"] = (asked_of_sql(f"SELECT count(*) {open_ones} AND a.year = {ahead}"), None)
    return said


@pytest.fixture
def work():
    """Activities of two years in every state, follow-ups, commitments that moved, budgets, deadlines, topics."""
    some_work()
    carried_out(on=dt.date(2021, 4, 2), women=11, men=4, topics=["1.1"])
    carried_out(on=dt.date(2021, 12, 31), women=2, men=30)
    make_activity(year=2021, state="completed", topics=["2.4"], budget_amount=500, budget_currency="USD")
    make_activity(year=2021, state="not_achieved", state_reason="No quorum.")
    make_activity(year=2021, state="under_way", deadline_year=2021, topics=["3.1"], pillar=3)
    make_activity(year=2022, state="completed", budget_amount=900, budget_currency="USD", audience="ppt_es")
    for number, state in (("7.a", "completed"), ("7.b", "under_way"), ("7.c", "not_achieved"), ("7.d", "planned")):
        Item.objects.filter(outcome__code="C21", number=number).update(state=state, state_since=dt.date(2022, 2, 1))
    Item.objects.filter(outcome__code="C21", number="7.e").update(due_on=dt.date(2022, 2, 1), due_precision="day")
    for country, audience in (("MX", "members"), ("GT", "public"), ("HN", "ppt_es")):
        FollowUp.objects.create(
            item=Item.objects.get(outcome__code="C21", number="7.a"),
            party=Party.objects.get(code=country),
            reported_on=TODAY,
            audience=audience,
        )


def test_every_figure_of_the_annual_report_2021_is_that_of_sql_written_by_hand(work):
    report = drafted("annual", "2021")

    words = {
        "achieved": "('completed')", "in_process": "('under_way')", "pending": "('planned', 'no_evidence')",
        "not_achieved": "('not_achieved')", "dropped": "('dropped')",
    }  # fmt: skip
    held = f"({DONE} BETWEEN '2021-01-01' AND '2021-12-31' OR {DONE} IS NULL AND a.year = 2021)"
    assert told(report) == expected(words, year=2021, until="2022-01-01", day="2021-12-31", held=held, ahead=2022)


def test_every_figure_of_the_semiannual_report_2022_1_is_that_of_sql_written_by_hand(work):
    report = drafted("semiannual", "2022-1")

    words = {"planned": "('planned')", "in_process": "('under_way')"} | {
        one: f"('{one}')" for one in ("completed", "not_achieved", "dropped", "no_evidence")
    }
    held = f"{DONE} BETWEEN '2022-01-01' AND '2022-06-30'"
    assert told(report) == expected(words, year=2022, until="2022-03-02", day="2022-03-01", held=held, ahead=2022)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    matrix=matrices,
    audience=st.sampled_from(["members", "members_and_observer_organisations", "participants", "public"]),
    year=st.sampled_from([2020, 2022]),
    kind=st.sampled_from(["semiannual", "annual"]),
)
def test_a_reports_figures_are_the_matrixs_and_never_more_than_its_readers_records(matrix, audience, year, kind):
    with transaction.atomic():
        Activity.objects.update(year=1996)  # the profile's own stand aside
        store(matrix, Plan.objects.get(code="SP19"))
        from_on, until_on = read_period(f"{year}-1" if kind == "semiannual" else str(year))
        eyes = reader_of(audience, [], on=TODAY)
        scope = Scope(kind=kind, from_on=from_on, until_on=until_on, on=TODAY, standing=eyes)
        content = by_state(scope)
        choices = choices_of(eyes)
        words = scope.words("en").code

        def in_matrix(**narrowed):
            return asked(View(plan="SP19", year=year, words=words, part="all", **narrowed), choices).activities.count()

        for figure in content.figures[:-1]:
            assert (figure.value, figure.of) == (in_matrix(status=(figure.code,)), in_matrix()), figure.code
        pillars, bodies = (part(scope).grids[0] for part in (by_pillar, by_body))
        assert sum(row[-1] for row in pillars.rows[:-1]) == in_matrix()
        assert [grid.rows[-1][-1] for grid in (pillars, bodies) if grid.rows] == [in_matrix()] * 2 * bool(in_matrix())
        for row, record in zip(bodies.rows, bodies.records, strict=False):
            assert row[-1] == in_matrix(body=record[1]["body"] if record else "none")
        for name in READERS:
            if (who := standing(name)).may_read(audience):
                assert in_matrix() <= activities_visible_to(who).filter(year=year).count()
        transaction.set_rollback(True)


def test_a_report_written_twice_has_the_same_bytes_in_every_file(work):
    report = drafted("annual", "2021")

    for ending, language in KINDS:
        assert written(report, ending, language).content == written(report, ending, language).content, (
            ending,
            language,
        )
    assert rows(report, "pillars", "pillar")
