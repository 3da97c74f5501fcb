"""The pages of the plans over HTTP: who reads them, who finds which step, and that forms say what is wrong."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.actions.need import state_need
from puebla.areas.plans.actions.passage import edit_passage
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.actions.topic import add_topic
from puebla.areas.plans.models import GroupPlan, InterpretiveNote, Line, Need, Passage, Plan, Topic, WorkPlan

from .conftest import DELEGATE, ES, GUATEMALA, MEXICO, PPT, TODAY

pytestmark = pytest.mark.usefixtures("rcm")
PUBLIC = [
    "/en/plans/",
    "/es/plans/",
    "/en/plans/SP19/",
    "/es/plans/SP23/",
    "/en/plans/PA09/",
    "/es/plans/PA09/?on=2022-03-01",
    "/en/plans/PA09/?on=yesterday",
    "/en/plans/compare/",
    "/es/plans/compare/?a=SP19&b=SP23&show=changes",
    "/en/plans/compare/?a=PA09&b=SP23",
    "/en/plans/compare/?a=SP19.1&b=SP19",
    "/en/plans/compare/?a=SP19.7&b=%3Cb%3E",
    "/en/plans/SP19/versions/1/",
    "/en/plans/PA09/versions/1/",
    "/en/plans/SP23/topics/1.9/",
    "/es/plans/SP19/topics/3.15/",
    "/en/plans/groups/",
    "/en/plans/annual/",
    "/en/plans/needs/",
    "/es/plans/needs/?plan=SP23&country=MX&priority=high",
    "/en/countries/MX/",
    "/en/bodies/wg-protection-2019/",
]
MISSING = [
    "/en/plans/SP99/",
    "/en/plans/SP19/versions/2/",
    "/en/plans/SP19/topics/1.10/",
    "/en/plans/groups/1000000/",
    "/en/plans/annual/2022/",
    "/en/plans/needs/?plan=SP99",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_everybody_reads_the_plans(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


def topic_address(step):
    return f"/en/plans/SP23/topics/1.1/{step}/"


def edit_addresses():
    passage = Passage.objects.get(plan__code="SP23", code="human-rights").pk
    line = Line.objects.get(source="PA09 Policy 1.3").pk
    return [
        "/en/plans/SP23/edit/",
        "/en/plans/SP23/publish/",
        "/en/plans/SP23/state/reopen/",
        "/en/plans/SP23/pillars/1/edit/",
        "/en/plans/SP23/pillars/1/topics/add/",
        topic_address("edit"),
        topic_address("retire"),
        topic_address("origins/add"),
        "/en/plans/SP23/passages/add/principle/",
        f"/en/plans/SP23/passages/{passage}/edit/",
        f"/en/plans/SP23/passages/{passage}/retire/",
        f"/en/plans/PA09/lines/{line}/report/",
        f"/en/plans/PA09/lines/{line}/propose-drop/",
        f"/en/plans/PA09/lines/{line}/drop/",
        f"/en/plans/PA09/lines/{line}/keep/",
        "/en/plans/annual/2022/propose/",
    ]


@pytest.mark.parametrize(
    ("name", "status"), [(None, 403), (MEXICO, 403), (DELEGATE, 403), ("hernan.ospina", 403), (ES, 200), (PPT, 200)]
)
def test_a1_only_the_secretariat_and_the_presidency_find_the_forms_of_a_plan(enter, name, status):
    client = enter(name)

    assert {address: client.get(address).status_code for address in edit_addresses()} == dict.fromkeys(
        edit_addresses(), status
    )


def test_a_form_says_what_is_wrong_and_nothing_has_changed(enter):
    response = enter(ES).post("/en/plans/SP23/publish/", {"on": "2022-03-01"})

    assert response.status_code == 422
    assert "Say what changed." in response.content.decode()
    assert Plan.objects.get(code="SP23").versions.count() == 1


def test_l1_the_whole_way_of_a_revision_in_the_browser(enter):
    client = enter(ES)
    client.post("/en/plans/SP19/state/reopen/", {"on": "2022-03-01", "note_en": "Yearly revision"})
    passage = Passage.objects.get(plan__code="SP19", code="human-rights").pk
    client.post(f"/en/plans/SP19/passages/{passage}/edit/", {"name_en": "Rights of everybody", "printed": "c"})
    client.post("/en/plans/SP19/passages/add/principle/", {"name_en": "Subsidiarity"})
    client.post("/en/plans/SP19/pillars/1/topics/add/", {"name_en": "Climate", "name_es": "Clima"})
    client.post("/en/plans/SP19/edit/", {"vision_en": "A new vision", "title_en": "RCM Strategic Plan 2019-2022"})
    working = client.get("/en/plans/SP19/").content.decode()
    assert all(words in working for words in ("Rights of everybody", "Subsidiarity", "Climate", "A new vision"))

    public = enter(None).get("/en/plans/SP19/").content.decode()
    assert "Rights of everybody" not in public
    assert "under revision" in public

    client = enter(PPT)
    body = Body.objects.get(code="rcgm").pk
    client.post(
        "/en/plans/SP19/state/recommend/", {"on": "2022-03-01", "note_en": "RCGM, March 2022", "decided_by": body}
    )
    assert "Rights of everybody" in enter(None).get("/en/plans/SP19/versions/2/").content.decode()
    compared = enter(None).get("/en/plans/compare/?a=SP19.1&b=SP19.2&show=changes").content.decode()
    assert "Subsidiarity" in compared
    assert "Shared responsibility" not in compared


def test_two_people_editing_one_passage_overwrite_nothing_unseen(enter):
    client = enter(ES)
    client.post("/en/plans/SP19/state/reopen/", {"on": "2022-03-01", "note_en": "Yearly revision"})
    passage = Passage.objects.get(plan__code="SP19", code="human-rights")
    address = f"/en/plans/SP19/passages/{passage.pk}/edit/"

    def seen(response):
        return re.search(r'name="seen" value="(\w+)"', response.content.decode()).group(1)

    first = second = seen(client.get(address))
    client.post(address, {"seen": first, "name_en": "Rights of all", "printed": "c"})
    refused = client.post(address, {"seen": second, "name_en": "Rights of everybody", "printed": "c"})
    assert refused.status_code == 422
    assert "Now: Rights of all" in refused.content.decode()
    passage.refresh_from_db()
    assert passage.name_en == "Rights of all"

    client.post(address, {"seen": seen(refused), "name_en": "Rights of everybody", "printed": "c"})
    passage.refresh_from_db()
    assert passage.name_en == "Rights of everybody"


def test_l1_a_focal_point_notes_rewords_and_withdraws(enter):
    client = enter(MEXICO)
    passage = Passage.objects.get(plan__code="SP23", code="human-rights").pk
    mexico, guatemala = (Party.objects.get(code=code).pk for code in ("MX", "GT"))
    address = f"/en/plans/SP23/passages/{passage}/note/"
    assert client.post(address, {"party": guatemala, "text_en": "Not mine"}).status_code == 422
    client.post(address, {"party": mexico, "text_en": "As our law has it"})
    note = InterpretiveNote.objects.get(passage=passage)

    assert "As our law has it" in enter(None).get("/en/plans/SP23/").content.decode()
    assert enter(GUATEMALA).get(f"/en/plans/notes/{note.pk}/edit/").status_code == 403
    client = enter(MEXICO)
    client.post(f"/en/plans/notes/{note.pk}/edit/", {"text_en": "In other words"})
    assert "In other words" in client.get("/en/plans/SP23/").content.decode()
    client.post(f"/en/plans/notes/{note.pk}/withdraw/", {"reason": "The law changed"})
    assert "In other words" not in client.get("/en/plans/SP23/").content.decode()


def test_l2_a_succession_is_stated_and_taken_back(enter):
    client = enter(ES)
    earlier = Topic.objects.get(code="sp19-protection-2").pk
    client.post("/en/plans/SP23/topics/1.10/origins/add/", {"earlier": earlier, "kind": "moved"})
    topic = Topic.objects.get(code="sp23-governance-10")
    assert "Consular assistance" in client.get("/en/plans/SP23/topics/1.10/").content.decode()
    client.post(f"/en/plans/SP23/topics/1.10/origins/{topic.origins.get().pk}/remove/", {"reason": "A mistake"})

    assert not topic.origins.exists()


def test_l3_the_whole_way_of_a_group_plan_in_the_browser(enter):
    client = enter(DELEGATE)
    client.post(
        "/en/plans/SP19/groups/wg-protection-2019/begin/",
        {"from_year": 2020, "until_year": 2022, "objective_en": "Care", "objective_es": "Atención"},
    )
    plan = GroupPlan.objects.get()
    here = f"/en/plans/groups/{plan.pk}/"
    topic = Topic.objects.get(code="sp19-protection-7").pk
    for number in range(4):
        client.post(
            f"{here}activities/add/",
            {"year": 2022, "activity_en": f"Activity {number}", "is_priority": "on", "topics": [topic]},
        )
    assert enter(None).get(here).status_code == 404
    assert enter(GUATEMALA).post(f"{here}submit/").status_code == 403

    client = enter(PPT)
    assert "2022 (4)" in client.post(f"{here}submit/").content.decode()
    line = plan.lines.order_by("position").last().pk
    client.post(f"{here}activities/{line}/drop/", {"reason": "No funds"})
    assert client.post(f"{here}submit/").status_code == 302
    client.post(f"{here}send-back/", {"reason": "Name the results"})
    line = plan.lines.order_by("position").first().pk
    edited = {
        "year": 2022,
        "activity_en": "Congress",
        "is_priority": "on",
        "topics": [topic],
        "result_en": "Better care",
    }
    client.post(f"{here}activities/{line}/edit/", edited)
    client.post(f"{here}submit/")
    client.post(f"{here}adopt/", {"on": "2022-03-01", "audience": "public"})
    page = enter(None).get(here).content.decode()
    assert all(words in page for words in ("Congress", "Better care", "Approved"))
    client = enter(ES)
    client.post(f"{here}close/", {"reason": "The group ended"})
    plan.refresh_from_db()
    assert plan.state == "closed"


def test_l1_the_whole_way_of_a_work_plan_in_the_browser(enter):
    client = enter(PPT)
    client.post("/en/plans/annual/2022/propose/", {"priorities_en": "Care for women"})
    assert enter(MEXICO).get("/en/plans/annual/2022/").status_code == 404
    enter(PPT).post("/en/plans/annual/2022/consult/")
    client = enter(MEXICO)
    client.post(
        "/en/plans/annual/2022/reply/",
        {"party": Party.objects.get(code="MX").pk, "kind": "comments", "text_es": "Falta el retorno"},
    )
    page = client.get("/en/plans/annual/2022/").content.decode()
    assert "1 of 11 members replied." in page
    client = enter(ES)
    client.post("/en/plans/annual/2022/take-back/", {"reason": "Mexico's theme"})
    client.post("/en/plans/annual/2022/edit/", {"priorities_en": "Care for women, return"})
    client.post("/en/plans/annual/2022/consult/")
    client.post("/en/plans/annual/2022/endorse/", {"on": "2022-03-01", "audience": "public"})

    work_plan = WorkPlan.objects.get()
    assert (work_plan.state, work_plan.endorsed_on) == ("endorsed", TODAY)
    assert "Care for women, return" in enter(None).get("/en/plans/annual/2022/").content.decode()


def test_l5_a_country_states_revises_and_withdraws_in_the_browser(enter):
    client = enter(MEXICO)
    topic = Topic.objects.get(code="sp19-protection-7").pk
    facts = {"party": Party.objects.get(code="MX").pk, "topic": topic, "text_es": "Formación", "audience": "members"}
    client.post("/en/plans/needs/state/?plan=SP19", facts)
    need = Need.objects.get()
    assert "Formación" in enter(GUATEMALA).get("/en/plans/needs/").content.decode()
    assert "Formación" in enter(GUATEMALA).get("/en/countries/MX/").content.decode()
    assert "Formación" not in enter(None).get("/en/plans/needs/").content.decode()
    assert enter(GUATEMALA).get(f"/en/plans/needs/{need.pk}/revise/").status_code == 403

    client = enter(MEXICO)
    client.post(f"/en/plans/needs/{need.pk}/revise/", facts | {"priority": "high", "reason": "Urgent"})
    assert Need.objects.get().priority == "high"
    client.post(f"/en/plans/needs/{need.pk}/withdraw/", {"reason": "Met"})
    assert Need.objects.get().withdrawn_on == TODAY


def test_l4_a_line_is_reported_and_dropped_in_the_browser(enter):
    client = enter(ES)
    line = Line.objects.get(source="PA09 Policy 2.2.1.1").pk
    here = f"/en/plans/PA09/lines/{line}/"
    assert client.post(f"{here}report/", {"status": "done"}).status_code == 422
    client.post(f"{here}report/", {"status": "done", "completed_on": "2022-02-01", "reason": "Printed"})
    assert "1 February 2022" in client.get("/en/plans/PA09/?on=2022-03-01").content.decode()
    client.post(f"{here}propose-drop/", {"reason_en": "It is printed"})
    client.post(f"{here}drop/", {"reason": "RCGM"})
    assert Line.objects.get(pk=line).dropped_on == TODAY
    client.post(f"{here}keep/", {"reason": "Not yet"})
    assert Line.objects.get(pk=line).dropped_on is None


def statements(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_number_of_statements_does_not_depend_on_the_rows(enter, by, sp19):
    addresses = ["/en/plans/", "/en/plans/SP19/", "/en/plans/needs/", "/en/plans/compare/"]
    client = enter(ES)
    plan = move_plan(plan=sp19, verb="reopen", by=by(ES), on=TODAY, note_en="Revision", note_es="")
    topic = Topic.objects.get(code="sp19-protection-7")
    need = {"plan": sp19, "by": by(ES), "on": TODAY, "topic": topic, "text_en": "x", "text_es": "", "priority": "",
            "audience": "members"}  # fmt: skip
    state_need(party=Party.objects.get(code="MX"), **need)
    [statements(client, address) for address in addresses]  # what is kept for a minute is asked once
    before = {address: statements(client, address) for address in addresses}

    for code in ("GT", "BZ", "SV"):
        state_need(party=Party.objects.get(code=code), **need)
    for pillar in plan.pillars.all():
        add_topic(pillar=pillar, by=by(ES), name_en="More", name_es="Más")

    assert {address: statements(client, address) for address in addresses} == before


@pytest.mark.parametrize("address", ["/en/plans/", "/en/plans/SP19/", "/en/plans/SP23/topics/1.9/"])
def test_a_page_for_the_public_needs_few_statements(client, address):
    client.get(address)

    assert statements(client, address) <= 15


def test_h2_a_translation_that_its_original_has_left_behind_is_marked(enter, by, sp19):
    move_plan(plan=sp19, verb="reopen", by=by(ES), on=TODAY, note_en="Revision", note_es="Revisión")
    passage = Passage.objects.get(plan=sp19, code="sp19-general")
    edit_passage(passage=passage, by=by(ES), text_en="Direct every effort to what matters most")

    assert "older than the original" not in enter(ES).get("/en/plans/SP19/").content.decode()
    assert "anterior al original" in enter(ES).get("/es/plans/SP19/").content.decode()


@pytest.mark.parametrize("step", ["publish", "state/reopen", "lines/{line}/propose-drop"])
def test_a_text_longer_than_its_place_is_refused_on_the_form(enter, rcm, step):
    plan = Plan.objects.get(code="PA09" if "lines" in step else "SP23")
    line = Line.objects.filter(plan=plan).first()
    address = f"/en/plans/{plan.code}/{step.format(line=line.pk if line else '')}/"
    names = ("reason_en", "reason_es", "note_en", "note_es", "reason")

    response = enter(ES).post(address, dict.fromkeys(names, "x" * 501))

    assert response.status_code == 422
    assert "500" in response.content.decode()


@pytest.mark.parametrize("year", ["0", "20", "99999", "99999999999"])
def test_what_is_no_year_is_no_address(enter, year):
    assert enter(ES).get(f"/en/plans/annual/{year}/propose/").status_code == 404
