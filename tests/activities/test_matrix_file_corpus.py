"""No file that anybody sends in breaks the page or changes half of anything: the corpus of bad spreadsheets, and bad
matrices made of a good one."""

import hashlib
import io
import re
import sys

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from puebla.areas.activities.models import MatrixFile
from tests.activities.filled import column, exported, fill, row, saved
from tests.corpus import CASES
from tests.factories.activity import make_activity

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

ES = "marisol.quesada"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")


def everything():
    """A digest of all that an import could write."""
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in ("activity", "involvement", "activitytopic", "activityindicator", "activityevent"):
            cursor.execute(f"SELECT * FROM activities_{table} ORDER BY 1")
            digest.update(repr(cursor.fetchall()).encode())
    return digest.hexdigest()


def send(client, content, name="matrix.xlsx"):
    """Send a file in and follow it to the page that tells of it; then say yes to whatever it would do."""
    page = client.post("/en/matrix/import/", {"file": SimpleUploadedFile(name, content)}, follow=True)
    return page.status_code, page.content.decode()


@LINUX
@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_answered_with_a_page_and_changes_nothing(as_person, name):
    before = everything()

    status, said = send(as_person(ES), CASES[name].make(), name)

    assert status in (200, 413, 422), said[:500]
    assert "<h1" in said
    assert everything() == before
    assert MatrixFile.objects.exists() is (status == 200)


@pytest.fixture
def study():
    return make_activity(code="2021-01", audience="public", title_en="A study", year=2021, risks_en="Little time")


BAD = {}


def bad(words):
    """The decorated function spoils a good export; the page then says these words."""

    def put(spoil):
        BAD[spoil.__name__.replace("_", " ")] = (spoil, words)
        return spoil

    return put


def place(book, heading, code="2021-01"):
    sheet = book.worksheets[0]
    return sheet.cell(row(sheet, code), column(sheet, heading))


@bad("The cell holds a formula")
def a_formula_where_a_risk_was(book):
    place(book, "Assumptions or risks").value = '=CONCAT("a","b")'


@bad("The cell holds a formula")
def a_formula_that_reaches_outside(book):
    place(book, "Responsible").value = '=WEBSERVICE("http://example.org")'


@bad("is neither a party nor a body")
def a_party_that_there_is_not(book):
    place(book, "Responsible").value = "Atlantis"


@bad("is no status")
def a_status_that_there_is_not(book):
    place(book, "Status").value = "nearly"


@bad("too far away")
def a_day_that_excel_makes_of_a_small_number(book):
    place(book, "Deadline (day)").value = 2022
    place(book, "Deadline (day)").number_format = "yyyy-mm-dd"


@bad("is a number, not a day")
def a_number_where_a_day_belongs(book):
    place(book, "Deadline (day)").value = 44737
    place(book, "Deadline (day)").number_format = "0"


@bad("The plan has no topic")
def a_topic_that_there_is_not(book):
    place(book, "Topic").value = "9.99 Nothing"


@bad("the number and the name do not belong together")
def a_pillar_with_the_name_of_another(book):
    other = next(cell.value for cell in book.worksheets[0][column_letter(book, "Pillar")][1:] if cell.value)
    number, _dot, name = other.partition(". ")
    place(book, "Pillar").value = f"{int(number) % 4 + 1}. {name}"


@bad("its column of identifiers is gone")
def no_identifiers(book):
    book.worksheets[0].delete_cols(1)


@bad("stands twice")
def a_column_that_stands_twice(book):
    sheet = book.worksheets[0]
    sheet.cell(1, sheet.max_column + 1).value = sheet.cell(1, column(sheet, "Status")).value


@bad("There is no activity")
def identifiers_of_another_plan(book):
    book.worksheets[0]["A2"].value = "1999-01"


@bad("matrix of another process")
def another_process(book):
    book["Puebla"]["C1"].value = "csm"


@bad("There is no plan “ZZ” here")
def another_plan(book):
    book["Puebla"]["D1"].value = "ZZ"


@bad("What are the columns?")
def a_stamp_of_a_later_version(book):
    book["Puebla"]["B1"].value = 99


@bad("What are the columns?")
def a_stamp_made_before_all_time(book):
    book["Puebla"]["G1"].value = "0001-01-01T00:00:00+14:00"


@bad("What are the columns?")
def a_stamp_in_a_language_that_nobody_speaks(book):
    book["Puebla"]["E1"].value = "tlh"


@bad("Anew")
def a_stamp_whose_marks_are_rubbish(book):
    for cell in book["Puebla"]["B"][1:]:
        cell.value = "%%%"
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Anew")


@bad("its column of identifiers is gone")
def no_rows_at_all(book):
    del book[book.worksheets[0].title]
    book.create_sheet("Matrix", 0)


@bad("At most 5000 characters")
def a_risk_that_is_too_long(book):
    place(book, "Assumptions or risks").value = "long " * 1001


@bad("neither an identifier nor a title")
def a_row_of_nobody(book):
    sheet = book.worksheets[0]
    sheet.cell(sheet.max_row + 1, column(sheet, "Responsible")).value = "Mexico"


@bad("does not belong to the plan")
def a_new_row_in_another_century(book):
    sheet = book.worksheets[0]
    last = sheet.max_row + 1
    sheet.cell(last, column(sheet, "Activity")).value = "New"
    sheet.cell(last, column(sheet, "Year")).value = 2099


@bad("merges too many cells")
def everything_merged_again_and_again(book):
    sheet = book.worksheets[0]
    for number in range(4000):
        sheet.merged_cells.add(f"A{2 + number % 2}:R{5000 + number}")


@bad("holds an invisible control character")
def a_control_character(book):
    place(book, "Assumptions or risks").value = "a_x0007_b"


def column_letter(book, heading):
    return openpyxl.utils.get_column_letter(column(book.worksheets[0], heading))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_matrix_is_told_of_and_changes_nothing(as_person, study, name):
    spoil, words = BAD[name]
    client = as_person(ES)
    book = exported(client, "part=all&" + "&".join(f"columns={key}" for key in (
        "pillar", "topic", "indicators", "responsible", "deadline", "measuring", "status", "risks", "body", "year",
    )))  # fmt: skip
    spoil(book)
    before = everything()

    status, said = send(client, saved(book))

    assert status in (200, 422)
    assert words in said, re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", said.split("<main")[1]))[:1500]
    assert everything() == before


def test_cells_merged_over_rows_say_the_same_of_each(as_person, study):
    """People merge the pillar over its activities; each of them has it."""
    make_activity(code="2021-02", audience="public", title_en="Another", year=2021, risks_en="Little time")
    client = as_person(ES)
    book = exported(client, "part=all&year=2021&columns=risks")
    sheet = book.worksheets[0]
    number = column(sheet, "Assumptions or risks")
    first, last = sorted((row(sheet, "2021-01"), row(sheet, "2021-02")))
    sheet.cell(first, number).value = "Of both"
    sheet.merge_cells(start_row=first, end_row=last, start_column=number, end_column=number)

    _status, said = send(client, saved(book))

    assert said.count("Of both") >= 2


def test_what_looks_like_markup_goes_out_and_comes_back_as_text(as_person, study):
    study.risks_en, study.title_en = "<r><t>Bold</t></r>", "\x1b[31mRed"
    study.save()

    book = openpyxl.load_workbook(io.BytesIO(saved(exported(as_person(ES), "part=all"))))
    assert place(book, "Assumptions or risks").value.strip() == "<r><t>Bold</t></r>"
    assert place(book, "Activity").value == "[31mRed"

    _status, said = send(as_person(ES), saved(book))
    assert "Nothing would change" in said
