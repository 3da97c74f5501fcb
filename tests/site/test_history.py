"""The pages of history, as people see them (H1, A5, A6)."""

import datetime as dt
import re
from operator import attrgetter
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from puebla.areas.activities.models import Activity, Involvement
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.members.models import Party
from puebla.kernel.memory.kinds import kinds
from puebla.kernel.trail import because

DAY = dt.date(2022, 3, 1)
MEMBERS = ("marisol.quesada", "adriana.villasenor")
ONE = {"kind": "activity", "key": "2022-01"}


@pytest.fixture
def signed_in(client, person):
    def enter(name):
        client.force_login(person(name))
        return client

    return enter


@pytest.fixture
def activity(rcm, db):
    return Activity.objects.get(code="2022-01")


@pytest.fixture
def changed(activity, person):
    """Changed by Mexico's focal point, then by the Secretariat."""
    for name, month in (("adriana", 6), ("marisol", 7)):
        with because(by=standing_of(person(name), on=DAY), reason=f"as agreed in month {month}", act="activity.edit"):
            activity.deadline_on = dt.date(2022, month, 30)
            activity.save()
    return activity


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_h1_the_page_of_a_record_says_who_changed_what_and_why(signed_in, changed):
    page = signed_in("oscar.xicara").get(reverse("history-record", kwargs=ONE))

    assert page.status_code == 200
    said = text(page)
    newest = said.index(
        "The Executive Secretariat (Marisol Quesada Brenes) changed the deadline for compliance from “30 June 2022” to "
        "“30 July 2022”, because “as agreed in month 7”."
    )
    oldest = said.index(
        "Mexico’s focal point (Adriana Villaseñor Cota) set the deadline for compliance to “30 June 2022”, because "
        "“as agreed in month 6”."
    )
    assert newest < oldest < said.index("loaded this with the data of the process.")


@pytest.mark.parametrize("name", ["marisol.quesada", "adriana.villasenor", "ingrid.sandoval", "paola.ferretti"])
def test_h1_every_kind_of_record_opens_its_history_or_says_that_it_is_not_for_the_reader(signed_in, rcm, name):
    client, opened = signed_in(name), set()
    for kind in kinds():
        if (record := kind.model.objects.order_by("pk").first()) is None:
            continue
        address = {"kind": kind.code, "key": attrgetter(kind.key.replace("__", "."))(record)}
        status = client.get(reverse("history-record", kwargs=address)).status_code
        assert status in (200, 403, 404), f"{kind.code}: {status}"
        if status == 200:
            opened.add(kind.code)
            readers = client.get(reverse("history-readers", kwargs=address)).status_code
            assert readers == (200 if name == "marisol.quesada" else 403), kind.code

    assert ({"plan", "pillar", "topic", "indicator", "line"} <= opened) == (name in MEMBERS)


def test_h2_the_same_page_in_spanish(signed_in, changed, settings):
    page = signed_in("oscar.xicara").get("/es/history/activity/2022-01/")

    assert "El punto focal de México (Adriana Villaseñor Cota) fijó «" in text(page)
    assert "porque «as agreed in month 6»" in text(page)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        *((name, 200) for name in ("marisol", "ernesto", "adriana", "silvia", "margaret")),
        *((name, 403) for name in ("hernan", "ingrid", "benito", "paola")),
    ],
)
def test_a6_history_is_open_to_the_offices_of_the_table(signed_in, activity, name, status):
    reader = signed_in(name)

    assert reader.get(reverse("history")).status_code == status
    assert reader.get(reverse("history-record", kwargs=ONE)).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/en/history/activity/none/", "/en/history/nothing/2022-01/", "/en/history/activity/2022-01/99/",
        "/en/history/activity/2022-01/0/", "/en/history/person/abc/", "/en/history/activity/2022-01/compare/?from=x&to=2",
        "/en/history/activity/2022-01/compare/?from=1&to=77", "/en/history/activity/2022-01/99999999999999999999/",
    ],
)  # fmt: skip
def test_what_does_not_exist_is_not_found(signed_in, activity, address):
    assert signed_in("marisol").get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        *("after=x", "after=~~~", "after=2022-13-01~~1~1", "kind=none", "since=yesterday", "until=2022-02-30"),
        *("since=0001-01-01", "until=9999-12-31"),
        *("page=-1", "party=" + "x" * 60),
    ],
)
def test_no_query_breaks_the_latest_changes(signed_in, activity, query):
    assert signed_in("marisol").get(f"/en/history/?{query}").status_code == 200


def every_page(reader, query):
    """The sentences of all pages, following the link to earlier changes."""
    address, lines = f"{reverse('history')}?{urlencode(query)}", []
    while address:
        content = reader.get(address).content.decode()
        lines += re.findall(r'class="history-said">([^<]*)<', content)
        following = re.search(r'<a href="(\?[^"]*)" rel="next">', content)
        address = following and reverse("history") + following[1].replace("&amp;", "&")
    return lines


def test_h1_the_latest_changes_are_narrowed_by_kind_party_person_and_period(signed_in, changed, person):
    reader = signed_in("marisol")
    with because(by=standing_of(person("ernesto"), on=DAY), act="party.edit"):
        Party.objects.filter(code="SV").update(capital_en="San Salvador (city)")

    def told(**query):
        return [line for line in every_page(reader, query) if "loaded this with the data" not in line]

    (party,) = told(kind="party")
    secretariat, mexico = told(kind="activity")
    assert len({party, secretariat, mexico}) == 3
    assert secretariat.startswith("The Executive Secretariat")
    assert told(party="MX") == [mexico]
    assert told(person="quesada") == [secretariat]
    assert told(since="2022-03-02") == told(until="2022-02-28") == []
    assert told(kind="party", since="2022-03-01", until="2022-03-01") == [party]


