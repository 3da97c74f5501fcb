"""What the region or a country contributes to the Global Compact's objectives and the agenda's targets (sources.md 2.23)."""

import csv
import datetime as dt
import io
import re

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.activities.models import Activity, ActivityTopic
from puebla.areas.decisions.models import Item
from puebla.areas.members.models import Party
from puebla.areas.monitoring.actions.goal import tag_goal, untag_goal
from puebla.areas.monitoring.models import Goal, TopicGoal
from puebla.areas.monitoring.queries.counts import counts
from puebla.areas.monitoring.queries.goal import activities_serving, commitments_serving, contributions
from puebla.areas.plans.models import Topic
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import standing

ES, PPT, MEXICO = "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor"
pytestmark = pytest.mark.usefixtures("rcm")


@pytest.fixture
def by(rcm, db):
    return standing


def goal(code):
    return Goal.objects.get(code=code)


def numbers(standing, country=None):
    """``{code: (activities, commitments)}`` of the goals that anything serves."""
    found = contributions(standing, Party.objects.get(code=country) if country else None)
    pairs = {one.goal.code: (one.activities.total(), one.commitments.total()) for one in found}
    return {code: pair for code, pair in pairs.items() if any(pair)}


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_compact_has_23_objectives_and_every_topic_of_sp23_serves_one():
    assert {name: number for name, number in counts().items() if name.startswith("goals.")} == {
        "goals.gcm": 23,
        "goals.sdg": 11,
        "goals.topics_tagged": 39 + 35,
        "goals.reviews": 3,
    }
    assert [one.number for one in Goal.objects.filter(framework="gcm").order_by("position")] == [
        str(number) for number in range(1, 24)
    ]
    assert set(TopicGoal.objects.values_list("is_ours", flat=True)) == {True}
    assert all(one.title_en and one.title_es for one in Goal.objects.all())


def test_a_topic_of_the_earlier_plan_serves_what_it_goes_on_as():
    assert {link.goal.code for link in TopicGoal.objects.filter(topic__code="sp19-governance-6")} == {
        *("gcm-10", "sdg-5-2", "sdg-8-7", "sdg-16-2"),
    }


def test_activities_and_commitments_are_counted_under_what_their_topics_serve(by):
    health = numbers(by(""))["gcm-15"]

    assert health == (1, 2)  # the workshop on migration and health; 5.d and 7.l
    assert [one.sources for one in activities_serving(goal("gcm-15"), by(""))] == [["C21 7.l"]]
    assert {one.number for one in commitments_serving(goal("gcm-15"), by(""))} == {"5.d", "7.l"}


def test_missing_migrants_are_an_objective_though_the_plan_of_2019_has_no_such_topic(by):
    assert numbers(by(""))["gcm-8"] == (1, 2)
    assert [one.sources for one in activities_serving(goal("gcm-8"), by(""))] == [["C21 7.n"]]
    assert {one.number for one in commitments_serving(goal("gcm-8"), by(""))} == {"1.e", "7.n"}


def test_every_number_is_that_of_the_records_behind_it(by):
    for one in contributions(by("")):
        activities, commitments = activities_serving(one.goal, by("")), commitments_serving(one.goal, by(""))
        assert (one.activities.total(), one.commitments.total()) == (activities.count(), commitments.count())
        assert one.activities["no_evidence"] == one.activities.total()


def test_what_serves_a_goal_by_two_topics_counts_once(by):
    campaign = Activity.objects.get(sources=["C21 7.b"])  # labour, integration and private sector
    topics = ActivityTopic.objects.filter(activity=campaign, topic__goal_links__goal__code="gcm-6")

    assert topics.count() == 2
    assert list(activities_serving(goal("gcm-6"), by(""))).count(campaign) == 1
    assert numbers(by(""))["gcm-6"][0] == activities_serving(goal("gcm-6"), by("")).count()


def test_goals_of_its_own_take_the_place_of_those_of_its_topics_until_they_are_taken_off(by):
    workshop = Activity.objects.get(sources=["C21 7.l"])
    item = Item.objects.get(number="7.l")
    tag = tag_goal(goal=goal("gcm-23"), by=by(PPT), activity=workshop, reason="It is about cooperation")
    tag_goal(goal=goal("gcm-23"), by=by(ES), item=item)

    assert workshop in activities_serving(goal("gcm-23"), by(""))
    assert numbers(by(""))["gcm-15"] == (0, 1)

    untag_goal(tag=tag, by=by(PPT), reason="After all")
    assert numbers(by(""))["gcm-15"] == (1, 1)


def test_a_person_corrects_the_default_map_and_it_is_no_longer_ours(by):
    ours = TopicGoal.objects.get(goal=goal("gcm-15"), topic__code="sp19-protection-6")
    confirmed = tag_goal(goal=ours.goal, by=by(ES), topic=ours.topic)
    assert (confirmed.pk, confirmed.is_ours) == (ours.pk, False)
    women = Topic.objects.get(code="sp19-protection-7")
    assert tag_goal(goal=ours.goal, by=by(ES), topic=women).is_ours is False
    assert numbers(by(""))["gcm-15"] == (2, 3)

    untag_goal(tag=confirmed, by=by(ES))
    assert numbers(by(""))["gcm-15"] == (1, 1)


