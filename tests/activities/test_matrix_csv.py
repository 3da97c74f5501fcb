"""F1, A5: the rows of a view as CSV: all of them, nobody else's, in the reader's language, harmless in a spreadsheet."""

import csv
import datetime as dt
import io
import tracemalloc

import pytest

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix import export
from puebla.areas.activities.queries.matrix.table import asked
from puebla.areas.activities.queries.matrix.view import View
from puebla.areas.activities.rules.formula import unmarked
from puebla.areas.plans.models import Plan
from tests.activities.matrix_oracle import choices_of, pages_of
from tests.factories.activity import make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]


def download(client, query="", language="en"):
    response = client.get(f"/{language}/matrix.csv?{query}")
    assert response.status_code == 200
    return response, b"".join(response.streaming_content)


def table(client, query="", language="en"):
    _response, raw = download(client, query, language)
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_excel_is_told_what_it_opens(client):
    response, raw = download(client, "", "es")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="matriz-SP19-2022-03-01.csv"'


def test_f1_headings_are_in_the_readers_language_in_the_order_of_the_form(client):
    assert table(client, "columns=pillar&columns=topic&columns=deadline&columns=status", "es")[0] == [
        "Identificador", "Pilar", "Tema", "Actividad", "Plazo (año del plan)", "Plazo (año)", "Plazo (día)", "Estado",
        "Estado desde", "Motivo", "Observaciones",
    ]  # fmt: skip


def test_f1_a_row_holds_whole_texts_and_real_days(client):
    make_activity(
        code="2021-01", audience="public", title_en="A study", pillar=2, topics=["2.4", "2.1"], body="wg-labour-2019",
        responsible=["party:MX", "office:es"], measures=["party:GT"], indicators=["Officials trained"], year=2021,
        deadline_on=dt.date(2021, 6, 30), measuring_due_on=dt.date(2021, 12, 1), state="under_way",
        state_since=dt.date(2021, 2, 1), risks_en="Long " * 200, note_excepted_on=dt.date(2021, 2, 1),
        note_exception_reason="A hurricane",
    )  # fmt: skip

    heading, row = table(client, "year=2021&columns=year&columns=body&columns=pillar&columns=topic&columns=indicators"
        "&columns=responsible&columns=deadline&columns=measuring&columns=status&columns=risks")  # fmt: skip

    assert dict(zip(heading, row, strict=True)) == {
        "Identifier": "2021-01",
        "Year": "2021",
        "Body": "Labour Migration",
        "Pillar": "2. Integration, migration and its links to development",
        "Topic": "2.1 Labor migration\n2.4 Integration and reintegration of migrants",
        "Activity": "A study",
        "Indicators": "Officials trained",
        "Measured by": "Guatemala",
        "Responsible": "Mexico, ES",
        "Deadline (year of the plan)": "3",
        "Deadline (year)": "2021",
        "Deadline (day)": "2021-06-30",
        "Deadline for measuring": "2021-12-01",
        "Status": "in process",
        "Status since": "2021-02-01",
        "Reason": "",
        "Remarks": "overdue, excepted from the concept note",
        "Assumptions or risks": "Long " * 200,
    }


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-1", "@x", "＝1", "\t=1", 'quote " and, comma\nand line']
)
def test_text_that_begins_like_a_formula_stays_text(client, text):
    make_activity(audience="public", title_en=text, risks_en=text, year=2019)

    [_heading, row] = table(client, "year=2019&columns=risks")

    assert not row[1].lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert [unmarked(row[1]), unmarked(row[2])] == [text, text]


@pytest.mark.parametrize(
    "query", ["", "group=status&sort=-activity", "pillar=3&text=taller", "page=9", "status=completed"]
)
@pytest.mark.parametrize("name", ["marisol.quesada", "silvia.retana", "hernan.ospina", ""])
def test_a5_the_file_holds_the_rows_of_the_view_of_all_pages_and_no_others(as_person, name, query):
    for number, audience in enumerate(["public", "members", "participants", "ppt_es"] * 20):
        make_activity(audience=audience, title_es=f"Taller {number}", state="planned", year=2021, pillar=1 + number % 3)
    client = as_person(name)

    codes = [row[0] for row in table(client, query, "es")[1:]]

    from django.http import QueryDict
    from django.utils.translation import override

    from puebla.areas.activities.forms.matrix_view import read_view

    with override("es"):
        choices = choices_of(standing(name), language="es")
        look = read_view(QueryDict(query.replace("page=9", "")), choices).view
        shown = [row.code for one in pages_of(look, choices) for row in one.rows]
    assert codes == shown


def test_a_file_of_any_length_needs_the_memory_of_a_few_rows(monkeypatch):
    monkeypatch.setattr(export, "AT_ONCE", 20)
    plan = Plan.objects.get(code="SP19")
    Activity.objects.bulk_create(
        Activity(plan=plan, code=f"L-{number}", year=2021, title_en="Long", risks_en="x" * 2000, audience="public")
        for number in range(1500)
    )
    lines = export.csv_of(asked(View(plan="SP19", year=2021), choices_of(standing(""))))
    next(lines)
    next(lines)

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    length = sum(len(line) for line in lines)
    most = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()

    assert length > 3_000_000
    assert most < 700_000


def test_no_plan_no_file(client):
    Plan.objects.update(audience="ppt_es")

    assert client.get("/en/matrix.csv")["Location"] == "/en/matrix/"
