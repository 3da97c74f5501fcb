"""F1, F7, L4, A5: the matrix as a reader meets it, over HTTP."""

import datetime as dt
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from puebla.areas.activities.models import Activity, ActivityIndicator
from puebla.areas.activities.queries.matrix.column import CHOOSABLE
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Pillar, Plan, Topic
from tests.factories.activity import make_activity

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

ROW = re.compile(r'<tr id="row-(\d+)".*?</tr>', re.DOTALL)
ES, MEXICO = "marisol.quesada", "adriana.villasenor"
EVERY_COLUMN = "&".join(f"columns={key}" for key in CHOOSABLE)
TAGS = re.compile(r"<[^>]+>")


def text_of(html):
    return " ".join(TAGS.sub(" ", html).split())


def page(client, query="", language="en"):
    response = client.get(f"/{language}/matrix/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def rows(html):
    """``{pk: row as text}`` in their order."""
    return {int(found[1]): text_of(found[0]) for found in ROW.finditer(html)}


def count_words(html):
    return text_of(re.search(r'<span id="matrix-count">.*?</span>', html)[0])


def headings(html):
    return [text_of(one) for one in re.findall(r'<th scope="col".*?</th>', html, re.DOTALL)]


def cells(html, pk):
    row = re.search(rf'<tr id="row-{pk}".*?</tr>', html, re.DOTALL)[0]
    return {
        label: text_of(cell) for label, cell in re.findall(r'<td data-label="([^"]+)"[^>]*>(.*?)</td>', row, re.DOTALL)
    }


def test_f1_the_calendar_of_2022_stands_in_the_matrix_of_its_plan(client):
    html = page(client)

    assert len(rows(html)) == 17
    assert count_words(html) == "17 activities; 0 of 17 reported"
    assert all("no evidence" in row for row in rows(html).values())
    assert "Overdue" not in " ".join(rows(html).values())


def test_f1_the_columns_are_those_of_the_form_in_both_languages(client):
    assert headings(page(client, f"group=flat&{EVERY_COLUMN}")) == [
        "Activity", "Pillar", "Topic", "Indicators and who measures them", "Responsible", "Deadline for compliance",
        "Deadline for measuring", "Status", "Assumptions or risks", "Body", "Year",
    ]  # fmt: skip
    assert headings(page(client, "group=flat&columns=topic&columns=status", "es")) == ["Actividad", "Tema", "Estado"]


def test_f1_a_row_says_all_that_is_known_of_its_activity(client):
    activity = make_activity(
        audience="public", title_en="A study", pillar=2, topics=["2.4", "2.1"], body="wg-labour-2019",
        bodies=["wg-protection-2019"], responsible=["party:MX", "office:es"], measures=["party:GT"],
        indicators=["Officials trained"], year=2021, deadline_on=dt.date(2021, 6, 30),
        measuring_due_on=dt.date(2021, 12, 1), state="under_way", risks_en="Elections <soon>",
        note_excepted_on=dt.date(2021, 2, 1), note_exception_reason="A hurricane",
    )  # fmt: skip

    found = cells(page(client, f"group=flat&year=2021&{EVERY_COLUMN}"), activity.pk)

    assert found["Pillar"].endswith("Integration, migration and its links to development")
    assert re.findall(r"\d\.\d", found["Topic"]) == ["2.1", "2.4"]
    assert found["Indicators and who measures them"] == "Officials trained Measured by: Guatemala"
    assert found["Responsible"] == "Mexico, ES"
    assert found["Deadline for compliance"] == "30 June 2021 Year 3 of the plan Overdue"
    assert found["Deadline for measuring"] == "1 December 2021"
    assert found["Status"] == "in process Without a concept note"
    assert found["Assumptions or risks"] == "Elections &lt;soon&gt;"
    assert (found["Body"], found["Year"]) == ("Labour Migration, Protection", "2021")


@pytest.mark.parametrize(
    ("language", "year", "words"),
    [
        ("en", 2022, "2022 Year 4 of the plan"),
        ("en", 2025, "2025 Outside the plan (2019–2022)"),
        ("es", 2018, "2018 Fuera del plan (2019–2022)"),
    ],
)
def test_f1_a_deadline_outside_the_years_of_the_plan_is_called_so(client, language, year, words):
    activity = make_activity(audience="public", year=2021, deadline_year=year, title_es="Un estudio")

    found = cells(page(client, "group=flat&year=2021&columns=deadline", language), activity.pk)

    assert words in " ".join(found.values())


def test_h2_a_row_reads_in_the_readers_language_and_says_where_it_cannot(client):
    both = make_activity(audience="public", title_en="A study", title_es="Un estudio", year=2021)
    one = make_activity(audience="public", title_en="", title_es="Solo en español", year=2021)

    english, spanish = page(client, "year=2021"), page(client, "year=2021", "es")

    assert "A study" in rows(english)[both.pk]
    assert "Un estudio" in rows(spanish)[both.pk]
    assert f'lang="es">{one.title_es}</a>' in english
    assert f'lang="es">{one.title_es}</a>' not in spanish


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("text=reintegration", ["2022-08"]),
        ("text=reintegr", ["2022-08"]),  # the beginning of a word
        ("text=workshops+guide", ["2022-09"]),  # other forms of the words
        ("text=2022-1", ["2022-10", "2022-11", "2022-12", "2022-13", "2022-14", "2022-15", "2022-16", "2022-17"]),
        ("text=nothing+like+it", []),
        ("body=wg-irregular-mass-2019", ["2022-06", "2022-07"]),
        ("body=wg-border-2019", ["2022-06", "2022-15", "2022-16", "2022-17"]),  # 06 is shared by two groups
        ("topic=3.3", ["2022-06", "2022-07"]),
        ("pillar=1", ["2022-15", "2022-16", "2022-17"]),
        ("responsible=body:wg-border-2019&pillar=3", ["2022-06"]),
        ("year=4&pillar=1", ["2022-15", "2022-16", "2022-17"]),
        ("year=1", []),
        ("status=completed", []),
        ("signs=overdue", []),
        ("signs=overdue&signs=undated&pillar=1", ["2022-15", "2022-16", "2022-17"]),
    ],
)
def test_f1_filters_find_what_they_say(client, query, wanted):
    html = page(client, query)
    codes = dict(Activity.objects.values_list("pk", "code"))

    assert sorted(codes[pk] for pk in rows(html)) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("niñez", True),
        ("ninez", False),
        ("interés superior", True),
        ("interes", True),
        ("TALLERES*", True),
        ("taller", True),
    ],
)
def test_text_is_searched_in_the_readers_language(client, text, found):
    html = client.get("/es/matrix/", {"text": text}).content.decode()

    assert (Activity.objects.get(code="2022-09").pk in rows(html)) == found


