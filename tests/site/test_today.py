"""What is asked of me, my country and my body, by date."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan
from puebla.kernel import asked
from puebla.kernel.access.standing import Standing
from puebla.kernel.asked import Ask, asks_of, by_date

DAY = dt.date(2022, 3, 1)


def ask(what, due_on=None, **more):
    return Ask(what=what, about=f"about {what}", url=f"/en/{what}/", due_on=due_on, **more)


ASKS = [
    ask("overdue", DAY - dt.timedelta(days=1), whom="country"),
    ask("due-today", DAY),
    ask("within-the-week", DAY + dt.timedelta(days=6), whom="body"),
    ask("after-the-week", DAY + dt.timedelta(days=7), whom="office"),
    ask("undated", whom="country"),
]


@pytest.fixture
def asking(monkeypatch):
    """Two areas that ask these things, in any order."""
    monkeypatch.setattr(asked, "_askers", lambda: [lambda standing: ASKS[3:], lambda standing: ASKS[:3][::-1]])


def shown(page):
    """``[(group, [what])]`` as the page shows it."""
    sections = re.split(r"<h2 id=\"group-", page.content.decode())[1:]
    return [
        (
            re.search(r">([^<]+)<small", section)[1].strip(),
            re.findall(r'class="ask-title" href="/en/([^/]+)/"', section),
        )
        for section in sections
    ]


def test_asks_are_grouped_by_how_soon_they_are_due():
    groups = by_date(ASKS, on=DAY)

    assert [[one.what for one in group] for group in (groups.overdue, groups.this_week, groups.later, groups.undated)] == [
        ["overdue"], ["due-today", "within-the-week"], ["after-the-week"], ["undated"],
    ]  # fmt: skip
    assert len(groups) == len(ASKS)


def test_everything_that_the_areas_ask_comes_soonest_first(asking):
    assert [one.what for one in asks_of(Standing(on=DAY))] == [one.what for one in ASKS]


def test_the_page_shows_each_ask_once_with_its_date_and_where_it_is_done(client, person, asking):
    client.force_login(person("adriana"))
    page = client.get(reverse("today"))

    assert shown(page) == [
        ("Overdue", ["overdue"]),
        ("In the next seven days", ["due-today", "within-the-week"]),
        ("Later", ["after-the-week"]),
        ("Without a date", ["undated"]),
    ]
    content = page.content.decode()
    assert re.findall(r'class="ask-date"[^>]*>([^<]*)<', content) == [
        "28 February 2022", "today", "7 March 2022", "8 March 2022", "no date",
    ]  # fmt: skip
    assert "On 1 March 2022, 5 things are asked of you, your party or your groups." in content


@pytest.mark.parametrize(
    ("whom", "what"),
    [
        ("me", ["due-today"]),
        ("country", ["overdue", "undated"]),
        ("body", ["within-the-week"]),
        ("x", [one.what for one in ASKS]),
    ],
)
def test_what_is_asked_of_whom_can_be_seen_alone(client, person, asking, whom, what):
    client.force_login(person("adriana"))

    assert [one for _group, found in shown(client.get(reverse("today"), {"whom": whom})) for one in found] == what


def test_h2_the_page_in_spanish(client, person, asking):
    client.force_login(person("adriana"))
    content = client.get("/es/today/").content.decode()

    assert "El 1 de marzo de 2022 se le piden 5 cosas a usted, a su país u organismo o a sus grupos." in content
    assert [group for group, _found in shown(client.get("/es/today/"))] == [
        "Vencido", "En los próximos siete días", "Más adelante", "Sin fecha",
    ]  # fmt: skip


def test_a_day_without_asks_says_so(client, person, monkeypatch):
    monkeypatch.setattr(asked, "_askers", list)
    client.force_login(person("hernan"))

    assert "Nothing is asked of you" in client.get(reverse("today")).content.decode()


def test_a1_the_public_is_asked_nothing(client, rcm, db):
    assert client.get(reverse("today")).status_code in (302, 403)


@pytest.mark.parametrize(
    "name", ["marisol", "ernesto", "adriana", "silvia", "margaret", "hernan", "ingrid", "benito", "paola"]
)
def test_every_ask_leads_to_a_page_that_the_reader_may_open(client, person, name):
    client.force_login(person(name))
    content = client.get(reverse("today")).content.decode()
    addresses = re.findall(r'class="ask-title" href="([^"]*)"', content)

    assert {address: client.get(address.replace("&amp;", "&")).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


@pytest.mark.parametrize("name", ["marisol", "ernesto", "adriana", "silvia"])
def test_today_takes_the_same_statements_for_any_number_of_activities(client, person, name):
    def statements():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("today")).status_code == 200
        return len(captured)

    client.force_login(person(name))
    plan, body = Plan.objects.get(code="SP19"), Body.objects.get(code="wg-protection-2019")

    def add(number):
        activity = Activity.objects.create(
            plan=plan, code=f"T-{number}", year=2022, title_en="T", body=body, deadline_on=DAY, audience="members"
        )
        activity.involvements.create(role="responsible", party=Party.objects.get(code="MX"))
        ConceptNote.objects.create(
            activity=activity, form_version=1, state="submitted" if number % 2 else "checked", audience="members"
        )

    add(0)
    add(1)
    statements()
    few = statements()
    for number in range(2, 9):
        add(number)
    assert statements() == few <= 21  # each kind of ask is one


def test_a_line_of_more_stands_behind_its_own_kind(monkeypatch):
    late, soon = DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=1)
    asks = [
        Ask("write", "9 more activities", "/list/", is_rest=True),
        Ask("write", "alpha", "/a/", soon),
        Ask("write", "beta", "/b/", late),
        Ask("file", "10 more activities", "/files/", is_rest=True),
        Ask("file", "2022-01", "/c/"),
        Ask("audit", "zeta", "/z/"),
    ]
    monkeypatch.setattr(asked, "_askers", lambda: [lambda standing: asks])
    groups = by_date(asks_of(Standing(on=DAY)), on=DAY)

    assert [ask.about for ask in groups.overdue] == ["beta"]
    assert [ask.about for ask in groups.this_week] == ["alpha", "9 more activities"]
    assert [ask.about for ask in groups.undated] == ["zeta", "2022-01", "10 more activities"]
