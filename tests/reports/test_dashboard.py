"""A5, F7: a dashboard counts what its reader may read, says of how much anything is known, and leads to the records."""

import datetime as dt
import os
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from puebla.areas.activities.forms.matrix_view import read_view
from puebla.areas.activities.models import Activity, ConceptNote, ExecutionReport
from puebla.areas.activities.queries.activity import FILTERS, activities_visible_to
from puebla.areas.activities.queries.matrix.table import asked
from puebla.areas.activities.states import ActivityState
from puebla.areas.decisions.models import FollowUp, Item
from puebla.areas.decisions.queries.choice import choices_of as commitment_choices
from puebla.areas.decisions.queries.listed import commitments_listed
from puebla.areas.members.models import Party
from puebla.areas.monitoring.models import Measurement
from puebla.areas.plans.models import Indicator, Plan, Target
from puebla.areas.reports.queries.dashboard.board import board_of
from puebla.areas.reports.queries.dashboard.calendar import calendar_of
from puebla.areas.reports.queries.dashboard.scope import scope_of
from puebla.kernel.charts.printed import svg_of
from tests.activities.matrix_oracle import choices_of, store
from tests.activities.test_matrix_view import READERS, matrices
from tests.factories.activity import actor, make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

EXAMPLES = int(os.environ.get("PUEBLA_EXAMPLES", "15"))
PUBLIC, INNER = "/en/reports/dashboard/", "/en/reports/dashboard/inner/"


def charts_of(board):
    return [*board.work, board.indicators, board.year, *board.countries, board.commitments, board.late, *board.funds]


def cells_of(board):
    """Every number of a dashboard that leads somewhere: ``(chart, row, number, address)``."""
    for chart in charts_of(board):
        for row in chart.rows:
            for cell in row:
                if cell.url and isinstance(cell.said, int):
                    yield chart.title, row[0].said, cell.said, cell.url


def records_behind(url, reader):
    """How many activities the page at the address shows to the reader."""
    place = urlsplit(url)
    params = QueryDict(place.query)
    if place.path.endswith("/matrix/"):
        choices = choices_of(reader)
        reading = read_view(params, choices)
        assert reading.ignored == []
        return asked(reading.view, choices).activities.count()
    if place.path.endswith("/commitments/"):
        chosen = {one.name: one.chosen for one in commitment_choices(params, reader)}
        assert {name: chosen[name] for name in params} == params.dict()
        return commitments_listed(reader, filters=chosen).count()
    found = activities_visible_to(reader)
    for name, value in params.items():
        found = found.filter(FILTERS[name](value, reader))
    return found.distinct().count()


