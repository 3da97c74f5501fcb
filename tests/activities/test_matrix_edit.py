"""F1, F2, H1: cells changed where they stand, with a script and without; two people on one row."""

import datetime as dt
import re

import pytest

from puebla.areas.activities.actions.row import set_risks
from puebla.areas.activities.models import Activity
from puebla.areas.bodies.rules.actor import name_of
from tests.factories.activity import accept_note_of, make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

HTMX = {"HX-Request": "true"}
ES, PPT, MEXICO, DELEGATE = "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "silvia.retana"


@pytest.fixture
def activity():
    return make_activity(
        code="2021-01", audience="public", title_en="A study", year=2021, pillar=1, body="wg-protection-2019",
        state="under_way", responsible=["party:MX"], risks_en="Elections",
    )  # fmt: skip


def address(activity, cell, query="year=2021", language="en"):
    return f"/{language}/matrix/{activity.code}/{cell}/?{query}"


def row_of(html, activity):
    return re.search(rf'<tr id="row-{activity.pk}".*?</tr>', html, re.DOTALL)[0]


def fields_of(html):
    """What a browser would send back of the form in a piece of HTML."""
    found = dict(re.findall(r'<input type="hidden" name="(version)" value="(\d+)"', html))
    for name, body in re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', html, re.DOTALL):
        found[name] = body.strip()
    for name, body in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', html, re.DOTALL):
        found[name] = re.findall(r'value="([^"]*)" selected', body)
    for name, value, rest in re.findall(r'<input type="checkbox"[^>]* name="(\w+)" value="([^"]*)"([^>]*)>', html):
        found.setdefault(name, []).extend([value] if "checked" in rest else [])
    for name, rest in re.findall(r'<input type="date" name="(\w+)"([^>]*)>', html):
        found[name] = (re.findall(r'value="([^"]*)"', rest) or [""])[0]
    return found


def as_words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


EDITS = {
    "status": ({"verb": "lose_sight", "reason": "Nobody answers"}, lambda one: one.state == "no_evidence"),
    "deadline": (
        {"deadline_year": "2021", "deadline_on": "2021-06-30", "measuring_due_on": "2021-12-01"},
        lambda one: (
            (one.deadline_year, one.deadline_on, one.measuring_due_on)
            == (2021, dt.date(2021, 6, 30), dt.date(2021, 12, 1))
        ),
    ),
    "responsible": (
        {"names": ["party:GT", "office:es"]},
        lambda one: sorted(map(name_of, one.involvements.filter(role="responsible"))) == ["office:es", "party:GT"],
    ),
    "risks": ({"text": "A hurricane"}, lambda one: (one.risks_en, one.risks_es) == ("A hurricane", "")),
}


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [("en", "2022, year 4 of the plan", "2025, outside the plan (2019–2022)"),
     ("es", "2022, año 4 del plan", "2025, fuera del plan (2019–2022)")],
)  # fmt: skip
def test_a_deadline_after_the_plan_can_be_chosen_and_is_called_so(as_person, activity, language, inside, outside):
    form = as_person(ES).get(address(activity, "deadline").replace("/en/", f"/{language}/")).content.decode()

    assert f">{inside}<" in form
    assert f">{outside}<" in form


@pytest.mark.parametrize("cell", sorted(EDITS))
def test_a_cell_is_changed_on_a_page_of_its_own_where_there_is_no_script(as_person, activity, cell):
    client = as_person(ES)
    typed, is_changed = EDITS[cell]

    opened = client.get(address(activity, cell, "year=2021&group=flat"))
    sent = client.post(address(activity, cell, "year=2021&group=flat"), fields_of(opened.content.decode()) | typed)

    assert opened.status_code == 200
    assert (sent.status_code, sent["Location"]) == (302, f"/en/matrix/?year=2021&group=flat#row-{activity.pk}")
    activity = Activity.objects.get(pk=activity.pk)
    assert is_changed(activity)
    assert activity.version == 2
    assert "Saved." in client.get("/en/matrix/").content.decode()


@pytest.mark.parametrize(
    "query", ["year=2021", "year=2021&group=status&sort=-deadline&columns=status&columns=risks", "group=flat"]
)
@pytest.mark.parametrize("cell", sorted(EDITS))
def test_with_htmx_the_row_alone_comes_back_and_is_the_row_of_a_fresh_page(as_person, activity, cell, query):
    client = as_person(ES)
    typed, is_changed = EDITS[cell]

    opened = client.get(address(activity, cell, query), headers=HTMX).content.decode()
    sent = client.post(address(activity, cell, query), fields_of(opened) | typed, headers=HTMX)

    assert opened.lstrip().startswith('<form class="cell-form"')
    assert sent.status_code == 200
    assert is_changed(Activity.objects.get(pk=activity.pk))
    fresh = row_of(client.get(f"/en/matrix/?{query}").content.decode(), activity)
    swapped = row_of(sent.content.decode(), activity)
    # Which cell takes the focus, and that the row has moved, is said to the one who changed it only.
    swapped = re.sub(r' data-focus|<p class="row-note">.*?</p>', "", swapped)
    assert swapped == fresh