@pytest.mark.parametrize("who", [MEXICO, "silvia.retana", ""])
def test_only_the_presidency_and_the_secretariat_correct_it(by, who):
    for act in (
        lambda: tag_goal(goal=goal("gcm-15"), by=by(who), topic=Topic.objects.get(code="sp19-protection-7")),
        lambda: untag_goal(tag=TopicGoal.objects.order_by("pk").first(), by=by(who)),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "not_allowed"


def test_exactly_one_thing_is_named(by):
    with pytest.raises(RuleBroken) as refused:
        tag_goal(goal=goal("gcm-15"), by=by(ES))
    assert refused.value.code == "one_thing"


def test_a_country_contributes_what_it_is_named_in_and_what_asks_it(by):
    assert numbers(by(""), "CR")["gcm-15"] == (1, 1)  # host of the workshop; 5.d asks all members
    assert "gcm-15" not in {code for code, pair in numbers(by(""), "MX").items() if pair[0]}


def test_a5_no_audience_counts_more_than_its_records(by):
    Activity.objects.filter(sources=["C21 7.l"]).update(audience="ppt_es")

    assert numbers(by(ES))["gcm-15"] == (1, 2)
    assert numbers(by(MEXICO))["gcm-15"] == (0, 2)
    assert numbers(by(""))["gcm-15"] == (0, 2)


def test_the_page_shows_every_goal_and_a_country_is_asked_for_by_its_address(enter, settings):
    page = said(enter("").get("/en/indicators/goals/"))
    assert len(re.findall(r'<tr><th scope="row"><a', page)) == 34
    assert "not to be added" in page
    assert "expected 2024; to be held March 2025" in page

    settings.PUEBLA_CLOCK = dt.date(2025, 4, 1)
    assert "expected 2024; held March 2025" in said(enter("").get("/en/indicators/goals/"))

    country = said(enter("").get("/es/indicators/goals/?country=CR"))
    assert "Qué aporta Costa Rica por objetivo" in country
    assert "/es/indicators/goals/gcm-15/?country=CR" in country
    assert enter("").get("/en/indicators/goals/?country=XX").status_code == 404


def test_the_secretariat_tags_and_takes_off_on_the_page_of_a_goal(enter):
    client = enter(ES)
    assert client.post("/en/indicators/goals/gcm-15/tag/", {"activity": "none"}).status_code == 422
    workshop = Activity.objects.get(sources=["C21 7.h"])
    client.post("/en/indicators/goals/gcm-15/tag/", {"activity": workshop.code, "reason": "Services"})

    page = said(client.get("/en/indicators/goals/gcm-15/"))
    [take_off] = re.findall(r'href="(/en/indicators/goals/activities/\d+/take-off/)"', page)
    assert workshop.title_en in page
    client.post(take_off, {"reason": "By mistake"})
    assert workshop.title_en not in said(client.get("/en/indicators/goals/gcm-15/"))
    assert "Take off" not in said(enter("").get("/en/indicators/goals/gcm-15/"))
    assert "Services" in said(enter(ES).get("/en/history/goal/gcm-15/"))


def test_a_topic_shows_the_goals_that_it_serves(enter):
    assert "/en/indicators/goals/gcm-15/" in said(enter("").get("/en/plans/SP19/topics/3.6/"))


def test_the_files_say_what_the_page_says(enter, by):
    sent = enter("").get("/en/indicators/goals.csv?country=CR")
    rows = list(csv.reader(io.StringIO(sent.content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(enter("").get("/en/indicators/goals.xlsx?country=CR").streaming_content))
    )

    assert len(rows) == 35
    assert [[str(cell.value) for cell in row] for row in book.worksheets[0].iter_rows()] == rows
    columns = rows[0]
    health = dict(zip(columns, next(row for row in rows if row[1] == "15"), strict=True))
    assert (health["Activities"], health["Activities: no evidence"], health["Commitments"]) == ("1", "1", "1")
    assert sent["Content-Disposition"] == 'attachment; filename="goals-cr-2022-03-01.csv"'


@pytest.mark.parametrize(
    ("language", "word", "reported", "name", "since"),
    [("en", "in process", "1 of 1 reported", "goals-region-2022-03-01", "As the records stand on 1 March 2022"),
     ("es", "en proceso", "1 de 1 con informe", "objetivos-region-2022-03-01", "al 1 de marzo de 2022")],
)  # fmt: skip
def test_f7_goals_tell_states_in_the_words_of_the_matrix_with_the_day_and_how_many_were_reported(
    enter, language, word, reported, name, since
):
    Activity.objects.filter(sources=["C21 7.l"]).update(state="under_way")
    address = f"/{language}/indicators/goals"
    page, detail = said(enter("").get(f"{address}/?country=CR")), said(enter("").get(f"{address}/gcm-15/"))
    sent = enter("").get(f"{address}.csv")
    head, *rows = csv.reader(io.StringIO(sent.content.decode("utf-8-sig")))

    assert all(text in page for text in (word, reported, since))
    assert word in detail
    assert since in detail
    assert "Under way" not in page + detail
    assert sent["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    health = next(row for row in rows if row[1] == "15")
    assert (health[3], health[4], health[-1]) == ("1", "1", "2022-03-01")
    assert any(heading.endswith(word) for heading in head)


def test_the_page_needs_the_same_statements_for_any_number_of_activities(enter):
    client = enter("")
    found = []
    for number in (1, 2):
        activity = Activity.objects.create(
            plan_id=Activity.objects.first().plan_id, code=f"Q-{number}", year=2022, title_en="Q", audience="public"
        )
        ActivityTopic.objects.create(activity=activity, topic=Topic.objects.get(code="sp19-protection-6"))
        row = []
        for address in ("/en/indicators/goals/", "/en/indicators/goals/gcm-15/"):
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            row.append(len(captured))
        found.append(row)

    assert found[0] == found[1]