@pytest.fixture
def empty_plan(db):
    """What the profile loaded stands in another plan."""
    Activity.objects.update(plan=Plan.objects.get(code="SP23"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(matrix=matrices, name=st.sampled_from(READERS), year=st.sampled_from(["", "2020", "2022"]))
def test_a5_each_number_is_that_of_the_records_behind_it_and_parts_add_up(empty_plan, matrix, name, year):
    reader = standing(name)
    with transaction.atomic():
        store(matrix, Plan.objects.get(code="SP19"))
        scope = scope_of(reader, "SP19", year)
        board = board_of(scope)
        numbers = list(cells_of(board))
        wrong = [(*cell, behind) for cell in numbers if (behind := records_behind(cell[3], reader)) != cell[2]]
        visible = activities_visible_to(reader).filter(plan__code="SP19", **({"year": int(year)} if year else {}))

        assert wrong == []
        assert board.activities == visible.count()
        assert board.reported == visible.exclude(state="no_evidence").count()
        for by in (board.progress.pillars, board.progress.years):
            assert {
                s: sum(part.get(s, 0) for part in by.values()) for s in ActivityState.values
            } == board.progress.states
        transaction.set_rollback(True)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(matrix=matrices, name=st.sampled_from(READERS), year=st.sampled_from(["", "2020", "2022"]))
def test_a5_no_number_of_the_public_board_is_larger_than_the_inner_one(empty_plan, matrix, name, year):
    with transaction.atomic():
        store(matrix, Plan.objects.get(code="SP19"))
        public, inner = (board_of(scope_of(standing(one), "SP19", year)) for one in ("", name))
        known = {(title, row, url): number for title, row, number, url in cells_of(inner)}

        assert [cell for cell in cells_of(public) if cell[2] > known.get((cell[0], cell[1], cell[3]), 0)] == []
        assert public.reported <= inner.reported
        for board in (public, inner):
            assert sum(board.progress.states.values()) == board.activities
            assert sum(sum(part.values()) for part in board.progress.pillars.values()) == board.activities
        transaction.set_rollback(True)


@pytest.mark.parametrize("chart", ["By pillar", "By body", "By year"])
def test_f7_each_row_says_of_how_many_it_knows(chart):
    make_activity(year=2022, pillar=1, body="wg-protection-2019", state="completed")

    [found] = [one for one in board_of(scope_of(standing(""), "SP19")).work if one.title == chart]

    for row in found.rows:
        done, every = row[-1].said.split(" of ")
        whole = sum(cell.said for cell in row[1:-1])
        unknown = row[1 + found.headings[1:-1].index("No evidence")].said
        assert (int(done), int(every)) == (whole - unknown, whole)


def test_a5_nobody_sees_more_than_the_secretariat_and_the_public_sees_least():
    for audience in ("public", "members", "ppt_es", "participants"):
        make_activity(year=2022, audience=audience, state="completed", budget_amount=100, funds_en="A fund")

    seen = {
        name: board_of(scope_of(standing(name), "SP19")).activities for name in ("marisol", "adriana", "hernan", "")
    }

    assert seen["marisol"] == seen[""] + 3
    assert seen["adriana"] == seen[""] + 2
    assert seen["hernan"] == seen[""] + 1


@pytest.mark.parametrize(("name", "shown"), [("marisol", True), ("adriana", True), ("ingrid", False), ("", False)])
def test_a5_what_a_note_plans_for_its_readers_alone_is_in_nobody_elses_dashboard(name, shown):
    activity = make_activity(
        year=2022, audience="public", title_en="Open campaign", funds_en="Quetzal fund", budget_amount=98765,
        starts_on=dt.date(2022, 5, 4), ends_on=dt.date(2022, 5, 6),
    )  # fmt: skip
    ConceptNote.objects.create(activity=activity, form_version=1, state="draft", audience="members")

    board = board_of(scope_of(standing(name), "SP19"))

    told = repr([(chart.says, chart.rows, chart.as_json) for chart in charts_of(board)])
    assert ("Quetzal fund" in told, "98,765" in told, "Open campaign" in told) == (shown, shown, shown)


@pytest.mark.parametrize(("name", "days"), [("adriana", "10 February 2022"), ("", "May 2022")])
def test_the_year_shows_the_days_on_which_it_was_held_to_whom_the_report_says_them(name, days):
    activity = make_activity(
        year=2022,
        audience="public",
        starts_on=dt.date(2022, 5, 4),
        ends_on=dt.date(2022, 5, 6),
        dates_precision="month",
    )
    held = {"held_from": dt.date(2022, 2, 10), "held_until": dt.date(2022, 2, 11)}
    ExecutionReport.objects.create(activity=activity, audience="members", **held)

    year = board_of(scope_of(standing(name), "SP19")).year

    [row] = [row for row in year.rows if row[0].said.startswith(activity.code)]
    assert row[1].said == days
    assert year.says.startswith("1 activity has days in 2022.")


@pytest.mark.parametrize(("precision", "last"), [("month", dt.date(2022, 5, 31)), ("year", None)])
def test_the_year_draws_months_to_their_end_and_nothing_of_which_only_the_year_is_known(precision, last):
    start = dt.date(2022, 5 if precision == "month" else 1, 1)
    activity = make_activity(year=2022, audience="public", starts_on=start, dates_precision=precision)

    scope = scope_of(standing(""), "SP19")

    spans = [one for one in calendar_of(scope).spans if one.label.startswith(activity.code)]
    assert [one.until for one in spans] == ([last] if last else [])
    assert calendar_of(scope).dated == len(spans)


def test_a_shared_activity_counts_for_each_of_its_bodies_and_once_in_all():
    before = board_of(scope_of(standing(""), "SP19"))
    make_activity(year=2022, audience="public", body="wg-labour-2019", bodies=["wg-protection-2019", "rcgm"])

    after = board_of(scope_of(standing(""), "SP19"))

    gained = sum(map(len, after.progress.bodies.values())) - sum(map(len, before.progress.bodies.values()))
    assert after.activities - before.activities == 1
    assert sum(sum(part.values()) for part in after.progress.bodies.values()) == 3 + sum(
        sum(part.values()) for part in before.progress.bodies.values()
    )
    assert gained == 3


def test_2_7_the_sentence_by_body_counts_a_shared_activity_once_and_says_that_its_bodies_each_count_it():
    pillars, bodies = board_of(scope_of(standing(""), "SP19")).work[:2]

    assert pillars.says.startswith("17 activities")
    assert bodies.says == f"{pillars.says} A shared activity counts for each of its bodies."
    assert sum(cell.said for row in bodies.rows for cell in row[1:-1]) == 18
    with override("es"):
        assert (
            board_of(scope_of(standing(""), "SP19"))
            .work[1]
            .says.endswith("Una actividad compartida cuenta para cada una de sus instancias.")
        )


def test_l5_funds_by_topic_say_that_a_shared_amount_stands_under_each():
    make_activity(year=2022, audience="public", topics=["3.6", "3.7"], budget_amount=100, budget_currency="USD")

    _sources, topics = board_of(scope_of(standing(""), "SP19")).funds

    assert topics.says.endswith("rows are not to be added.")


@pytest.mark.parametrize(
    ("name", "page", "told"), [("", "", False), ("marisol.quesada", "", True), ("marisol.quesada", "inner/", False)]
)
def test_whoever_is_signed_in_is_told_that_the_pages_behind_public_numbers_show_more(enter, name, page, told):
    said = text_of(enter(name).get(f"/en/reports/dashboard/{page}?plan=SP19"))

    assert ("shows what you may read, which can be more" in said) is told


def test_what_is_overdue_is_said_with_whoever_is_responsible():
    late = {"deadline_on": dt.date(2022, 2, 1), "state": "planned", "audience": "public", "year": 2022}
    make_activity(**late, responsible=["party:MX", "body:wg-labour-2019"])
    make_activity(**late, responsible=["party:MX"])
    make_activity(**late)

    chart = board_of(scope_of(standing(""), "SP19")).late

    assert {row[0].said: row[1].said for row in chart.rows} == {"Mexico": 2, "Labour Migration": 1, "Nobody named": 1}


def test_m4_commitments_whose_day_has_passed_are_overdue_with_each_whom_they_ask():
    Item.objects.filter(number="1.e").update(due_on=dt.date(2022, 2, 1), due_precision="day", state="planned")

    chart = board_of(scope_of(standing(""), "SP19")).late

    assert {row[0].said: row[3].said for row in chart.rows} == {"Belize": 1, "Dominican Republic": 1}
    assert [records_behind(row[3].url, standing("")) for row in chart.rows] == [1, 1]
    assert "Belize 1" in chart.says


def test_countries_that_host_or_support_are_counted_once_for_each_activity():
    activity = make_activity(year=2022, audience="public", responsible=["party:PA"], state="under_way")
    for role in ("host", "support"):
        activity.involvements.create(role=role, **actor("party:PA"))

    heat, world = board_of(scope_of(standing(""), "SP19")).countries

    [row] = [row for row in heat.rows if row[0].said == "Panama"]
    assert dict(zip(heat.headings[1:-1], (cell.said for cell in row[1:-1]), strict=True))["In process"] == 1
    assert [row[1].said for row in world.rows if row[0].said == "Panama"] == [1]


def test_l5_funds_are_added_up_by_source_and_currency():
    for amount, currency in ((1000, "USD"), (250.5, "USD"), (70, "CAD")):
        make_activity(
            year=2022,
            audience="public",
            topics=["1.1"],
            funds_en="Canada fund",
            budget_amount=amount,
            budget_currency=currency,
        )

    sources, topics = board_of(scope_of(standing(""), "SP19")).funds

    assert [[cell.said for cell in row] for row in sources.rows if row[0].said == "Canada fund"] == [
        ["Canada fund", 3, 3, "CAD 70.00; USD 1,250.50"]
    ]
    assert next(row[2].said for row in topics.rows if row[0].said.startswith("1.1 ")) == 3


def measured(code, *values, target=None, audience="public", country="MX", **facts):
    """An indicator of the plan of 2019 with values for 2021, each of a country of its own where there are several."""
    plan = Plan.objects.get(code="SP19")
    indicator = Indicator.objects.create(
        plan=plan, code=code, position=1, kind="result", name_en=code, unit_en="officials", frequency="yearly",
        is_additive=True, dimensions=["country"], **facts,
    )  # fmt: skip
    period = {"from_on": dt.date(2021, 1, 1), "until_on": dt.date(2022, 1, 1)}
    if target is not None:
        Target.objects.create(indicator=indicator, value=target, **period)
    for value, party in zip(values, (country, "GT", "HN"), strict=False):
        Measurement.objects.create(
            indicator=indicator, party=Party.objects.get(code=party), value=value, state="approved", audience=audience,
            source="Register", entered_on=dt.date(2022, 2, 1), approved_on=dt.date(2022, 2, 2), **period,
        )  # fmt: skip
    return indicator


def row_of(board, name):
    return next([cell.said for cell in row] for row in board.indicators.rows if row[0].said == name)


def test_f5_each_indicator_stands_beside_its_target_with_how_many_countries_reported():
    measured("officials", 40, 2, target=50)

    board = board_of(scope_of(standing(""), "SP19"))

    assert row_of(board, "officials") == ["officials", "42", "50", "officials", "2021", "2 of 11 countries"]
    assert board.indicators.rows[0][0].url == "/en/indicators/SP19/officials/"
    assert board.indicators.says.endswith("0 of 1 targets are reached.")
    assert "42 of 50" in svg_of(board.indicators.specification)


def test_a5_a_value_for_members_is_not_in_the_public_number():
    measured("officials", 40, 2, audience="members", target=42)

    public, inner = (board_of(scope_of(standing(name), "SP19")) for name in ("", "adriana"))

    assert row_of(public, "officials")[1:3] == ["—", "42"]
    assert row_of(inner, "officials")[1:3] == ["42", "42"]
    assert inner.indicators.says.endswith("1 of 1 targets are reached.")


def test_an_indicator_for_which_less_is_better_is_reached_from_above():
    measured("backlog", 3, target=5, is_ascending=False)

    board = board_of(scope_of(standing(""), "SP19"))

    assert "1 of 1 targets are reached" in board.indicators.says


def test_a_plan_without_indicators_says_where_they_come_from_and_one_without_values_when(client):
    assert "This plan has no indicators that you may read" in text_of(client.get(f"{PUBLIC}?plan=SP19"))

    before = text_of(client.get(f"{PUBLIC}?plan=SP23"))

    assert "0 of 8 indicators have a value. What counts itself begins with the plan" in before
    assert "Roadmaps agreed" in before


def follow_up(number, country, audience="public", **facts):
    return FollowUp.objects.create(
        item=Item.objects.get(outcome__code="C21", number=number), party=Party.objects.get(code=country),
        reported_on=dt.date(2022, 2, 1), text_en="Done", audience=audience, **facts,
    )  # fmt: skip


def country_in(chart, name):
    return next(dict(zip(chart.headings, row, strict=True)) for row in chart.rows if row[0].said == name)


def test_m4_each_country_stands_beside_what_it_was_asked_with_what_it_reported():
    follow_up("1.a", "MX")
    follow_up("1.a", "MX")
    follow_up("1.b", "MX", withdrawn_on=dt.date(2022, 2, 2))
    follow_up("1.e", "BZ")

    chart = board_of(scope_of(standing(""), "SP19")).commitments
    mexico, belize = country_in(chart, "Mexico"), country_in(chart, "Belize")

    assert [mexico[one].said for one in ("Asked", "With a report", "C21 1.a", "C21 1.b", "C21 1.e")] == [
        7,
        1,
        "2",
        "0",
        "—",
    ]
    assert [belize[one].said for one in ("Asked", "With a report", "C21 1.e")] == [8, 1, "1"]
    assert mexico["Part reported"].said == "1 of 7"
    assert mexico["C21 1.a"].url == "/en/commitments/C21/1.a/#follow-ups"
    assert "Of 79 reports asked for, 2 are there." in chart.says
    for row in (mexico, belize):
        for heading in ("Asked", "With a report"):
            assert records_behind(row[heading].url, standing("")) == row[heading].said


def test_a5_what_a_country_reports_to_the_members_is_not_in_the_public_number():
    follow_up("1.a", "MX", audience="members")

    public, inner = (board_of(scope_of(standing(name), "SP19")).commitments for name in ("", "adriana"))

    assert country_in(public, "Mexico")["With a report"].said == 0
    assert public.specification == {}
    assert country_in(inner, "Mexico")["With a report"].said == 1
    assert records_behind(country_in(inner, "Mexico")["With a report"].url, standing("adriana")) == 1


def test_a_year_in_which_nothing_was_asked_says_so(client):
    page = text_of(client.get(f"{PUBLIC}?plan=SP19&year=2022"))

    assert "Nothing was asked of countries in these years" in page
    assert "Nothing was asked of countries" not in text_of(client.get(f"{PUBLIC}?plan=SP19&year=2021"))


def test_every_chart_can_be_drawn_on_paper():
    make_activity(
        year=2022, audience="public", starts_on=dt.date(2022, 5, 4), ends_on=dt.date(2022, 5, 6), budget_amount=5,
        deadline_on=dt.date(2022, 1, 2), responsible=["party:MX"], funds_en="A fund", topics=["1.1"], pillar=1,
    )  # fmt: skip

    measured("officials", 40, target=50)
    follow_up("1.a", "MX")

    drawn = [chart for chart in charts_of(board_of(scope_of(standing(""), "SP19"))) if chart.specification]

    assert len(drawn) == 11
    assert all(svg_of(chart.specification).startswith("<svg") for chart in drawn)


def text_of(answer):
    return " ".join(html.fromstring(answer.content).text_content().split())


def test_the_public_page_has_the_same_numbers_for_everybody(client, person):
    make_activity(year=2022, audience="members")
    said = [text_of(client.get(PUBLIC)).partition("Reported")[2].partition("Kept by")[0]]
    client.force_login(person("marisol.quesada"))
    said.append(text_of(client.get(PUBLIC)).partition("Reported")[2].partition("Kept by")[0])

    assert said[0] == said[1]
    assert "0 of 17 activities reported" in said[0]
    assert "of 18 activities reported" in text_of(client.get(INNER))


def test_the_inner_page_is_not_for_the_public(client):
    assert client.get(INNER).status_code in {302, 403}


@pytest.mark.parametrize(("language", "words"), [("en", "How far the work has come"), ("es", "Avance del trabajo")])
def test_the_page_speaks_the_readers_language(client, language, words):
    assert words in text_of(client.get(f"/{language}/reports/dashboard/"))


@pytest.mark.parametrize("query", ["plan=nowhere&year=abc", "year=99999999999999999", "year=²", "plan=SP19&year=1999"])
def test_what_an_address_names_wrongly_is_as_usual(client, query):
    answer = client.get(f"{PUBLIC}?{query}")

    assert answer.status_code == 200
    assert parse_qs(
        urlsplit(html.fromstring(answer.content).xpath("//nav[@class='chart-choice']/a/@href")[0]).query
    ) == {"plan": ["SP19"]}


def test_an_empty_year_and_a_process_without_plans_say_so(client):
    assert "No activity is recorded here" in text_of(client.get(f"{PUBLIC}?plan=SP19&year=2019"))

    Plan.objects.update(audience="ppt_es")

    assert "There is no plan to look at" in text_of(client.get(PUBLIC))


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_needs_the_same_statements_for_any_number_of_activities(client, person, count):
    client.force_login(person("marisol.quesada"))
    client.get(INNER)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(INNER)
    for number in range(count):
        make_activity(
            year=2022, pillar=1 + number % 3, body="wg-labour-2019", topics=["1.1"], responsible=["party:MX"],
            starts_on=dt.date(2022, 5, 4), deadline_on=dt.date(2022, 1, 2),
        )  # fmt: skip
        follow_up("1.a", "MX")

    with CaptureQueriesContext(connection) as many:
        client.get(INNER)

    assert len(many) == len(few)
    assert len(many) <= 18
