"""The pages on which a secretariat enters the next meeting's conclusions, one item after another."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.bodies.models import Body
from puebla.areas.decisions.models import Item, Outcome
from puebla.areas.decisions.queries.item import item_at, items_of
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic

from .conftest import ES, GUATEMALA, MEXICO, PPT
from .entered import adding, item_by, outcome_by

pytestmark = pytest.mark.usefixtures("rcm")
RECORD, ADD = "/en/commitments/record/", "/en/commitments/C22/items/add/"
STEPS = [RECORD, "/en/commitments/C21/revise/", "/en/commitments/C21/items/add/", "/en/commitments/C21/7.a/revise/"]


def said(response):
    return html.unescape(re.sub(r"\s+", " ", response.content.decode()))


def value_of(name, page):
    [value] = re.findall(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    return value


def recording(**facts):
    facts = {"code": "C22", "form": "conclusions", "title_es": "Conclusiones de marzo", "held": "2022-02-15"} | facts
    return {"body": Body.objects.get(code="rcgm").pk, "audience": "members", "title_en": ""} | facts


@pytest.fixture
def outcome(by):
    return outcome_by(by(ES))


def test_who_may_is_offered_the_steps_and_nobody_else(enter):
    offered = {
        "/en/commitments/": [RECORD],
        "/en/commitments/C21/": ["/en/commitments/C21/items/add/", "/en/commitments/C21/revise/"],
        "/en/commitments/C21/7.a/": ["/en/commitments/C21/7.a/revise/", "/en/commitments/C21/7.a/remove/"],
    }
    for address, steps in offered.items():
        for who, shown in ((ES, True), (PPT, True), (MEXICO, False), ("", False)):
            page = said(enter(who).get(address))
            assert [step in page for step in steps] == [shown] * len(steps)


@pytest.mark.parametrize("address", STEPS)
@pytest.mark.parametrize("who", [MEXICO, GUATEMALA, "silvia.retana", "hernan.ospina", ""])
def test_a6_a_forged_request_is_refused_and_changes_nothing(enter, address, who):
    before = (Outcome.objects.count(), Item.objects.count())

    answer = enter(who).post(address, {**recording(), **adding(text_en="Forged", number="13")})

    assert answer.status_code in {302, 403}
    assert who == "" or answer.status_code == 403
    assert (Outcome.objects.count(), Item.objects.count()) == before
    assert not Item.objects.filter(text_en="Forged").exists()


def test_an_outcome_is_recorded_and_says_that_its_items_are_missing(enter):
    client = enter(PPT)
    assert "Write this in at least one language." in said(client.post(RECORD, recording(title_es=" ")))
    assert "That day has not come yet." in said(client.post(RECORD, recording(held="2022-03-02")))
    assert "already" in said(client.post(RECORD, recording(code="c21")))
    assert Outcome.objects.count() == 1
    took_part = Party.objects.get(code="MX").pk

    done = client.post(RECORD, recording(participants=[took_part], symbol="RCM/RCGM/2022-02/CONCL"))

    assert done["Location"] == "/en/commitments/C22/"
    page = said(client.get("/en/commitments/C22/"))
    for words in (
        "Conclusiones de marzo",
        "15 February 2022",
        "Mexico (1)",
        "No item is recorded yet",
        "Add the first item",
    ):
        assert words in page
    reader = said(enter(GUATEMALA).get("/en/commitments/C22/"))
    assert "adds the items of the text one by one" in reader
    assert "Add the first item" not in reader
    assert enter("").get("/en/commitments/C22/").status_code == 404
    assert "RCM/RCGM/2022-02/CONCL" in said(enter(GUATEMALA).get("/en/search/?q=RCM/RCGM/2022-02/CONCL"))


def test_readers_that_the_form_does_not_offer_cannot_be_sent(enter):
    assert enter(ES).post(RECORD, recording(audience="fund_staff")).status_code == 422
    assert not Outcome.objects.filter(code="C22").exists()


def test_a_secretary_types_items_in_a_row_and_each_next_number_is_proposed(enter, outcome):
    client = enter(ES)
    assert value_of("number", client.get(ADD).content.decode()) == "1"
    typed = [("1", "2"), ("1.a", "1.b"), ("1.b", "1.c"), ("1.b.i", "1.b.ii")]
    for number, proposed in typed:
        done = client.post(ADD, adding(number=number, text_es=f"Punto {number}", heading_es="Protección", goes_on="on"))
        assert done["Location"] == f"{ADD}?after={number}"
        form = client.get(done["Location"]).content.decode()
        assert value_of("number", form) == proposed
        assert value_of("heading_es", form) == "Protección"

    last = client.post(f"{ADD}?after=1.b.i", adding(number="2", text_es="Gracias", kind="courtesy"))

    assert last["Location"] == "/en/commitments/C22/#item-2"
    page = said(client.get("/en/commitments/C22/"))
    assert re.findall(r'id="item-([0-9a-z.]+)"', page) == ["1", "1.a", "1.b", "1.b.i", "2"]
    assert value_of("number", client.get(f"{ADD}?below=2").content.decode()) == "2.a"


def test_a_refused_item_keeps_what_was_typed(enter, outcome):
    refused = enter(ES).post(ADD, adding(number="1.a", text_en="Kept words", kind="request", is_commitment="on"))

    assert refused.status_code == 422
    page = said(refused)
    assert "Kept words" in page
    assert "Say whom it asks: choose at least one." in page
    misplaced = enter(ES).post(ADD, adding(number="1.a", text_en="Kept words"))
    assert "It hangs below 1, which is not recorded yet." in said(misplaced)


def test_two_secretaries_add_items_at_the_same_time_without_losing_either(enter, outcome, by):
    client = enter(ES)
    seen = value_of("seen", client.get(ADD).content.decode())
    item_by(by(PPT), outcome, "1", text_en="The Presidency's")

    taken = client.post(ADD, adding(number="1", text_en="Mine", seen=seen))
    assert "This outcome has an item 1 already." in said(taken)
    client.post(ADD, adding(number="2", text_en="Mine", seen=seen))

    assert [item.text_en for item in items_of(outcome)] == ["The Presidency's", "Mine"]


def test_a_commitment_entered_by_hand_is_asked_of_its_country(enter, outcome):
    topic = Topic.objects.get(code="sp19-protection-8")
    facts = {
        "number": "1",
        "text_en": "Share the guides",
        "kind": "request",
        "is_commitment": "on",
        "due": "2022-02-20",
    }
    enter(ES).post(ADD, adding(**facts, addressees=["party:MX", "office:ppt"], topics=[topic.pk]))

    page = said(enter(GUATEMALA).get("/en/commitments/C22/1/"))
    for words in ("Share the guides", "Mexico; PPT", "20 February 2022", "overdue", "No evidence", str(topic)):
        assert words in page
    assert "/en/commitments/C22/1/" in said(enter(MEXICO).get("/en/today/"))
    assert "Share the guides" in said(enter(MEXICO).get("/en/commitments/?to=MX&outcome=C22"))
    assert "Share the guides" in said(enter(MEXICO).get("/en/countries/MX/"))
    assert "Share the guides" not in said(enter("").get("/en/countries/MX/"))


@pytest.mark.parametrize("address", ["/en/commitments/C22/revise/", "/en/commitments/C22/1/revise/"])
def test_what_somebody_else_changed_meanwhile_is_not_overwritten_unseen(enter, outcome, by, address):
    item_by(by(ES), outcome, "1")
    client = enter(ES)
    seen = value_of("seen", client.get(address).content.decode())
    Outcome.objects.filter(pk=outcome.pk).update(title_en="The Presidency's words")
    Item.objects.filter(outcome=outcome).update(text_en="The Presidency's words")

    refused = client.post(address, {**recording(title_en="Mine"), **adding(text_en="Mine"), "seen": seen})

    assert refused.status_code == 422
    assert "Somebody else changed this meanwhile." in said(refused)
    assert "Now: The Presidency's words" in said(refused)
    assert item_at(outcome, "1").text_en == Outcome.objects.get(code="C22").title_en == "The Presidency's words"


def test_an_outcome_is_revised_and_published(enter, outcome):
    client = enter(ES)
    form = client.get("/en/commitments/C22/revise/").content.decode()
    assert value_of("held", form) == "2022-02-15"
    assert 'name="code"' not in form

    sent = {**recording(title_en="Conclusions of February", audience="public"), "code": "C99", "reason": "Published"}
    assert client.post("/en/commitments/C22/revise/", sent)["Location"] == "/en/commitments/C22/"

    assert "Conclusions of February" in said(enter("").get("/en/commitments/C22/"))
    assert enter("").get("/en/commitments/C99/").status_code == 404


def test_an_item_of_the_profile_is_revised_without_losing_what_the_form_does_not_ask(enter, item):
    before = item("7.p")
    client = enter(ES)
    page = client.get("/en/commitments/C21/7.p/revise/").content.decode()
    assert 'name="number"' not in page
    checked = re.findall(r'name="addressees" value="([^"]+)"[^>]*checked', page)
    sent = adding(
        text_en=before.text_en, text_es="Texto corregido", kind=before.kind, is_commitment="on", addressees=checked,
        due=value_of("due", page), heading_en=before.heading_en, heading_es=before.heading_es, source=before.source,
    )  # fmt: skip

    client.post("/en/commitments/C21/7.p/revise/", {**sent, "reason": "Spelling"})

    after = item("7.p")
    assert after.text_es == "Texto corregido"
    for name in (
        "number",
        "position",
        "parent_id",
        "state",
        "is_addressee_ours",
        "due_on",
        "due_precision",
        "finding_en",
    ):
        assert getattr(after, name) == getattr(before, name)


def test_an_item_is_removed_and_the_history_tells_it(enter, outcome, by):
    item = item_by(by(ES), outcome, "1", text_en="Typed by mistake")
    client = enter(ES)
    address = "/en/commitments/C22/1/remove/"
    assert client.post(address, {"reason": ""}).status_code == 422

    client.post(address, {"reason": "Belongs to another text"})

    page = said(client.get("/en/commitments/C22/"))
    assert client.get("/en/commitments/C22/1/").status_code == 404
    assert "The item is removed; the history keeps it." in page
    assert "No item is recorded yet" in page
    for history in ("/en/history/outcome/C22/", f"/en/history/item/{item.pk}/"):
        told = said(client.get(history))
        assert "Belongs to another text" in told
        assert "removed on" in told.lower()
    assert "Typed by mistake" not in said(client.get("/en/search/?q=Typed+by+mistake")).split("</form>")[-1]


def test_an_item_on_which_something_hangs_says_so_on_its_page(enter, outcome, by):
    for number in ("1", "1.a"):
        item_by(by(ES), outcome, number)

    refused = enter(ES).post("/en/commitments/C22/1/remove/", {"reason": "By mistake"})

    assert refused.status_code == 422
    assert "It cannot be removed while something hangs on it (items below it)." in said(refused)


@pytest.mark.parametrize("address", ["/en/commitments/", "/en/commitments/C22/", ADD])
def test_a_page_needs_the_same_statements_for_any_number_of_items(enter, outcome, by, address):
    client, counted = enter(ES), []
    for number in ("1", "2", "3"):
        item_by(by(ES), outcome, number, to=["office:ppt"])
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counted.append(len(captured))

    assert counted[0] == counted[1] == counted[2]


def test_h1_an_item_that_another_is_set_before_tells_its_new_place(enter, outcome, by):
    last = item_by(by(ES), outcome, "3")

    item_by(by(ES), outcome, "2")

    told = said(enter(ES).get(f"/en/history/item/{last.pk}/"))
    assert "place in the outcome" in told.lower()
    assert "nothing that is shown here changed" not in told


def test_l2_bodies_of_one_name_are_offered_with_their_years(client, person):
    client.force_login(person("marisol"))

    page = client.get(RECORD).content.decode()

    assert "Working Group on Protection (2019–2022)" in page
    assert "Working Group on Protection (from 2023)" in page


def test_l2_a_body_that_did_not_exist_on_the_day_decided_nothing(client, person):
    client.force_login(person("marisol"))
    later = Body.objects.get(code="wg-protection-2023")

    refused = client.post(RECORD, recording(body=later.pk))

    assert "existed from 2023. Choose the body that met, or another day." in said(refused)
    assert not Outcome.objects.filter(code="C22").exists()
