"""The matrix goes out as a workbook, is filled in by other means than Puebla's, and comes back.

The secretariat fetches the matrix, five cells are changed far from any network, and the file is sent in: five changes are
shown, taken over, and stand in the history with their reason.
"""

import datetime as dt
import io

import openpyxl
import pytest

from tests.activities.filled import column, fill, saved

from .test_look import faults
from .visitor import PHONE, WIDE

SECRETARIAT, MEXICO = "Marisol Quesada", "Adriana Villaseñor"
RISKS = "Assumptions or risks"


@pytest.fixture
def demonstration(running):
    """Each telling begins at the beginning."""
    with running() as server:
        yield server


def fetched(visitor, button="Excel"):
    """The workbook that the button of the matrix's page gives."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=button, exact=True).click()
    return openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))


def send_in(visitor, book, name="matrix.xlsx"):
    """Through the page: from the matrix to the upload, to what would change."""
    visitor.go("/matrix/")
    visitor.page.locator("main a[href$='/matrix/import/']").click()
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": saved(book)}
    visitor.page.locator("main input[type=file]").set_input_files(file)
    visitor.page.locator("main form button[type=submit]").click()
    visitor.page.wait_for_load_state()


def rows_under(visitor, heading):
    """The rows of the list under a heading of the page, as texts."""
    section = visitor.page.locator("section", has=visitor.page.get_by_role("heading", name=heading, exact=True))
    return [line.inner_text() for line in section.locator("tbody tr").all()]


def take_over(visitor, reason="Answers of the ministries, 1 March"):
    visitor.page.get_by_label("Reason").fill(reason)
    visitor.page.get_by_role("button", name="Take everything over").click()
    visitor.page.get_by_text("Taken over").first.wait_for()


def codes_of(sheet):
    return [cell.value for cell in sheet["A"][1:] if cell.value]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_five_cells_changed_elsewhere_are_five_changes_here_and_five_lines_of_history(visit, size):
    visitor = visit(SECRETARIAT, size=size)
    visitor.go("/matrix/?part=all")
    book = fetched(visitor)
    sheet = book.worksheets[0]
    first, second, third, fourth, fifth = codes_of(sheet)[:5]
    fill(sheet, first, **{RISKS: "The rainy season"})
    fill(sheet, second, **{"Deadline (day)": dt.date(2022, 9, 30)})
    fill(sheet, third, Responsible="Guatemala, ES")
    fill(sheet, fourth, Status="planned")
    fill(sheet, fifth, Activity="Another title")

    send_in(visitor, book)

    assert len(rows_under(visitor, "Cells that change")) == 5
    assert faults(visitor.page) == []
    take_over(visitor)

    visitor.go("/history/")
    told = visitor.page.locator("main").inner_text()
    lines = [line_of(visitor, code) for code in (first, second, third, fourth, fifth)]
    assert "Answers of the ministries, 1 March" in told
    assert all("Answers of the ministries, 1 March" in line for line in lines)
    changed = ("The rainy season", "30 September 2022", "Guatemala", "Planned", "Another title")
    assert [words in line for words, line in zip(changed, lines, strict=True)] == [True] * 5


def line_of(visitor, code):
    """The newest line in the history of an activity."""
    visitor.go(f"/history/activity/{code}/")
    return visitor.page.locator("ol.history > li").first.inner_text()


def test_a_cell_changed_in_both_places_is_decided(visit):
    visitor = visit(SECRETARIAT)
    visitor.go("/matrix/?part=all")
    book = fetched(visitor)
    code, other = codes_of(book.worksheets[0])[:2]
    fill(book.worksheets[0], code, **{RISKS: "As the ministry sees it"})
    fill(book.worksheets[0], other, **{RISKS: "Nobody else wrote here"})
    visitor.go(f"/matrix/{code}/risks/")
    visitor.page.get_by_label(RISKS).fill("As the secretariat sees it")
    visitor.page.get_by_role("button", name="Save").click()
    visitor.page.wait_for_load_state()

    send_in(visitor, book)
    visitor.page.get_by_role("button", name="Take everything over").click()
    visitor.page.get_by_text("This could not be saved yet").wait_for()
    visitor.page.get_by_label("The file: As the ministry sees it").check()
    assert faults(visitor.page) == []
    take_over(visitor)

    visitor.go(f"/activities/{code}/")
    assert "As the ministry sees it" in visitor.page.locator("main").inner_text()


def test_a_cell_that_is_not_ones_own_to_change_is_refused_and_the_rest_taken(visit):
    """Mexico hosts and answers for nothing here; what it may not change stays."""
    visitor = visit(SECRETARIAT)
    visitor.go("/matrix/?part=all")
    code, other = codes_of(fetched(visitor).worksheets[0])[:2]
    visitor.go(f"/matrix/{code}/responsible/")
    visitor.page.get_by_label("Mexico", exact=True).check()
    visitor.page.get_by_role("button", name="Save").click()
    visitor.page.wait_for_load_state()

    mexico = visit(MEXICO)
    mexico.go("/matrix/?part=all")
    book = fetched(mexico)
    fill(book.worksheets[0], code, **{RISKS: "Seen from Mexico"})
    fill(book.worksheets[0], other, **{RISKS: "Not ours to say"})
    send_in(mexico, book)

    assert len(rows_under(mexico, "Cells that change")) == 1
    [refused] = rows_under(mexico, "Cells that are not taken")
    assert "Your office does not include changing this." in refused
    take_over(mexico)

    mexico.go(f"/activities/{other}/")
    assert "Not ours to say" not in mexico.page.locator("main").inner_text()


def test_a_spanish_file_sent_in_by_an_english_reader(visit):
    spanish = visit(SECRETARIAT, language="es")
    spanish.go("/matrix/?part=all")
    book = fetched(spanish)
    code = codes_of(book.worksheets[0])[0]
    fill(book.worksheets[0], code, Estado="planificada", Supuestos_o_riesgos="La temporada de lluvias")

    reader = visit(SECRETARIAT)
    send_in(reader, book, "matriz.xlsx")

    assert len(rows_under(reader, "Cells that change")) == 2
    take_over(reader)
    reader.go(f"/activities/{code}/")
    spanish.go(f"/activities/{code}/")
    assert "La temporada de lluvias" in spanish.page.locator("main").inner_text()
    assert "Planned" in reader.page.locator("main").inner_text()


def test_the_form_of_2019_comes_back_once_its_columns_are_confirmed(visit):
    visitor = visit(SECRETARIAT)
    visitor.go("/matrix/?part=all")
    book = fetched(visitor, "Form of 2019")
    sheet = book.worksheets[0]
    title = sheet.cell(2, column(sheet, "Description of the activity")).value
    sheet.cell(2, column(sheet, "Responsible")).value = "Panama"

    send_in(visitor, book, "form-2019.xlsx")
    visitor.page.get_by_role("heading", name="What are the columns?").wait_for()
    assert faults(visitor.page) == []
    visitor.page.get_by_role("button", name="Show what would change").click()

    [change] = rows_under(visitor, "Cells that change")
    assert title in change
    assert "Panama" in change
    take_over(visitor)
    visitor.go("/matrix/?part=all")
    again = fetched(visitor, "Form of 2019").worksheets[0]
    assert again.cell(2, column(again, "Responsible")).value == "Panama"