@pytest.mark.parametrize("text", ["'", "\\", "%", "a & b | !(c", "<b>", "a:*", "“", "-", '"', "x" * 5000, "🙂"])
def test_any_text_can_be_searched(client, text):
    assert client.get("/en/matrix/", {"text": text}).status_code == 200


@pytest.mark.parametrize(
    "query",
    ["plan=none", "plan=SP99", "year=1999", "year=x", "pillar=9", "topic=9.9", "body=nobody", "responsible=MX", "words=latin",
     "status=great", "signs=gone", "part=half", "group=colour", "sort=colour", "columns=colour", "from=soon", "until=2022-13-01"],
)  # fmt: skip
def test_what_does_not_exist_is_left_out_and_said(client, query):
    html = page(client, query)

    value = query.split("=")[1]
    assert "Part of this address is not known here" in html
    assert f"“{value}”" in html
    assert len(rows(html)) == 17


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=", "page=²", "page=99999999999999999999"])
def test_a_page_number_that_makes_no_sense_is_no_failure(client, query):
    assert client.get(f"/en/matrix/?{query}").status_code == 200


def test_a_page_after_the_last_says_so_and_leads_back(client):
    html = page(client, "page=7")

    assert rows(html) == {}
    assert "First page" in html


def test_nothing_that_fits_says_how_to_widen(client):
    html = page(client, "pillar=1&status=completed")

    assert "No activity matches" in html
    assert "Without “completed”" in html
    assert "Without “1. Migration governance”" in html


def test_no_plan_at_all_says_so(client):
    Plan.objects.update(audience="ppt_es", audience_to=[])

    html = page(client)

    assert "There is no plan to follow up yet" in html


def test_f1_every_view_is_a_link_and_the_link_gives_the_view_again(client):
    query = (
        "text=taller&year=2022&status=no_evidence&signs=undated&group=body&sort=-activity&columns=status&columns=topic"
    )

    html = page(client, query, "es")

    copied = re.search(r'data-copy="([^"]+)"', html)[1].replace("&amp;", "&")
    assert sorted(parse_qsl(urlsplit(copied).query)) == sorted(parse_qsl(query))
    assert rows(client.get(copied).content.decode()) == rows(html)


def test_htmx_keeps_the_address_short(client):
    response = client.get(
        "/en/matrix/?text=&plan=SP19&year=&pillar=1&group=pillar&words=matrix", headers={"HX-Request": "true"}
    )

    assert response["HX-Push-Url"] == "/en/matrix/?pillar=1"


def test_each_filter_in_force_can_be_taken_off(client):
    html = page(client, "pillar=1&text=exchange")

    off = re.findall(r'<a class="chip-off" href="([^"]*)"', html)
    assert sorted(off) == ["?pillar=1", "?text=exchange"]


def test_l4_what_was_completed_long_ago_stands_in_the_historical_plan(client):
    old = make_activity(audience="public", state="completed", state_since=dt.date(2019, 6, 1))
    new = make_activity(audience="public", state="completed", state_since=dt.date(2021, 6, 1))

    current, historical, both = (
        set(rows(page(client, f"year=1&part={part}"))) for part in ("current", "historical", "all")
    )

    assert (current, historical, both) == ({new.pk}, {old.pk}, {old.pk, new.pk})
    assert "Historical" in rows(page(client, "year=1&part=all"))[old.pk]