@pytest.mark.parametrize("cell", sorted(EDITS))
def test_giving_up_brings_the_row_of_a_fresh_page_back(as_person, activity, cell):
    client = as_person(ES)
    fresh = row_of(client.get("/en/matrix/?year=2021").content.decode(), activity)

    kept = client.get(f"/en/matrix/2021-01/?year=2021&focus={cell}", headers=HTMX).content.decode()
    without_script = client.get("/en/matrix/2021-01/?year=2021")

    assert row_of(kept, activity).replace(" data-focus", "") == fresh
    assert without_script["Location"] == f"/en/matrix/?year=2021#row-{activity.pk}"


def test_f7_counts_follow_the_change(as_person, activity):
    client = as_person(ES)
    query = "year=2021&group=status"

    sent = client.post(
        address(activity, "status", query), {"version": 1, "verb": "lose_sight", "reason": "Silence"}, headers=HTMX
    ).content.decode()

    assert '<span id="matrix-count" hx-swap-oob="true">1 activity; 0 of 1 reported</span>' in sent
    assert '<span id="group-1" hx-swap-oob="true">0 activities</span>' in sent  # in process
    assert '<span id="group-5" hx-swap-oob="true">1 activity</span>' in sent  # no evidence
    assert "It now belongs to the group “no evidence”." in sent


def test_a_row_that_leaves_the_view_says_so(as_person, activity):
    client = as_person(ES)
    query = "year=2021&status=in_process"
    typed = {"version": 1, "verb": "drop", "reason": "Overtaken"}

    sent = client.post(address(activity, "status", query), typed, headers=HTMX).content.decode()

    assert "It no longer fits the filters of this view." in row_of(sent, activity)
    assert "dropped" in row_of(sent, activity)
    assert '<span id="matrix-count" hx-swap-oob="true">0 activities</span>' in sent


def test_a_row_that_leaves_the_view_says_so_without_a_script_too(as_person, activity):
    client = as_person(ES)

    client.post(address(activity, "status", "status=in_process"), {"version": 1, "verb": "drop", "reason": "Overtaken"})

    assert "It no longer fits the filters of this view." in client.get("/en/matrix/?status=in_process").content.decode()


WRONG = [
    ("status", {"verb": "drop", "reason": " "}, "Say why"),
    ("status", {"verb": "give_up", "reason": ""}, "Say why"),
    ("status", {"verb": "complete"}, "cannot be carried out before its concept note is accepted"),
    ("status", {"verb": ""}, "required"),
    ("status", {"verb": "begin"}, "The status has changed; choose again"),
    ("deadline", {"deadline_year": "2022", "deadline_on": "2021-06-30"}, "The day lies in 2021"),
    ("deadline", {"deadline_on": "soon"}, "valid date"),
    ("deadline", {"deadline_year": "1492"}, "valid choice"),
    ("responsible", {"names": ["party:ZZ"]}, "valid choice"),
    ("risks", {"text": "x" * 5001}, "5000"),
]


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
@pytest.mark.parametrize(("cell", "typed", "words"), WRONG)
def test_what_is_refused_is_said_beside_the_field_and_nothing_changes(as_person, activity, cell, typed, words, headers):
    client = as_person(ES)

    sent = client.post(address(activity, cell), {"version": 1} | typed, headers=headers)

    assert sent.status_code == 422
    assert words in sent.content.decode()
    assert Activity.objects.get(pk=activity.pk).version == 1
    assert (sent.get("HX-Retarget"), sent.get("HX-Reswap")) == (
        ("closest td", "innerHTML") if headers else (None, None)
    )


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_a_second_party_is_added_without_losing_the_first(as_person, activity, headers):
    client = as_person(ES)
    shown = fields_of(client.get(address(activity, "responsible"), headers=headers).content.decode())
    assert shown["names"] == ["party:MX"]

    client.post(address(activity, "responsible"), shown | {"names": [*shown["names"], "party:GT"]}, headers=headers)

    assert sorted(map(name_of, activity.involvements.filter(role="responsible"))) == ["party:GT", "party:MX"]


