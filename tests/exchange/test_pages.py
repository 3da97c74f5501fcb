"""The pages of what is exchanged: empty ones that help, forms that say what is wrong, lists that cost the same."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.exchange.models import Channel, Practice, Roadmap
from puebla.areas.plans.models import Topic

from .conftest import ES, GUATEMALA, HEALTH, JANUARY, MEXICO, PPT, begun, benefited, recorded

pytestmark = pytest.mark.usefixtures("rcm")


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize(
    ("address", "words", "button", "who"),
    [
        ("/en/practices/", "The sources name none that could be counted.", "Record a good practice", MEXICO),
        ("/en/practices/roadmaps/", "The sources name none.", "Begin a roadmap", PPT),
        ("/en/practices/channels/", "The sources name none as being in place.", "Record a channel", ES),
    ],
)
def test_an_empty_page_says_why_and_offers_the_step_to_those_who_may(enter, address, words, button, who):
    public = said(enter("").get(address))
    assert words in public
    assert button not in public
    assert button in said(enter(who).get(address))


def test_a_focal_point_records_a_practice_of_the_own_country_only(enter):
    client = enter(MEXICO)
    form = client.get("/en/practices/add/").content.decode()
    [country] = re.findall(r'<option value="(\d+)"[^>]*>Mexico', form)
    assert "Guatemala</option>" not in form
    topic = Topic.objects.get(code=HEALTH).pk
    sent = {"party": country, "title_en": "", "topics": [topic], "audience": "public"}
    assert "Write this in at least one language." in said(client.post("/en/practices/add/", sent))

    done = client.post("/en/practices/add/", {**sent, "title_en": "Health card", "exchanged_on": "2022-02-01"})

    assert done["Location"] == f"/en/practices/{Practice.objects.get().pk}/"
    assert "Health card" in said(enter("").get("/en/practices/"))
    assert "Health card" in said(enter("").get("/en/countries/MX/"))
    assert "Health card" in said(enter("").get("/en/plans/SP19/topics/3.6/"))
    assert "Health card" in said(enter("").get("/en/search/?q=health+card"))


def test_a_revision_opens_with_what_is_there(enter, by):
    practice = recorded(by(MEXICO), exchanged_on=JANUARY)
    form = said(enter(MEXICO).get(f"/en/practices/{practice.pk}/edit/"))

    assert 'value="2022-01-10"' in form
    assert re.search(rf'value="{Topic.objects.get(code=HEALTH).pk}"[^>]*checked', form)
    assert enter(GUATEMALA).get(f"/en/practices/{practice.pk}/edit/").status_code == 403


def test_a_country_reports_its_benefit_on_the_page_of_the_practice(enter, by):
    practice = recorded(by(MEXICO))
    client = enter(GUATEMALA)
    form = client.get(f"/en/practices/{practice.pk}/benefit/").content.decode()
    [country] = re.findall(r'<option value="(\d+)"[^>]*>Guatemala', form)
    client.post(
        f"/en/practices/{practice.pk}/benefit/",
        {"party": country, "reported_on": "2022-03-01", "text_en": "We copied it", "audience": "members"},
    )

    assert "We copied it" in said(enter(MEXICO).get(f"/en/practices/{practice.pk}/"))


def test_the_presidency_takes_a_roadmap_from_its_beginning_to_agreement(enter):
    client = enter(PPT)
    form = client.get("/en/practices/roadmaps/add/").content.decode()
    [body] = re.findall(r'<option value="(\d+)"[^>]*>Regional Consultation Group', form)
    sent = {"title_en": "Health", "body": body, "in_preparation_since": "2022-01-10", "audience": "public"}
    assert client.post("/en/practices/roadmaps/add/", sent).status_code == 422
    client.post("/en/practices/roadmaps/add/", {**sent, "topics": [Topic.objects.get(code=HEALTH).pk]})
    roadmap = Roadmap.objects.get()
    early = client.post(f"/en/practices/roadmaps/{roadmap.pk}/agree/", {"on": "2022-01-09"})
    assert "That day lies before the one it began on." in said(early)

    client.post(f"/en/practices/roadmaps/{roadmap.pk}/agree/", {"on": "2022-02-01"})

    page = said(enter("").get(f"/es/practices/roadmaps/{roadmap.pk}/"))
    assert "Acordada" in page
    assert "1 de febrero de 2022" in page


def test_the_secretariat_opens_and_closes_a_channel(enter):
    client = enter(ES)
    sent = {"title_en": "Liaison officers", "kind": "contacts", "opened_on": "2022-01-10", "audience": "public"}
    client.post("/en/practices/channels/add/", sent)
    assert "in place since 10 January 2022" in said(enter("").get("/en/practices/channels/"))

    client = enter(ES)
    client.post(f"/en/practices/channels/{Channel.objects.get().pk}/close/", {"on": "2022-02-01"})
    assert "closed on 1 February 2022" in said(enter("").get("/en/practices/channels/"))


def test_a_filter_that_finds_nothing_says_how_to_go_on(enter, by):
    recorded(by(MEXICO), audience="public")

    page = said(enter("").get("/en/practices/?exchanged=yes"))
    assert "No practice is found." in page
    assert "1 practice" in said(enter("").get("/en/practices/?exchanged=maybe&topic=nothing"))


def test_lists_and_pages_need_the_same_statements_for_any_number_of_rows(enter, by):
    practice = recorded(by(ES), "MX", audience="public")
    addresses = [
        "/en/practices/",
        "/en/practices/roadmaps/",
        "/en/practices/channels/",
        f"/en/practices/{practice.pk}/",
    ]
    numbers = []
    for country in ("GT", "BZ"):
        recorded(by(ES), country, audience="public")
        benefited(practice, by(ES), country)
        begun(by(ES))
        Channel.objects.create(title_en=country, kind="other", opened_on=JANUARY, audience="public")
        row = []
        for address in addresses:
            enter(ES).get(address)
            with CaptureQueriesContext(connection) as captured:
                assert enter(ES).get(address).status_code == 200
            row.append(len(captured))
        numbers.append(row)

    assert numbers[0] == numbers[1]