def test_h1_what_the_process_was_loaded_with_is_one_line(signed_in, activity):
    content = signed_in("marisol").get(reverse("history"), {"kind": "activity"}).content.decode()

    assert len(re.findall(r'class="history-said">', content)) == 1
    assert "loaded this with the data of the process." in content
    assert f"and {Activity.objects.count() - 1} more records" in content


def test_h1_the_latest_changes_go_on_page_by_page_without_gap_or_repetition(signed_in, activity, person):
    by = standing_of(person("marisol"), on=DAY)
    for number in range(130):
        with because(by=by, reason=f"step {number:03d}", act="activity.edit"):
            activity.budget_amount = number
            activity.save()

    steps = [re.search(r"“step (\d+)”", line) for line in every_page(signed_in("marisol"), {"kind": "activity"})]
    assert [int(step[1]) for step in steps if step] == list(range(129, -1, -1))


def statements(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", ["/en/history/", "/en/history/?kind=activity", "/en/history/activity/2022-01/"])
def test_h1_pages_take_the_same_statements_for_any_number_of_changes(signed_in, activity, person, address):
    def change(name, **values):
        with because(by=standing_of(person(name), on=DAY), reason=str(values), act="activity.edit"):
            Activity.objects.filter(code__in=["2022-01", "2022-02"]).update(**values)
            Involvement.objects.create(
                activity=activity, role="provider", party=Party.objects.get(code=values["place_en"])
            )

    reader = signed_in("marisol")
    change("marisol", place_en="MX", deadline_year=1)
    reader.get(address)
    few = statements(reader, address)
    for name, party in (("adriana", "CA"), ("ernesto", "HN"), ("oscar", "PA")):
        change(name, place_en=party, deadline_year=2)
    assert statements(reader, address) == few <= 12


def test_h1_a_version_stands_as_it_stood_and_can_be_compared(signed_in, changed):
    reader = signed_in("oscar.xicara")

    assert "30 June 2022" not in text(reader.get("/en/history/activity/2022-01/1/"))
    assert "deadline for compliance 30 June 2022" in text(reader.get("/en/history/activity/2022-01/2/"))
    assert "Restore this version" not in text(reader.get("/en/history/activity/2022-01/2/"))
    between = text(reader.get("/en/history/activity/2022-01/compare/", {"from": 3, "to": 2}))
    assert "deadline for compliance from 30 June 2022 → to 30 July 2022" in between
    assert "No difference" in text(reader.get("/en/history/activity/2022-01/compare/", {"from": 2, "to": 2}))


def test_h1_the_secretariat_restores_a_version_with_its_reason(signed_in, changed):
    reader, address = signed_in("marisol"), reverse("history-restore", kwargs=ONE | {"number": 2})

    shown = reader.get(address)
    assert "from 30 July 2022 → to 30 June 2022" in text(shown)
    seen = re.search(r'name="seen" value="(\d+)"', shown.content.decode())[1]
    assert reader.post(address, {"reason": "", "seen": seen}).status_code == 422
    done = reader.post(address, {"reason": "the June day was right", "seen": seen})

    assert (done.status_code, done["Location"]) == (302, reverse("history-record", kwargs=ONE))
    changed.refresh_from_db()
    assert changed.deadline_on == dt.date(2022, 6, 30)
    assert "restored version 2, because “the June day was right”." in text(reader.get(done["Location"]))


def test_h1_restoring_what_somebody_else_has_changed_meanwhile_shows_the_new_state(signed_in, changed):
    reader, address = signed_in("marisol"), reverse("history-restore", kwargs=ONE | {"number": 2})

    refused = reader.post(address, {"reason": "why not", "seen": 2})
    assert refused.status_code == 422
    assert "Somebody else has changed this since you opened the page." in text(refused)
    changed.refresh_from_db()
    assert changed.deadline_on == dt.date(2022, 7, 30)


@pytest.mark.parametrize("name", ["ernesto", "adriana"])
def test_a6_only_the_secretariat_restores_and_asks_for_readers(signed_in, changed, name):
    reader = signed_in(name)

    assert reader.get(reverse("history-restore", kwargs=ONE | {"number": 1})).status_code == 403
    assert (
        reader.post(reverse("history-restore", kwargs=ONE | {"number": 1}), {"reason": "x", "seen": 3}).status_code
        == 403
    )
    assert reader.get(reverse("history-readers", kwargs=ONE)).status_code == 403


def test_a6_who_could_read_it_on_a_day(signed_in, changed, person):
    with because(by=standing_of(person("marisol"), on=DAY), act="activity.set_audience"):
        Activity.objects.filter(pk=changed.pk).update(audience="named", audience_to=["party:MX", "body:wg-border-2019"])
    reader, address = signed_in("marisol"), reverse("history-readers", kwargs=ONE)

    said = text(reader.get(address, {"on": "2022-03-01"}))
    table = said[said.index("Offices Party") :]
    assert "Adriana Villaseñor Cota" in table
    assert "Marisol Quesada Brenes" in table
    assert "Hernán" not in table
    assert "Working Group on Border Management, Mexico" in said
    assert "It was not kept here yet" in text(reader.get(address, {"on": "2021-03-01"}))
    assert reader.get(address, {"on": "never"}).status_code == 422


@pytest.mark.parametrize("language", ["en", "es"])
def test_h2_the_day_of_readers_is_written_as_browsers_read_it(signed_in, changed, language):
    page = signed_in("marisol").get(f"/{language}/history/activity/2022-01/readers/", {"on": "2022-03-01"})

    assert '<input type="date" name="on" value="2022-03-01"' in page.content.decode()