def test_f2_an_accepted_note_opens_the_way(as_person, activity):
    accept_note_of(activity)

    sent = as_person(PPT).post(address(activity, "status"), {"version": 1, "verb": "complete"}, headers=HTMX)

    assert "completed" in row_of(sent.content.decode(), activity)


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "page"])
def test_two_people_on_one_row_the_second_sees_who_changed_what_and_chooses(as_person, activity, headers):
    client = as_person(PPT)
    opened = fields_of(client.get(address(activity, "status")).content.decode())
    set_risks(
        activity=activity, language="en", text="Elections in May", by=standing(MEXICO), version=1, reason="Now dated"
    )
    mine = opened | {"verb": "drop", "reason": "No funds"}

    refused = client.post(address(activity, "status"), mine, headers=headers)

    html = refused.content.decode()
    assert refused.status_code == 409
    assert (
        "Mexico’s focal point (Adriana Villaseñor Cota) changed the assumptions or risks (in English) from “Elections” to "
        "“Elections in May”, because “Now dated”."
    ) in as_words(html)
    assert Activity.objects.get(pk=activity.pk).state == "under_way"
    again = fields_of(html)
    assert (again["version"], again["verb"], again["reason"]) == ("2", ["drop"], "No funds")

    chosen = client.post(address(activity, "status"), again, headers=headers)

    assert chosen.status_code == (200 if headers else 302)
    stored = Activity.objects.get(pk=activity.pk)
    assert (stored.state, stored.risks_en, stored.version) == ("dropped", "Elections in May", 3)


def test_the_second_of_two_is_told_also_where_her_own_words_no_longer_fit(as_person, activity):
    client = as_person(PPT)
    as_person(ES).post(address(activity, "status"), {"version": 1, "verb": "drop", "reason": "Overtaken"})

    refused = client.post(
        address(activity, "status"), {"version": 1, "verb": "give_up", "reason": "No funds"}, headers=HTMX
    )

    assert refused.status_code == 409
    assert "Under way → Dropped" in as_words(refused.content.decode())
    assert "The status has changed; choose again" in refused.content.decode()


MAY = {
    ES: {"status", "deadline", "responsible", "risks"},
    PPT: {"status", "deadline", "responsible", "risks"},
    MEXICO: {"status", "risks"},  # responsible for it
    DELEGATE: {"status", "risks"},  # of the group that holds it
    "oscar.xicara": set(),
    "hernan.ospina": set(),
    "ingrid.sandoval": set(),
    "benito.calix": set(),
    "": set(),
}


@pytest.mark.parametrize("name", sorted(MAY))
def test_a6_pencils_stand_where_the_table_allows_and_the_addresses_agree(as_person, activity, name):
    client = as_person(name)

    row = row_of(client.get("/en/matrix/?year=2021").content.decode(), activity)
    codes = {cell: client.get(address(activity, cell)).status_code for cell in EDITS}
    sent = {cell: client.post(address(activity, cell), {"version": 1} | EDITS[cell][0]).status_code for cell in EDITS}

    assert set(re.findall(r'href="/en/matrix/2021-01/(\w+)/', row)) == MAY[name]
    assert {cell for cell, code in codes.items() if code == 200} == MAY[name]
    assert {cell for cell, code in sent.items() if code != 403} <= MAY[name]
    assert set(codes.values()) <= {200, 403}


@pytest.mark.parametrize("cell", [*sorted(EDITS), ""])
def test_a5_an_activity_beyond_the_audience_does_not_exist(as_person, activity, cell):
    Activity.objects.filter(pk=activity.pk).update(audience="ppt_es")

    assert as_person(MEXICO).get(f"/en/matrix/2021-01/{cell}/".replace("//", "/")).status_code == 404


def test_every_pencil_says_in_words_what_it_changes_and_of_what(as_person, activity):
    page = as_person(ES).get("/es/matrix/?year=2021").content.decode()
    said = dict(re.findall(r'id="((?:say|title)-\w+)"[^>]*>([^<]+)<', page))
    pencils = re.findall(r'aria-labelledby="(\S+) (\S+)"', row_of(page, activity))

    assert [said[title] for _words, title in pencils] == ["A study"] * 5
    assert [said[words].split()[0] for words, _title in pencils] == ["Cambiar"] * 5


@pytest.mark.parametrize("count", [1, 3])
def test_an_edit_needs_the_same_statements_for_any_number_of_rows(
    as_person, activity, count, django_assert_max_num_queries
):
    client = as_person(ES)
    for number in range(count):
        make_activity(audience="public", year=2021, title_en=f"Other {number}")
    client.get("/en/matrix/?year=2021")

    with django_assert_max_num_queries(40):
        client.post(address(activity, "risks"), {"version": 1, "text": "New"}, headers=HTMX)
