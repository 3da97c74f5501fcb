"""F1, A5: the rows of a view as a workbook, read back by another library than wrote it."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix.column import CHOOSABLE
from puebla.areas.activities.rules.fingerprint import LONGEST
from tests.factories.activity import make_activity

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

EVERYTHING = "&".join(f"columns={key}" for key in CHOOSABLE)


def book(client, query="", language="en"):
    response = client.get(f"/{language}/matrix.xlsx?{query}")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def sheet_of(client, query="", language="en"):
    return book(client, query, language).worksheets[0]


def column_of(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value.split("\n")[0] == heading)


def cell(sheet, heading, row=2):
    return sheet.cell(row, column_of(sheet, heading))


@pytest.fixture
def study():
    return make_activity(
        code="2021-01", audience="public", title_en="A study", pillar=2, topics=["2.4", "2.1"], body="wg-labour-2019",
        responsible=["party:MX", "office:es"], indicators=["Officials trained"], year=2021, deadline_year=2021,
        deadline_on=dt.date(2021, 6, 30), measuring_due_on=dt.date(2021, 12, 1), state="under_way", risks_en="=1+1",
    )  # fmt: skip


def test_the_file_says_what_it_is(client):
    response = client.get("/es/matrix.xlsx")
    assert b"".join(response.streaming_content).startswith(b"PK")
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == 'attachment; filename="matriz-SP19-2022-03-01.xlsx"'


def test_h2_every_heading_stands_in_both_languages_the_readers_first(client):
    headings = [one.value for one in sheet_of(client, "columns=status", "es")[1]]

    assert headings == [
        "Identificador\nIdentifier", "Actividad\nActivity", "Estado\nStatus", "Estado desde\nStatus since",
        "Motivo\nReason", "Observaciones\nRemarks",
    ]  # fmt: skip


def test_f1_days_and_numbers_are_days_and_numbers(client, study):
    sheet = sheet_of(client, f"year=2021&{EVERYTHING}")

    assert cell(sheet, "Deadline (day)").value == dt.datetime.fromisoformat("2021-06-30")
    assert cell(sheet, "Deadline for measuring").is_date
    assert cell(sheet, "Deadline (year)").value == 2021
    assert cell(sheet, "Deadline (year of the plan)").value == 3
    assert cell(sheet, "Topic").value.startswith("2.1")
    assert cell(sheet, "Responsible").value == "Mexico, ES"


def test_text_like_a_formula_is_text_and_stays_as_it_was_written(client, study):
    risks = cell(sheet_of(client, f"year=2021&{EVERYTHING}"), "Assumptions or risks")

    assert (risks.value, risks.data_type, risks.quotePrefix) == ("=1+1", "s", True)


def test_f1_the_sheet_holds_the_rows_of_the_view_and_no_others(client, study):
    for number in range(70):
        make_activity(code=f"2021-{number + 10}", audience="public", year=2021)
    make_activity(code="2021-99", audience="ppt_es", year=2021)

    codes = [one.value for one in sheet_of(client, "year=2021")["A"][1:]]

    assert codes == list(
        Activity.objects.filter(year=2021, audience="public").order_by("code").values_list("code", flat=True)
    )


def test_the_head_stays_in_sight_and_can_be_filtered(client, study):
    sheet = sheet_of(client, "year=2021&columns=status")

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F2"


def is_locked(sheet, number):
    """An empty cell looks as its column does."""
    found = sheet.cell(2, number)
    return (found if found.value is not None else sheet.column_dimensions[found.column_letter]).protection.locked


def test_identifiers_are_locked_and_what_the_matrix_changes_is_open(client, study):
    sheet = sheet_of(client, f"year=2021&{EVERYTHING}")

    assert sheet.protection.sheet
    locked = {one.value.split("\n")[0]: is_locked(sheet, one.column) for one in sheet[1]}
    assert {heading for heading, is_locked in locked.items() if not is_locked} == {
        "Pillar", "Topic", "Activity", "Indicators", "Measured by", "Responsible", "Deadline (year)", "Deadline (day)",
        "Deadline for measuring", "Status", "Reason", "Assumptions or risks",
    }  # fmt: skip


def test_year_and_body_are_open_in_the_rows_for_new_activities_alone(client, study):
    sheet = sheet_of(client, f"year=2021&{EVERYTHING}")

    for heading in ("Year", "Body"):
        number = column_of(sheet, heading)
        assert sheet.cell(2, number).protection.locked
        assert not sheet.column_dimensions[sheet.cell(2, number).column_letter].protection.locked


@pytest.mark.parametrize(("language", "words"), [
    ("en", ["planned", "in process", "completed", "not achieved", "dropped", "no evidence"]),
    ("es", ["planificada", "en proceso", "completada", "no lograda", "descartada", "sin evidencia"]),
])  # fmt: skip
def test_f7_the_status_is_chosen_from_the_words_of_the_reader(client, study, language, words):
    found = book(client, "year=2021&columns=status", language)
    rules = found.worksheets[0].data_validations.dataValidation
    [rule] = [one for one in rules if one.type == "list" and str(one.sqref).startswith("C")]
    name, _mark, place = rule.formula1.strip("=").replace("'", "").rpartition("!")

    assert [one.value for (one,) in found[name][place.replace("$", "")]] == words
    assert str(rule.sqref) == "C2:C202"  # the row and the free ones below


@pytest.mark.parametrize(("language", "heading", "among"), [
    ("en", "Pillar", ["1. Migration governance"]),
    ("es", "Pilar", ["1. Gobernanza de la migración"]),
    ("en", "Topic", ["1.1 Generation and use of migration data"]),
    ("es", "Responsable", ["PPT", "México", "Estados Unidos", "Protección"]),
    ("en", "Responsible", ["PPT", "Mexico", "United States", "Protection"]),
])  # fmt: skip
def test_pillars_topics_and_parties_are_offered_in_the_words_of_the_reader(client, study, language, heading, among):
    found = book(client, f"year=2021&{EVERYTHING}", language)
    sheet = found.worksheets[0]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value.split("\n")[0] == heading)
    [rule] = [one for one in sheet.data_validations.dataValidation if str(one.sqref).startswith(f"{letter}2:")]
    name, _mark, place = rule.formula1.strip("=").replace("'", "").rpartition("!")
    offered = [one.value for (one,) in found[name][place.replace("$", "")]]

    assert set(among) <= set(offered)
    assert len(offered) == len(set(offered))
    assert rule.showErrorMessage is (heading in ("Pillar", "Pilar"))  # several of the others may stand in one cell


def test_a_row_is_as_high_as_its_longest_text_and_still_grows(client, study):
    study.risks_en = "One line\n" + "and a very long one " * 20
    study.save()
    response = client.get(f"/en/matrix.xlsx?year=2021&{EVERYTHING}")
    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as packed:
        rows = packed.read("xl/worksheets/sheet1.xml").decode().split("<row ")
    height = float(rows[2].split('ht="')[1].split('"')[0])

    assert 10 * 15 <= height <= 20 * 15
    assert "customHeight" not in rows[2]


@pytest.mark.parametrize(("columns", "paper"), [("columns=status", 1), ("", 5), (EVERYTHING, 3)])
def test_it_prints_one_page_wide_on_paper_on_which_it_can_be_read(client, study, columns, paper):
    sheet = sheet_of(client, f"year=2021&{columns}")
    across = {1: 11, 5: 14, 3: 17}[paper] - 0.8  # inches within the margins
    drawn = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]) * 7 / 96

    assert sheet.page_setup.paperSize == paper
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert across / drawn > 0.6


def test_it_prints_across_with_its_title_and_day(client, study):
    sheet = sheet_of(client, "year=2021", "es")

    assert sheet.page_setup.orientation == "landscape"
    assert sheet.oddHeader.left.text == "Matriz de seguimiento, Plan Estratégico de la CRM 2019-2022"
    assert sheet.oddHeader.right.text == "1 de marzo de 2022"
    assert sheet.print_title_rows == "$1:$1"


def test_rows_of_one_pillar_share_a_band(client):
    make_activity(code="2021-01", audience="public", year=2021, pillar=1)
    make_activity(code="2021-02", audience="public", year=2021, pillar=2)
    make_activity(code="2021-03", audience="public", year=2021, pillar=2)
    sheet = sheet_of(client, "year=2021&columns=pillar")

    bands = {one.value: one.fill.fgColor.rgb for one in sheet["A"][1:]}
    assert bands["2021-02"] == bands["2021-03"] != bands["2021-01"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_second_sheet_explains_every_column(client, language):
    found = book(client, EVERYTHING, language)
    explained = {row[0].value: row[1].value for row in found.worksheets[1].iter_rows()}

    for heading in found.worksheets[0][1]:
        assert explained[heading.value.split("\n")[0]]


def test_an_empty_view_is_a_sheet_with_its_headings(client):
    sheet = sheet_of(client, "year=2019&text=nothingofthekind")

    assert sheet.max_row in (1, 2)
    assert sheet["A1"].value == "Identifier\nIdentificador"


def test_a_text_longer_than_a_cell_says_that_it_was_cut(client, study):
    Activity.objects.filter(pk=study.pk).update(risks_en="x" * 40_000)

    risks = cell(sheet_of(client, "year=2021&columns=risks"), "Assumptions or risks").value

    assert len(risks) == LONGEST
    assert risks.endswith("[…]")


def test_the_page_offers_the_workbook_of_its_view(client):
    page = client.get("/en/matrix/?year=2022&group=flat").content.decode()

    assert 'href="/en/matrix.xlsx?' in page


def test_a5_a_reader_gets_what_a_reader_may_read(as_person, study):
    make_activity(code="2021-50", audience="members", year=2021)
    make_activity(code="2021-51", audience="ppt_es", year=2021)

    def codes(name):
        return {one.value for one in sheet_of(as_person(name), "year=2021")["A"][1:]}

    assert codes(None) == codes("ingrid.sandoval") == {"2021-01"}
    assert codes("adriana.villasenor") == {"2021-01", "2021-50"}
    assert codes("marisol.quesada") == {"2021-01", "2021-50", "2021-51"}


def test_f1_the_form_of_2019_has_its_seven_columns(client, study):
    sheet = sheet_of(client, "year=2021&form=2019")

    assert [(one.value.split("\n")[0], sheet.cell(2, one.column).value) for one in sheet[1]] == [
        ("Programmatic pillar", "2. Integration, migration and its links to development"),
        ("Topic", "2.1 Labor migration\n2.4 Integration and reintegration of migrants"),
        ("Description of the activity", "A study"),
        ("Indicators of results or impact", "Officials trained"),
        ("Responsible", "Mexico, ES"),
        ("Deadline (1st, 2nd, 3rd year)", 3),
        ("Status", "in process"),
    ]
