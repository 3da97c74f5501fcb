"""One search box over everything that the reader may read (A5)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.activities.models import Activity, ConceptNote, ExecutionReport
from puebla.areas.plans.models import Plan
from puebla.kernel.query_words import variants

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(rcm):
    return Plan.objects.get(code="SP19")


def found(client, text, language="en", **query):
    """``[(title, kind)]`` of the first page of hits."""
    page = client.get(f"/{language}/search/", {"q": text, **query})
    assert page.status_code == 200
    return re.findall(
        r'<li><p class="found-title"><a [^>]*>([^<]*)</a> <span class="tag">([^<]*)<', page.content.decode()
    )


def activity(plan, code="S-1", **values):
    given = {"title_en": "Xylophone workshop", "title_es": "Taller de xilófonos", "audience": "public"} | values
    return Activity.objects.create(plan=plan, code=code, year=2022, **given)


def test_everything_that_a_reader_may_read_is_found_from_one_box(client, plan):
    record = activity(plan, notes_en="With marimbas besides")
    ConceptNote.objects.create(activity=record, form_version=1, audience="public", objective_en="Teach xylophones")
    ExecutionReport.objects.create(activity=record, audience="public", lessons_en="Xylophones are loud")

    assert found(client, "xylophone") == [
        ("Xylophone workshop", "Activity"),
        ("Xylophone workshop", "Concept note"),
        ("Xylophone workshop", "Execution report"),
    ]
    assert found(client, "marimba") == [("Xylophone workshop", "Activity")]
    assert found(client, "Mexico")[0] == ("Mexico", "Country")
    assert found(client, "UNHCR")[0] == ("United Nations High Commissioner for Refugees", "Organisation or network")
    assert found(client, "working group on protection")[0] == ("Working Group on Protection", "Body")
    assert {kind for _title, kind in found(client, "migration and health")} >= {"Topic of a plan"}
    assert found(client, "RCM Strategic Plan 2023-2026")[0] == ("RCM Strategic Plan 2023-2026", "Plan")


def test_every_hit_leads_to_a_page(client, plan):
    record = activity(plan)
    ConceptNote.objects.create(activity=record, form_version=1, audience="public", objective_en="Teach xylophones")
    content = client.get("/en/search/", {"q": "xylophone"}).content.decode()
    content += client.get("/en/search/", {"q": "migration"}).content.decode()
    content += client.get("/en/search/", {"q": "Guatemala"}).content.decode()

    addresses = set(re.findall(r'class="found-title"><a href="([^"]*)"', content))
    assert len(addresses) > 10
    assert {address: client.get(address.split("#")[0]).status_code for address in addresses} == dict.fromkeys(
        addresses, 200
    )


@pytest.mark.parametrize(
    "text", ["migración laboral", "migracion laboral", "MIGRACIÓN LABORAL", "laboral migraci", '"migración laboral"']
)
def test_h2_spanish_is_found_with_and_without_accents_whole_or_begun(client, plan, text):
    assert ("Migración laboral", "Tema de un plan") in found(client, text, "es")


def test_h2_what_was_written_in_the_other_language_only_is_found_too(client, plan):
    activity(plan, title_en="", title_es="Taller de xilófonos")

    assert found(client, "xilófonos", "en") == [("Taller de xilófonos", "Activity")]


def test_phrases_and_exclusions_are_understood(client, plan):
    activity(plan, "S-1", title_en="Xylophone workshop")
    activity(plan, "S-2", title_en="Workshop without xylophone")

    assert [title for title, _kind in found(client, '"xylophone workshop"')] == ["Xylophone workshop"]
    assert [title for title, _kind in found(client, "workshop -marimba xylophone")][:1] == ["Xylophone workshop"]
    assert found(client, "S-2") == [("Workshop without xylophone", "Activity")]


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"", "hernan", "adriana", "ernesto", "marisol"}),
        ("participants", {"hernan", "adriana", "ernesto", "marisol"}),
        ("members", {"adriana", "ernesto", "marisol"}),
        ("ppt_es", {"ernesto", "marisol"}),
    ],
)
def test_a5_nothing_is_found_or_counted_beyond_its_audience(client, plan, person, audience, readers):
    record = activity(plan, audience=audience)
    note = ConceptNote.objects.create(activity=record, form_version=1, audience=audience, background_en="Xylophones")
    other = activity(plan, "S-2", title_en="Other", title_es="Otra")
    ConceptNote.objects.create(activity=other, form_version=1, audience=audience, background_en="Xylophones")
    assert note.pk

    for name in ("", "hernan", "adriana", "ernesto", "marisol"):
        client.logout()
        if name:
            client.force_login(person(name))
        page = client.get("/en/search/", {"q": "xylophones"})
        assert len(found(client, "xylophones")) == (3 if name in readers else 0), name
        assert ("3 records found" in page.content.decode()) == (name in readers)


def test_hits_are_marked_and_nothing_typed_becomes_markup(client, plan):
    activity(plan, notes_en="We <b>like</b> marimbas & xylophones")
    page = client.get("/en/search/", {"q": "marimbas"}).content.decode()
    assert "<mark>marimbas</mark> &amp; xylophones" in page
    assert "<b>like" not in page

    page = client.get("/en/search/", {"q": '<script>alert("x")</script>'}).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "query",
    [
        *(
            "q=",
            "q=%20",
            "q='",
            "q=%22",
            "q=-",
            "q=%26%7C%21%3A%2A",
            "q=a:*|b",
            "q=\\",
            "q=the",
            "q=_",
            "q=%F0%9F%8E%BA",
        ),
        *("q=x&only=99", "q=x&only=z", "q=mexico&page=9999", "q=mexico&page=-1", "q=" + "x" * 500),
    ],
)
def test_nothing_that_can_be_typed_breaks_it(client, plan, query):
    assert client.get(f"/en/search/?{query}").status_code == 200


def test_one_kind_alone_page_by_page(client, plan):
    for number in range(45):
        activity(plan, f"S-{number}", title_en=f"Xylophone {number:02d}")

    assert len(found(client, "xylophone")) == 20
    page = client.get("/en/search/", {"q": "xylophone"}).content.decode()
    only = re.search(r"only=(\d+)", page) or re.search("Rows 1 to 20 of 45", page)
    assert only
    seen = [title for number in (1, 2, 3) for title, _kind in found(client, "xylophone", page=number)]
    assert sorted(seen) == [f"Xylophone {number:02d}" for number in range(45)]


@pytest.mark.parametrize("count", [1, 3])
def test_search_takes_the_same_statements_for_any_number_of_hits(client, plan, person, count):
    client.force_login(person("marisol"))
    for number in range(count):
        record = activity(plan, f"S-{number}")
        ConceptNote.objects.create(activity=record, form_version=1, audience="public", objective_en="Xylophones")
    client.get("/en/search/", {"q": "xylophone"})

    with CaptureQueriesContext(connection) as captured:
        assert len(found(client, "xylophone")) == 2 * count
    assert len([one for one in captured if "to_tsquery" in one["sql"]]) == 2
    assert len(captured) <= 5


def test_the_stored_indexes_serve_the_search(plan):
    from puebla.areas.activities.models.concept_note import TEXTS
    from puebla.kernel.finding import sources

    note = next(source for source in sources() if source.kind == "concept-note")
    assert note.searched == TEXTS
    for model, kind in ((ConceptNote, "concept-note"), (ExecutionReport, "report")):
        source = next(one for one in sources() if one.kind == kind)
        for language in ("en", "es"):
            query = model.objects.annotate(vector=source.vector(language)).filter(vector="x").values("pk")
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
                sql, parameters = query.query.sql_with_params()
                cursor.execute(f"EXPLAIN {sql}", parameters)
                assert f"{kind.removeprefix('concept-')}_words_{language}" in "\n".join(
                    row[0] for row in cursor.fetchall()
                )


def test_a_left_out_accent_is_supplied_wherever_it_may_stand():
    assert variants("Nino") == ["nino", "ñino", "níno", "niño", "ninó"]
    assert variants("niño")[:2] == ["niño", "nino"]
