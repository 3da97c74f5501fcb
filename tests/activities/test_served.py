"""L5: where money follows donors instead of needs, that can be seen."""

import datetime as dt

import pytest
from django.utils import translation

from puebla.areas.activities.models import Activity, ActivityTopic, ConceptNote
from puebla.areas.activities.queries.served import served_topics
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Need, Plan, Topic
from puebla.kernel.access.standing import Standing

pytestmark = pytest.mark.usefixtures("rcm")
TODAY = dt.date(2022, 3, 1)
PUBLIC = Standing(on=TODAY)


@pytest.fixture
def plan(db):
    """The plan of 2019 with nothing but what a test puts under its topics."""
    ActivityTopic.objects.all().delete()
    return Plan.objects.get(code="SP19")


def topic(number=7):
    return Topic.objects.get(code=f"sp19-protection-{number}")


def need(plan, country, *, under=7, audience="public", **facts):
    given = {"text_en": "Training", "text_es": "Formación", "stated_on": TODAY} | facts
    return Need.objects.create(
        plan=plan, party=Party.objects.get(code=country), topic=topic(under), audience=audience, **given
    )


def activity(plan, number, *topics, **facts):
    given = {"audience": "public", "title_en": "Workshop"} | facts
    one = Activity.objects.create(plan=plan, code=f"2022-{number}", year=2022, **given)
    ActivityTopic.objects.bulk_create(ActivityTopic(activity=one, topic=topic(place)) for place in topics)
    return one


def told(plan, standing=PUBLIC, *, number=7):
    row = next(row for row in served_topics(plan, standing) if row.topic == topic(number))
    return row.needs, row.countries, row.activities, row.funded, row.funds


def test_l5_needs_activities_and_funds_stand_side_by_side(plan):
    need(plan, "MX")
    need(plan, "MX", text_en="Interpreters")
    need(plan, "GT")
    activity(plan, 901, 7, 8, funds_en="IOM")
    activity(plan, 902, 7, funds_en="IOM")
    activity(plan, 903, 7, funds_en="Canada", funds_es="Canadá")
    activity(plan, 904, 7, funds_en="  ")

    assert told(plan) == (3, 2, 4, 3, ["Canada", "IOM"])
    assert told(plan, number=8) == (0, 0, 1, 1, ["IOM"])
    with translation.override("es"):
        assert told(plan)[4] == ["Canadá", "IOM"]


def test_l5_a_withdrawn_need_and_a_dropped_activity_count_nowhere(plan):
    need(plan, "MX", withdrawn_on=TODAY)
    activity(plan, 901, 7, state="dropped", funds_en="IOM")

    assert told(plan) == (0, 0, 0, 0, [])


def test_a5_what_a_reader_may_not_read_is_counted_for_nobody(plan, by):
    need(plan, "MX", audience="members")
    activity(plan, 901, 7, audience="members", funds_en="IOM")

    assert told(plan) == (0, 0, 0, 0, [])
    assert told(plan, by("oscar.xicara")) == (1, 1, 1, 1, ["IOM"])


@pytest.mark.parametrize(("state", "funds"), [("draft", []), ("checked", []), ("accepted", ["Quetzal fund"])])
def test_a5_the_funds_that_a_note_plans_are_named_to_its_readers_until_it_is_accepted(plan, by, state, funds):
    planned = activity(plan, 901, 7, funds_en="Quetzal fund")
    accepted_on = TODAY if state == "accepted" else None
    ConceptNote.objects.create(
        activity=planned, form_version=1, state=state, audience="members", accepted_on=accepted_on
    )

    assert told(plan) == (0, 0, 1, len(funds), funds)
    assert told(plan, by("oscar.xicara")) == (0, 0, 1, 1, ["Quetzal fund"])


@pytest.mark.parametrize("count", [1, 5])
def test_three_statements_for_any_length(plan, count, django_assert_num_queries):
    for number in range(count):
        need(plan, "MX", under=7 + number % 2)
        activity(plan, 901 + number, 7, 8, funds_en=f"Fund {number}")

    with django_assert_num_queries(3):
        rows = served_topics(plan, PUBLIC)

    assert sum(row.activities for row in rows) == 2 * count


def test_l5_the_page_of_needs_marks_where_work_and_needs_do_not_meet(plan, client):
    need(plan, "MX", under=8)
    activity(plan, 901, 7, funds_en="<b>IOM</b>")
    for number in range(8):
        activity(plan, 910 + number, 7, funds_en=f"Fund {number}")

    page = client.get("/en/plans/needs/?plan=SP19").text

    assert page.count("needed, no activity") == 1
    assert page.count("no need that you may read") == 1
    assert "&lt;b&gt;IOM" in page
    assert "and 3 more" in page
    assert "9 of 9 say who pays" in page


def test_l5_without_any_need_nothing_is_marked_and_it_is_said_once(plan, client):
    need(plan, "MX", under=8, audience="members")
    activity(plan, 901, 7)

    page = client.get("/en/plans/needs/?plan=SP19").text

    assert page.count("only what is done can be counted") == 1
    assert "no need that you may read" not in page


def test_l5_an_empty_plan_says_so(plan, client):
    assert "Nothing to set beside each other yet" in client.get("/en/plans/needs/?plan=SP19").text
    assert "Todavía no hay nada que comparar" in client.get("/es/plans/needs/?plan=SP19").text
