"""The pages of commitments: read by everybody, reported on by the country, closed by the Secretariat."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.decisions.models import FollowUp, FollowUpFile, Outcome

from .conftest import ES, GUATEMALA, MEXICO, PDF, reported

pytestmark = pytest.mark.usefixtures("rcm")


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_the_list_shows_what_asks_somebody_and_is_narrowed_by_its_address(enter):
    page = said(enter("").get("/en/commitments/"))
    assert "36 commitments" in page
    assert "59 items, 36 commitments" in page

    narrowed = said(enter("").get("/es/commitments/?to=wg-labour-2019"))
    assert "5 compromisos" in narrowed
    assert "Dirigido a: Grupo de Trabajo sobre Migración Laboral" in narrowed


def test_a_narrowing_that_finds_nothing_says_how_to_go_on(enter):
    assert "Take a filter off." in said(enter("").get("/en/commitments/?state=completed"))
    assert "36 commitments" in said(enter("").get("/en/commitments/?state=nonsense&to=nobody"))


def test_the_outcome_shows_all_its_items_with_findings_and_headings(enter):
    page = said(enter("").get("/en/commitments/C21/"))

    assert len(re.findall(r'id="item-[0-9a-z.]+"', page)) == 59
    assert page.count("<h3>") == 5
    assert "it is read as the end of 7.p" in page
    assert "RCM/RCGM/2021-12/CONCL" in page
    assert "36 ask somebody for something" in page


def test_without_any_outcome_the_page_says_so(enter):
    Outcome.objects.update(audience="fund_staff")

    assert "No outcome of a meeting that you may read asks anybody for anything." in said(
        enter("").get("/en/commitments/")
    )


@pytest.mark.parametrize("address", ["/en/commitments/C21/13/", "/en/commitments/C99/", "/en/commitments/C21/7.p.iv/"])
def test_an_item_that_there_is_not_is_not_found(enter, address):
    assert enter(ES).get(address).status_code == 404


def test_a_focal_point_reports_with_evidence_which_its_readers_fetch(enter):
    sent = {"party": "", "reported_on": "2022-02-01", "text_en": "Guides shared", "text_es": "", "audience": "members"}
    client = enter(MEXICO)
    form = client.get("/en/commitments/C21/6.b/follow-up/").content.decode()
    [country] = re.findall(r'<option value="(\d+)"[^>]*>Mexico', form)
    refused = client.post("/en/commitments/C21/6.b/follow-up/", {**sent, "party": country, "text_en": ""})
    assert refused.status_code == 422
    assert "Write what was done in at least one language." in said(refused)

    program = SimpleUploadedFile("guides.exe", b"MZ" + bytes(64))
    not_kept = client.post("/en/commitments/C21/6.b/follow-up/", {**sent, "party": country, "file": program})
    assert "Files of this kind are not kept." in said(not_kept)
    assert not FollowUp.objects.exists()

    upload = SimpleUploadedFile("guides.pdf", PDF)
    done = client.post("/en/commitments/C21/6.b/follow-up/", {**sent, "party": country, "file": upload})

    assert done["Location"] == "/en/commitments/C21/6.b/"
    address = f"/en/commitments/follow-ups/files/{FollowUpFile.objects.get().pk}/"
    page = said(enter(GUATEMALA).get("/en/commitments/C21/6.b/"))
    assert "Guides shared" in page
    assert address in page
    fetched = enter(GUATEMALA).get(address)
    assert b"".join(fetched.streaming_content) == PDF
    assert enter("").get(address).status_code == 404
    assert "Guides shared" not in said(enter("").get("/en/commitments/C21/6.b/"))


def test_a_report_changed_by_somebody_else_meanwhile_is_not_overwritten_unseen(enter, item, by):
    report = reported(item("6.b"), by(MEXICO))
    address = f"/en/commitments/follow-ups/{report.pk}/revise/"
    client = enter(MEXICO)
    [seen] = re.findall(r'name="seen" value="(\w+)"', client.get(address).content.decode())
    FollowUp.objects.update(text_en="What the Secretariat added")
    sent = {"reported_on": "2022-03-01", "text_en": "Mine", "text_es": "", "audience": "members", "reason": ""}

    refused = client.post(address, {**sent, "seen": seen})

    assert refused.status_code == 422
    assert "What the Secretariat added" in said(refused)
    assert FollowUp.objects.get().text_en == "What the Secretariat added"


def test_the_secretariat_says_what_became_of_a_commitment(enter):
    client = enter(ES)
    form = said(client.get("/en/commitments/C21/7.a/state/"))
    assert "It is completed" in form
    assert "It is open again" not in form

    client.post("/en/commitments/C21/7.a/state/", {"verb": "complete", "words": "Approved in Tegucigalpa"})

    page = said(enter("").get("/en/commitments/C21/7.a/"))
    assert "Approved in Tegucigalpa" in page
    assert "Completed" in page


def test_two_people_deciding_on_one_commitment_overwrite_nothing_unseen(enter):
    client, place = enter(ES), "/en/commitments/C21/7.a"

    def opened(step):
        return re.search(r'name="seen" value="(\w+)"', said(client.get(f"{place}/{step}/"))).group(1)

    first = opened("state")
    sent = {step: {"seen": opened(step)} for step in ("state", "remove")}
    client.post(f"{place}/state/", {"seen": first, "verb": "begin", "words": "The troika writes it"})
    refused = client.post(f"{place}/state/", sent["state"] | {"verb": "drop", "words": "Nobody does"})
    kept = client.post(f"{place}/remove/", sent["remove"] | {"reason": "Recorded twice"})

    assert (refused.status_code, kept.status_code) == (422, 422)
    assert "Somebody else changed this meanwhile" in said(kept)
    assert "Somebody else changed this meanwhile" in said(refused)
    assert "Now: Under way. The troika writes it" in said(refused)
    assert "Nobody does" not in said(client.get(f"{place}/"))
    client.post(f"{place}/state/", {"seen": opened("state"), "verb": "drop", "words": "Nobody does"})
    assert "Nobody does" in said(client.get(f"{place}/"))


def test_an_item_shows_the_activity_that_carries_it_out_and_the_activity_its_items(enter):
    page = said(enter("").get("/en/commitments/C21/7.h/"))
    assert "Workshop on reintegration" in page
    [address] = re.findall(r'href="(/en/activities/2022-\d+/)"', page)

    assert "/en/commitments/C21/7.h/" in said(enter("").get(address))


@pytest.mark.parametrize(
    ("address", "item"),
    [("/en/countries/MX/", "6.b"), ("/en/bodies/wg-protection-2019/", "7.h"), ("/en/plans/SP19/topics/3.6/", "5.d")],
)
def test_pages_of_countries_bodies_and_topics_show_what_meetings_asked(enter, address, item):
    assert f"/en/commitments/C21/{item}/" in said(enter("").get(address))


@pytest.mark.parametrize(
    "address", ["/en/commitments/C21/6.b/", "/en/commitments/", "/en/commitments/C21/", "/en/today/"]
)
def test_a_page_needs_the_same_statements_for_any_number_of_reports(enter, item, by, address):
    client = enter(ES)
    numbers = []
    for country in ("MX", "GT"):
        reported(item("6.b"), by(ES), country, evidence=f"{country}.pdf")
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        numbers.append(len(captured))

    assert numbers[0] == numbers[1]