def test_l4_a_plan_that_is_over_opens_whole(client):
    Plan.objects.filter(code="SP19").update(until_year=2021)
    old = make_activity(audience="public", state="completed", state_since=dt.date(2019, 6, 1))

    assert old.pk in rows(page(client, "plan=SP19"))


def test_l4_stale_rows_stand_out_by_word_and_can_be_filtered(client):
    stale = make_activity(audience="public", state="planned", year=2019)
    make_activity(audience="public", state="planned", year=2021)

    html = page(client, "signs=stale")

    assert list(rows(html)) == [stale.pk]
    assert "Stale" in rows(html)[stale.pk]


def test_f7_the_words_of_the_report_are_another_way_of_saying_the_same(client):
    planned = make_activity(audience="public", state="planned", year=2021)

    html = page(client, "words=annual_report&status=pending&group=status")

    assert set(rows(html)) == {planned.pk, *Activity.objects.filter(year=2022).values_list("pk", flat=True)}
    assert count_words(html) == "18 activities; 1 of 18 reported"
    assert "pending" in rows(html)[planned.pk]
    assert len(re.findall(r'class="group-row"', html)) == 1


READERS = {
    "": 1, "hernan.ospina": 2, "benito.calix": 2, "ingrid.sandoval": 4, "adriana.villasenor": 5, "silvia.retana": 5,
    "ernesto.alvarenga": 6, "marisol.quesada": 7, "paola.ferretti": 1,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(READERS))
def test_a5_nothing_shows_or_counts_beyond_its_audience(as_person, name):
    for audience, names in (
        ("public", []), ("participants", []), ("members_and_observer_organisations", []), ("members", []),
        ("body", ["body:wg-protection-2019"]), ("ppt_es", []), ("named", ["party:unhcr"]),
    ):  # fmt: skip
        make_activity(title_en=f"For {audience}", audience=audience, audience_to=names, year=2019)

    html = page(as_person(name), "year=2019&group=flat")

    assert len(rows(html)) == READERS[name]
    assert count_words(html).startswith(f"{READERS[name]} activit")
    assert set(re.findall(r"For \w+", html)) == {
        f"For {one}" for one in re.findall(r"For (\w+)", " ".join(rows(html).values()))
    }


def statements(client, query=""):
    page(client, query)
    with CaptureQueriesContext(connection) as found:
        page(client, query)
    return len(found)


@pytest.mark.parametrize("query", ["", "group=flat", "group=responsible&sort=-topic", "text=study&status=completed"])
@pytest.mark.parametrize("name", ["marisol.quesada", "silvia.retana", ""])
def test_the_matrix_needs_the_same_few_statements_for_any_length(as_person, name, query):
    client = as_person(name)
    before = statements(client, query)
    for number in range(60):
        make_activity(
            audience="public", title_en=f"Study {number}", state="completed", year=2021, pillar=1 + number % 3,
            topics=["1.1", "2.4"], responsible=["party:MX", "office:es"], body="wg-protection-2019", indicators=["One"],
        )  # fmt: skip

    assert statements(client, query) == before
    assert before <= 7


def test_beyond_a_thousand_rows_the_count_says_more_than_and_offers_to_count(client, monkeypatch):
    from puebla.areas.activities.queries.matrix import count, words

    for module in (count, words):
        monkeypatch.setattr(module, "MANY", 3)

    html = page(client)
    counted = page(client, "count=1")

    assert count_words(html) == "more than 3 activities"
    assert "Count them all" in html
    assert count_words(counted) == "17 activities; 0 of 17 reported"
    assert [text_of(one) for one in re.findall(r'<span id="group-\d+">.*?</span>', html)] == [
        "3 activities", "more than 3 activities", "more than 3 activities",
    ]  # fmt: skip


def test_whatever_a_person_wrote_is_text_in_every_column(as_person):
    """The rows are put together with escaping by hand: every text, in cells that the reader may change and others."""
    wrote = "<b id=wrote>\"'&"
    make_activity(
        title_en=wrote, pillar=2, topics=["2.4"], body="wg-labour-2019", responsible=["party:MX"], measures=["party:GT"],
        indicators=[wrote], year=2021, state="not_achieved", state_reason=wrote, risks_en=wrote,
    )  # fmt: skip
    Pillar.objects.update(name_en=wrote)
    Topic.objects.update(name_en=wrote)
    Party.objects.update(name_en=wrote, short_name_en=wrote)
    Body.objects.update(name_en=wrote, short_name_en=wrote)
    ActivityIndicator.objects.update(measured_by_en=wrote)

    for reader in (ES, MEXICO):
        [row] = ROW.finditer(page(as_person(reader), f"group=flat&year=2021&{EVERY_COLUMN}"))
        assert "<b id" not in row[0]
        assert row[0].count("&lt;b id=wrote&gt;&#34;&#39;&amp;") == 10
