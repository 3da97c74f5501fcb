"""A report as DOCX, PDF and workbook, in both languages."""

from collections import Counter
from io import BytesIO

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from puebla.areas.reports.actions.report import freeze_report, write_section
from puebla.areas.reports.queries.paper.annex import sheet_name
from puebla.areas.reports.queries.paper.file import written
from tests.factories.activity import TODAY, make_activity

from .filled import carried_out, drafted, section, some_work

pytestmark = pytest.mark.usefixtures("rcm")


@pytest.fixture
def report(by, db, settings, tmp_path):
    """A half-year's report with something in every section and one text in Spanish only."""
    settings.MEDIA_ROOT = settings.DATA = tmp_path
    some_work()
    report = drafted()
    text = "Se recomienda dar seguimiento.\n\nY fijar plazos."
    write_section(
        section=section(report, "recommendations"), by=by("marisol.quesada"), text_en="", text_es=text, version=1
    )
    return report


def text_of(report, language):
    reader = PdfReader(BytesIO(written(report, "pdf", language).content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ").split())


def paragraphs_of(report, language):
    document = docx.Document(BytesIO(written(report, "docx", language).content))
    return [(one.style.name, one.text) for one in document.paragraphs]


def test_a_draft_says_so_and_a_frozen_report_says_its_number(by, report):
    assert "Borrador" in text_of(report, "es")

    freeze_report(report=report, by=by("marisol.quesada"), on=TODAY)
    report.refresh_from_db()

    assert "Borrador" not in text_of(report, "es")
    assert "RCM/ES/2022-1/REPORT" in text_of(report, "es")


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Activities by state", "Work by pillar", "Recommendations", "Next steps"]),
        ("es", ["Actividades por estado", "Trabajo por pilar", "Recomendaciones", "Próximos pasos"]),
    ],
)
def test_its_sections_are_headings_in_the_language_of_the_file(report, language, titles):
    headings = [text for style, text in paragraphs_of(report, language) if style == "Heading 1"]

    assert [one for one in headings if one in titles] == titles


def test_both_kinds_of_file_say_the_same_figures(report):
    tables = docx.Document(BytesIO(written(report, "docx", "es").content)).tables
    cells = {tuple(cell.text for cell in row.cells) for table in tables for row in table.rows}
    text = text_of(report, "es")

    assert ("Costa Rica", "1", "2", "0", "3") in cells
    assert "Costa Rica 1 2 0 3" in text
    assert ("Completada", "4 de 25") in cells
    assert "Completada 4 de 25" in text


def test_a_text_that_is_written_in_one_language_stands_in_both_files_and_the_other_says_so(report):
    english, spanish = ([text for _style, text in paragraphs_of(report, one)] for one in ("en", "es"))

    assert "Y fijar plazos." in spanish
    assert "Y fijar plazos." in english
    assert "Written in Spanish only." in english
    assert "Redactado solo en español." not in spanish


def test_the_annex_holds_every_figure_and_every_row_as_numbers(report):
    book = openpyxl.load_workbook(BytesIO(written(report, "xlsx", "es").content))
    figures = {(row[0], row[1]): row[2:] for row in book["Cifras"].iter_rows(min_row=2, values_only=True)}

    assert figures["Actividades por estado", "Completada"] == (4, 25)
    assert list(book["Participantes por país y sexo"].values)[1] == ("Costa Rica", 1, 2, 0, 3)


def test_the_annex_lists_every_activity_so_that_the_sums_can_be_counted_again(report):
    shared = make_activity(year=2022, state="completed", pillar=2, body="wg-labour-2019", bodies=["wg-protection-2019"])
    whole = drafted("annual", "2022")
    book = openpyxl.load_workbook(BytesIO(written(whole, "xlsx", "en").content))
    head, *rows = book["Activities of the report"].iter_rows(values_only=True)

    assert head == ("Identifier", "Activity", "Year", "State", "Pillar", "Bodies")
    figures = {(row[0], row[1]): row[2] for row in book["Figures"].iter_rows(min_row=2, values_only=True)}
    states = Counter(row[3] for row in rows)
    told = {label: number for (title, label), number in figures.items() if title == "Activities by state"}
    assert states == {label: number for label, number in told.items() if number and label != "Reported on"}
    pillars = Counter(row[4] for row in rows)
    by_pillar = {row[0]: row[-1] for row in book["Activities by pillar and state"].iter_rows(values_only=True)}
    assert {name: number for name, number in by_pillar.items() if name in pillars} == {
        name: number for name, number in pillars.items() if name
    }
    [bodies] = [row[5] for row in rows if row[0] == shared.code]
    assert bodies == "Working Group on Labour Migration; Working Group on Protection"
    tables = [table for part in whole.sections.all() for table in part.content["tables"]]
    assert sum(table["is_data"] for table in tables) == 1
    document = docx.Document(BytesIO(written(whole, "docx", "en").content))
    assert not any("Activities of the report" in one.text for one in document.paragraphs)


def test_amounts_of_the_annex_are_numbers_that_can_be_summed(db, settings, tmp_path):
    settings.DATA = tmp_path
    make_activity(
        year=2022, state="planned", budget_amount="25000.50", budget_currency="USD", funds_en="Fund", funds_es="Fondo"
    )

    report = drafted()

    for language, name in (("en", "Budgets of the activities"), ("es", "Presupuesto de las actividades")):
        book = openpyxl.load_workbook(BytesIO(written(report, "xlsx", language).content))
        sheet = book[name]
        assert 25000.5 in [cell.value for cell in sheet[2]]


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Topics of the plan in which nothing is done", "Topics of the plan in which"),
        ("Temas del plan en los que no se realiza nada", "Temas del plan"),
        ("Short", "Short"),
        ("A/B: [c]?", "A B   c"),
        ("x" * 40, "x" * 31),
    ],
)
def test_a_sheet_is_named_in_whole_words(caption, name):
    names = set()

    assert sheet_name(caption, names) == name
    again = sheet_name(caption, names)
    assert again != name
    assert len(again) <= 31


def test_a_long_table_is_cut_in_the_paper_and_whole_in_the_annex(by, db, settings, tmp_path):
    settings.MEDIA_ROOT = settings.DATA = tmp_path
    for _again in range(90):
        carried_out(on=TODAY)
    report = drafted()

    tables = docx.Document(BytesIO(written(report, "docx", "en").content)).tables
    longest = max(len(table.rows) for table in tables)
    book = openpyxl.load_workbook(BytesIO(written(report, "xlsx", "en").content))

    assert longest == 81
    assert ("Puebla Note", "The first 80 of 90 rows; the annex has them all.") in paragraphs_of(report, "en")
    assert book["Activities carried out"].max_row == 91


def test_a_cell_that_looks_like_a_formula_is_only_text(db, settings, tmp_path):
    settings.DATA = tmp_path
    make_activity(year=2022, title_en="=1+1", state="not_achieved", state_reason="=2+2")

    book = openpyxl.load_workbook(BytesIO(written(drafted(), "xlsx", "en").content))

    row = next(book["Not achieved, and why"].iter_rows(min_row=2))
    assert [(cell.value, cell.data_type) for cell in row[1:]] == [("=1+1", "s"), ("=2+2", "s")]


def test_work_by_pillar_is_drawn_in_the_paper_and_told_in_words(report):
    document = docx.Document(BytesIO(written(report, "docx", "es").content))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]

    assert len(told) == 2
    assert "Gobernanza de la migración: 5" in told[0]
    assert "Planificada" in text_of(report, "es")
