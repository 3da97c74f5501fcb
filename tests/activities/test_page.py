"""The pages of activities and notes as people see them: journeys by HTTP, without a script."""

import re

import pytest
from django.utils import translation

from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.queries.note import locked_note, states_of
from puebla.areas.activities.rules.note_form import VERSION_1, Form
from tests.factories.activity import make_activity
from tests.factories.note import COMPLETE, complete_note

pytestmark = pytest.mark.usefixtures("rcm")
ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana",
)  # fmt: skip
ACTIVITY = "/en/activities/2022-08/"
NOTE = f"{ACTIVITY}note/"
EDIT = f"{NOTE}edit/?in=es"
FULL = {key: value for key, value in COMPLETE.items() if key != "indicators"} | {
    "indicators": "",
    "indicators-1-name": "Personas capacitadas",
    "indicators-1-kind": "result",
    "indicators-1-baseline": "0",
    "indicators-1-target": "30",
    "language": "es",
    "level": "full",
}


def token(html):
    """What the page says its writer has seen."""
    return re.search(r'name="version" id="form-version" value="([^"]*)"', html)[1]


def page_of(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def save(client, address=EDIT, **said):
    return client.post(address, {"version": token(page_of(client, address)), "language": "es"} | said)


@pytest.fixture
def note(workshop, by):
    return complete_note(workshop, by(MEXICO))


def test_the_whole_way_of_a_note_by_pages(workshop, as_person):
    mexico, es, ppt = as_person(MEXICO), as_person(ES), as_person(PPT)
    assert "Begin the concept note" in page_of(mexico, ACTIVITY)
    begun = mexico.post(f"{NOTE}begin/")
    assert (begun.status_code, begun.url) == (302, f"{NOTE}edit/")

    assert save(mexico, **FULL).status_code == 302
    assert "Nothing is missing" in page_of(mexico, NOTE)
    assert mexico.post(f"{NOTE}submit/").status_code == 302
    assert "Who may do this" in page_of(mexico, NOTE)

    assert "Checked: in order" in page_of(es, NOTE)
    sent_back = es.post(
        f"{NOTE}return/", {"section-budget": "Who pays the flights?", "version": locked(workshop).version}
    )
    assert (sent_back.status_code, sent_back.url) == (302, NOTE)
    assert "Who pays the flights?" in page_of(mexico, EDIT)
    assert save(mexico, funds_es="OIM paga los vuelos", finish="1").url == NOTE
    assert mexico.post(f"{NOTE}submit/", {"version": locked(workshop).version}).status_code == 302
    assert es.post(f"{NOTE}check/", {"version": locked(workshop).version}).status_code == 302
    assert ppt.post(f"{NOTE}accept/", {"version": locked(workshop).version}).status_code == 302

    assert "Accepted by the Presidency" in page_of(mexico, ACTIVITY)
    assert "OIM paga los vuelos" in page_of(mexico, f"{ACTIVITY}?")
    assert mexico.get(f"{NOTE}edit/").url == NOTE
    assert page_of(es, f"{NOTE}reopen/")
    assert es.post(f"{NOTE}reopen/", {"reason": ""}).status_code == 422
    assert es.post(f"{NOTE}reopen/", {"reason": "New date", "version": locked(workshop).version}).status_code == 302
    assert locked(workshop).state == "draft"


def locked(activity):
    return ConceptNote.objects.get(activity=activity)


def test_what_is_missing_is_said_and_nothing_is_submitted(note, as_person):
    mexico = as_person(MEXICO)
    save(mexico, objective_es="", starts_on="31/02/2022")
    page = page_of(mexico, EDIT)
    assert "31/02/2022" in page
    assert "is not in the calendar" in page
    assert "to be corrected: Starts" in page

    refused = mexico.post(f"{NOTE}submit/")
    assert refused.status_code == 422
    assert "Missing or to be corrected: Objective, Date and place." in refused.content.decode()


def test_it_saves_itself_and_says_what_is_still_missing(note, as_person):
    mexico = as_person(MEXICO)
    page = page_of(mexico, EDIT)
    assert f'data-autosave="{NOTE}autosave/"' in page
    saved = mexico.post(
        f"{NOTE}autosave/", {"version": token(page), "language": "es", "objective_es": "", "budget_amount": "many"}
    )
    answer = saved.content.decode()

    assert saved.status_code == 200
    assert answer.count('hx-swap-oob="true"') == 3
    assert "to be corrected: Budget" in answer
    assert "<html" not in answer
    assert token(answer) != token(page)
    again = mexico.post(f"{NOTE}autosave/", {"version": token(answer), "language": "es", "objective_es": "Otra vez"})
    assert again.status_code == 200
    assert ConceptNote.objects.get(pk=note.pk).objective_es == "Otra vez"
    assert mexico.get(f"{NOTE}autosave/").status_code == 405


def test_the_page_that_stays_open_learns_of_another_writer_and_overwrites_nothing(note, as_person):
    mexico, es = as_person(MEXICO), as_person(ES)
    first = token(page_of(mexico, EDIT))
    save(es, objective_es="De la Secretaría")

    quiet = mexico.post(
        f"{NOTE}autosave/",
        {"version": first, "language": "es", "objective_es": COMPLETE["objective_es"], "risks_es": "Otros"},
    )
    assert "Somebody else has changed: Objective" in quiet.content.decode()
    clash = mexico.post(
        f"{NOTE}autosave/", {"version": token(quiet.content.decode()), "language": "es", "objective_es": "De México"}
    )
    assert (clash.status_code, clash["Content-Type"]) == (409, "application/json")
    assert "Objective" in clash.json()["detail"]

    shown = mexico.post(EDIT, {"version": first, "language": "es", "objective_es": "De México"})
    page = shown.content.decode()
    assert shown.status_code == 422
    assert "De la Secretaría" in page
    assert "De México" in page
    assert ConceptNote.objects.get(pk=note.pk).objective_es == "De la Secretaría"
    assert mexico.post(EDIT, {"version": token(page), "language": "es", "objective_es": "De ambos"}).status_code == 302
    assert ConceptNote.objects.get(pk=note.pk).objective_es == "De ambos"


@pytest.mark.parametrize("version", ["", "x", "objective_es:12345678", ":::,,", "é" * 500])
def test_a_page_without_what_it_saw_writes_nothing_over_anything(note, as_person, version):
    answer = as_person(MEXICO).post(EDIT, {"version": version, "language": "es", "objective_es": "De México"})

    assert answer.status_code == 422
    assert ConceptNote.objects.get(pk=note.pk).objective_es == COMPLETE["objective_es"]


@pytest.mark.parametrize(
    "said",
    [
        {"pillar": "9"}, {"topics": "9.9"}, {"support": "party:NOWHERE"}, {"budget_currency": "\x00"}, {"indicators-0-name": "x"},
        {"indicators-100-name": "x"}, {"indicators-1-kind": "magic"}, {"indicators-1-name": "x" * 600}, {"level": "none"},
        {"language": "fr"}, {"starts_on": "9" * 5000}, {"budget_amount": "9" * 5000}, {"background_es": "\x00\ud7ff"},
        {"attendance": "1"},
    ],
    ids=str,
)  # fmt: skip
def test_nothing_that_can_be_sent_breaks_the_page(note, as_person, said):
    mexico = as_person(MEXICO)
    sent = {"version": token(page_of(mexico, EDIT)), "language": "es", "indicators": ""} | said

    assert mexico.post(EDIT, sent).status_code in (302, 422)
    assert mexico.post(f"{NOTE}autosave/", sent).status_code in (200, 409, 422)
    assert page_of(mexico, EDIT)
    assert page_of(mexico, NOTE)


def test_more_rows_are_asked_for_by_a_button(note, as_person):
    answer = save(
        as_person(MEXICO),
        add="indicators",
        indicators="",
        **{"indicators-2-name": "Otro", "indicators-2-kind": "result"},
    )

    assert answer.url == f"{EDIT}#indicators"
    assert 'name="indicators-4-name"' in page_of(as_person(MEXICO), EDIT)


def test_h2_the_other_languages_text_stands_beside(note, as_person):
    mexico = as_person(MEXICO)
    english = page_of(mexico, f"{NOTE}edit/?in=en")

    assert 'name="objective_en"' in english
    assert 'name="objective_es"' not in english
    assert COMPLETE["objective_es"] in english
    save(mexico, f"{NOTE}edit/?in=en", language="en", objective_en="Exchange practices")
    save(mexico, objective_es="Otro objetivo")
    assert "older than the original" in page_of(mexico, f"{NOTE}edit/?in=en")
    assert "This translation is older than its original." in page_of(mexico, NOTE)
    assert "This translation is older than its original." not in page_of(mexico, NOTE.replace("/en/", "/es/"))


def test_f6_a_note_is_shown_written_and_submitted_with_its_own_version(note, as_person, monkeypatch):
    from puebla.areas.activities.rules import note_form

    later = Form(version=2, sections=tuple(section for section in VERSION_1.sections if section.code != "risks"))
    monkeypatch.setitem(note_form.FORMS, 2, later)
    mexico = as_person(MEXICO)
    assert 'id="section-risks"' in page_of(mexico, EDIT)
    assert mexico.post("/en/activities/2022-09/note/begin/").status_code == 403
    as_person(DELEGATE).post("/en/activities/2022-09/note/begin/")
    second = page_of(as_person(DELEGATE), "/en/activities/2022-09/note/edit/")
    assert 'id="section-risks"' not in second
    assert "version 2 of the form" in second
    assert {state.section.code for state in states_of(locked_note(note.pk))} == {one.code for one in VERSION_1.sections}


def test_the_short_form_asks_for_less(note, as_person):
    mexico = as_person(MEXICO)
    save(mexico, background_es="", level="full")
    assert "Background</a>" in page_of(mexico, EDIT).split('id="form-problems"')[1].split("</div>")[0]
    save(mexico, level="short")
    assert "Nothing is missing" in page_of(mexico, NOTE)


def test_the_activity_page_tells_what_comes_next_and_who_may(workshop, as_person):
    page = page_of(as_person(MEXICO), ACTIVITY)
    assert "What comes next" in page
    assert ">you may<" in page.replace("</svg>", ">")
    public = page_of(as_person(""), ACTIVITY)
    assert "Begin the concept note" in public
    assert ">you may<" not in public.replace("</svg>", ">")
    assert "<form" not in public.split('id="main"')[1].split("</main>")[0]


def test_a5_the_public_reads_the_activity_but_not_its_note(note, as_person):
    public = as_person("")
    page = page_of(public, ACTIVITY)

    assert "its audience does not include you" in page
    assert COMPLETE["objective_es"] not in page
    assert public.get(NOTE).status_code == 404
    assert "Concept note" not in page_of(public, "/en/activities/").split("<table")[1]


def test_what_is_not_public_is_not_there_for_the_public(as_person):
    activity = make_activity(year=2022, title_en="Quiet talks")

    assert as_person("").get(f"/en/activities/{activity.code}/").status_code == 404
    assert "Quiet talks" not in page_of(as_person(""), "/en/activities/")
    assert "Quiet talks" in page_of(as_person(GUATEMALA), "/en/activities/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 17),
        ("body=wg-protection-2019", 7),
        ("body=wg-border-2019", 4),
        ("state=no_evidence", 17),
        ("state=completed", 0),
        ("type=workshop", 4),
        ("party=MX", 1),
        ("q=2022-08", 1),
        ("q=workshop", 4),
        ("q=workshops", 4),
        ("q=reint", 1),
        ("note=none", 17),
        ("mine=work", 1),
        ("mine=part", 1),
        ("year=2022&body=wg-labour-2019&q=diploma", 1),
        ("year=1900", 17),
        ("state=nonsense&body=%0A", 17),
        ("q=%22%27%29", 0),
        ("page=99999999999999999999", 17),
    ],
)
def test_the_list_is_narrowed_and_says_how_many(as_person, query, found):
    page = page_of(as_person(MEXICO), f"/en/activities/?{query}")
    word = "activity" if found == 1 else "activities"

    assert f"{found} {word}" in page
    assert len(re.findall(r'<th scope="row">', page)) == found


def test_the_list_finds_spanish_words_in_spanish(as_person):
    page = page_of(as_person(""), "/es/activities/?q=taller")

    assert len(re.findall(r'<th scope="row">', page)) == 4


@pytest.mark.parametrize("who", [ES, MEXICO, ""])
@pytest.mark.parametrize("address", ["/en/activities/", ACTIVITY, NOTE, EDIT])
def test_pages_take_the_same_queries_for_any_number(note, as_person, by, who, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    if not who and address != "/en/activities/":
        ConceptNote.objects.update(audience="public")
    if not who and address == EDIT:
        return
    client = as_person(who)

    def asked():
        client.get(address)  # whatever is kept for a minute is kept now
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    before = asked()
    for name in ("party:MX", "party:GT", "party:CR", "body:rcgm"):
        make_activity(year=2022, body="wg-protection-2019", responsible=[name], audience="public")
    for position in range(2, 9):
        note.activity.indicators.create(position=position, name_en=f"Indicator {position}")
    involve_many(note.activity)
    assert asked() == before
    if address in ("/en/activities/", ACTIVITY):
        assert before <= 12


def involve_many(activity):
    from puebla.areas.activities.models import ActivityTopic, Involvement
    from puebla.areas.members.models import Party
    from puebla.areas.plans.models import Topic

    for party in Party.objects.filter(code__in=["BZ", "CA", "unhcr", "unicef"]):
        Involvement.objects.create(activity=activity, role="co_sponsor", party=party)
    for topic in Topic.objects.filter(pillar__plan=activity.plan, pillar__number=3)[:5]:
        ActivityTopic.objects.create(activity=activity, topic=topic)


def test_proposing_by_pages(as_person):
    delegate = as_person(DELEGATE)
    address = "/en/activities/propose/"
    page = page_of(delegate, address)
    assert "Working Group on Protection" in page
    assert "Working Group on Labour" not in page
    said = {"title": "Encuentro", "plan": "SP19", "year": "2022", "kind": "meeting", "body": "wg-protection-2019"}
    for wrong in (
        {"title": ""},
        {"year": "2030"},
        {"year": "x"},
        {"body": ""},
        {"body": "wg-labour-2019"},
        {"plan": "PA09"},
        {"kind": "party"},
    ):
        assert delegate.post(address, said | wrong).status_code == 422
    proposed = delegate.post(address.replace("/en/", "/es/"), said)
    assert (proposed.status_code, proposed.url) == (302, "/es/activities/2022-18/edit/")
    assert Activity.objects.get(code="2022-18").title_es == "Encuentro"
    for who in ("hernan.ospina", "benito.calix", ""):
        assert as_person(who).get(address).status_code == 403


def test_editing_by_pages(workshop, as_person):
    es = as_person(ES)
    address = f"{ACTIVITY}edit/?in=es"
    page = page_of(es, address)
    assert 'name="body"' in page
    assert 'name="body"' not in page_of(as_person(DELEGATE), address)
    answer = es.post(
        address,
        {
            "version": token(page),
            "language": "es",
            "title_es": "Taller de reintegración",
            "responsible": ["", "office:ppt"],
        },
    )
    assert (answer.status_code, answer.url) == (302, ACTIVITY)
    workshop.refresh_from_db()
    assert workshop.title_es == "Taller de reintegración"
    wrong = es.post(
        address, {"version": token(page_of(es, address)), "language": "es", "starts_on": "soon", "title_es": "x"}
    )
    assert wrong.status_code == 422
    assert "soon" in wrong.content.decode()
    workshop.refresh_from_db()
    assert workshop.title_es == "Taller de reintegración"


def test_the_audience_is_set_by_a_page(note, as_person):
    es, address = as_person(ES), f"{ACTIVITY}audience/"
    page = page_of(es, address)
    assert 'name="note"' in page
    assert 'name="report"' not in page
    assert es.post(address, {"activity": "public", "note": "everybody"}).status_code == 422
    assert es.post(address, {"activity": "public", "note": "public"}).status_code == 302
    assert as_person("").get(NOTE).status_code == 200
    assert as_person(MEXICO).get(address).status_code == 403


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "propose/",
        "acceptance/",
        "2022-08/",
        "2022-08/edit/",
        "2022-08/audience/",
        "2022-08/attach/",
        "2022-08/note/",
        "2022-08/note/edit/",
        "2022-08/note/return/",
        "2022-08/report/edit/",
    ],
)
def test_every_page_reads_in_both_languages(note, as_person, language, address):
    page = page_of(as_person(ES), f"/{language}/activities/{address}")

    assert f'<html lang="{language}"' in page
    assert "{{" not in page
    with translation.override("es"):
        words = [str(section.title) for section in VERSION_1.sections]
    if address == "2022-08/note/edit/":
        assert all(word in page for word in words) == (language == "es")


def test_a_topics_page_shows_what_serves_it(as_person):
    page = page_of(as_person(""), "/en/plans/SP19/topics/2.4/")

    assert "Workshop on reintegration" in page
    narrowed = re.search(r'href="(/en/activities/\?topic=[^"]*)"', page)[1]
    assert "2 activities" in page_of(as_person(""), narrowed)
    assert "17 activities" in page_of(as_person(""), "/en/activities/?topic=nonsense&work_plan=%C2%B2022")


def test_a_work_plans_page_shows_what_it_holds(as_person, by):
    from puebla.areas.bodies.models import Presidency
    from puebla.areas.plans.models import Plan, WorkPlan

    presidency = Presidency.objects.get(from_on__year=2022)
    work_plan = WorkPlan.objects.create(
        plan=Plan.objects.get(code="SP19"), presidency=presidency, year=2022, state="endorsed", audience="public"
    )
    Activity.objects.filter(code="2022-08").update(work_plan=work_plan)

    assert "Workshop on reintegration" in page_of(as_person(""), "/en/plans/annual/2022/")
    assert "1 activity" in page_of(as_person(""), "/en/activities/?work_plan=2022")
    assert "Endorsed" in page_of(as_person(""), ACTIVITY)
