"""Spreadsheets are read as they were written: values, addresses, formulas, merged cells, and any kind of CSV."""

import datetime as dt
import io
import string

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.sheets.book import cell_name
from puebla.kernel.sheets.read import read_book

SLOW = settings(max_examples=25, deadline=None)  # every example starts a process


def written(write, **options):
    """The bytes of the workbook that ``write`` fills with XlsxWriter."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **options}) as book:
        write(book)
    return stream.getvalue()


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_have_the_names_that_excel_gives_them():
    assert [cell_name(0, 0), cell_name(6, 2), cell_name(9, 25), cell_name(0, 26), cell_name(0, 701)] == [
        "A1",
        "C7",
        "Z10",
        "AA1",
        "ZZ1",
    ]
    assert cell_name(1_048_575, 16_383) == "XFD1048576"


def test_a_sheet_keeps_its_name_its_place_and_its_kinds_of_values():
    def write(book):
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        moments = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet = book.add_worksheet("Matriz & más")
        sheet.write_row("A1", ["país", "  dos\nlíneas ", 3, 2.5, True, False])
        sheet.write_datetime("A2", dt.datetime.fromisoformat("2022-03-01"), days)
        sheet.write_datetime("B2", dt.datetime.fromisoformat("2022-03-01T14:30"), moments)
        sheet.write_string("C2", "=not a formula")
        sheet.write_blank("D2", None, days)
        book.add_worksheet("oculta").hide()
        book.add_worksheet("muy oculta").very_hidden()

    book = read_book(written(write), "matriz.xlsx")
    sheet = book.sheets[0]

    assert (book.kind, sheet.name, sheet.is_hidden) == ("xlsx", "Matriz & más", False)
    assert sheet.rows == [
        ["país", "  dos\nlíneas ", 3, 2.5, True, False],
        [dt.date(2022, 3, 1), dt.datetime.fromisoformat("2022-03-01T14:30"), "=not a formula"],
    ]
    assert [type(value) for value in sheet.rows[0]] == [str, str, int, float, bool, bool]
    assert type(sheet.rows[1][0]) is dt.date
    assert sheet.formulas == frozenset()
    assert [(sheet.name, sheet.is_hidden, sheet.rows) for sheet in book.sheets[1:]] == [
        ("oculta", True, []),
        ("muy oculta", True, []),
    ]


def test_rows_and_columns_are_counted_from_a1_wherever_the_cells_begin():
    def write(book):
        sheet = book.add_worksheet()
        sheet.write("C5", "first")
        sheet.write("E7", "last")

    assert read_book(written(write), "a.xlsx").sheets[0].rows == [
        [],
        [],
        [],
        [],
        [None, None, "first"],
        [],
        [None, None, None, None, "last"],
    ]


def test_formulas_and_merged_cells_are_told_with_their_addresses():
    def write(book):
        sheet = book.add_worksheet()
        sheet.write("A1", 2)
        sheet.write_formula("B2", "=A1*2", None, 4)
        sheet.write_array_formula("C3:C4", "{=A1:A2}", None, 2)
        sheet.write_formula("D9", "=NA()", None, "#N/A")
        sheet.write_string("E1", "<f>=1</f>")
        sheet.merge_range("A6:C7", "title")

    sheet = read_book(written(write), "a.xlsx").sheets[0]

    assert sheet.formulas == {(1, 1), (2, 2), (8, 3)}
    assert sheet.merged == ((5, 0, 6, 2),)
    assert sheet.rows[1] == [None, 4]
    assert sheet.rows[8] == [None, None, None, "#N/A"]
    assert sheet.rows[5] == ["title"]


def test_a_formula_that_was_never_counted_is_told_and_has_no_value():
    book = openpyxl.Workbook()
    book.active["B2"] = "=1+1"
    book.active["A1"] = "x"

    sheet = read_book(saved(book), "a.xlsx").sheets[0]

    assert (sheet.rows, sheet.formulas) == ([["x"]], {(1, 1)})


# What a cell of a workbook can hold: no control characters, and nothing that Excel's own escapes would change.
TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
    | st.sampled_from("\n\táéíñ=;"),
    min_size=1,
    max_size=40,
).filter(lambda text: "_x" not in text)
# Both libraries write sixteen figures of a number.
NUMBERS = st.integers(-(10**14), 10**14) | st.floats(-1e300, 1e300).map(lambda number: float(f"{number:.15g}"))
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
CELLS = st.none() | TEXT | NUMBERS | st.booleans() | DAYS
TABLES = st.lists(st.lists(CELLS, max_size=6), max_size=8)


def trimmed(rows):
    """A table as it is read: empty cells and rows at the end cut."""
    rows = [list(row) for row in rows]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


@SLOW
@given(TABLES)
def test_what_xlsxwriter_writes_is_read_back(table):
    def write(book):
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet()
        for row, line in enumerate(table):
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(row, column, value, days)
                elif value is not None:
                    sheet.write(row, column, value)

    assert read_book(written(write), "a.xlsx").sheets[0].rows == trimmed(table)


@SLOW
@given(TABLES)
def test_what_openpyxl_writes_is_read_back(table):
    book = openpyxl.Workbook()
    for row, line in enumerate(table, 1):
        for column, value in enumerate(line, 1):
            cell = book.active.cell(row, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    assert read_book(saved(book), "a.xlsx").sheets[0].rows == trimmed(table)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_every_dialect_that_excel_writes(encoding, separator):
    lines = [["país", "año", "nota"], ["México", "2022", f"a{separator}b\r\nc"], ["", "1,5", 'dijo "no"'], ["Perú"]]
    text = "\r\n".join(separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)

    book = read_book(text.encode(encoding), "lista.csv")

    assert book.kind == "csv"
    assert book.sheets[0].rows == [
        ["país", "año", "nota"],
        ["México", "2022", f"a{separator}b\r\nc"],
        [None, "1,5", 'dijo "no"'],
        ["Perú"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),
        ("a,b\nuno; dos,2\n", [["a", "b"], ["uno; dos", "2"]]),
        ("sep=|\na|b;c,d\n", [["a", "b;c,d"]]),
        ("one column\nanother, with a comma\n", [["one column"], ["another, with a comma"]]),
        ("a;b\n\n1;2\n;;;\n\n", [["a", "b"], [], ["1", "2"]]),
        ('5" pipe;b\nx;y', [['5" pipe', "b"], ["x", "y"]]),
        ("a\tb, c\r1\t2", [["a", "b, c"], ["1", "2"]]),
        ("=1+1;@x\n", [["=1+1", "@x"]]),
        ("007;1e5;TRUE;01/02/2022", [["007", "1e5", "TRUE", "01/02/2022"]]),
    ],
)
def test_a_csv_holds_nothing_but_text_whatever_separates_it(text, rows):
    assert read_book(text.encode(), "a.csv").sheets[0].rows == rows


@SLOW
@given(st.lists(st.lists(st.text(string.ascii_letters + ' ,;"\n=áñ', max_size=8), min_size=2, max_size=5), min_size=1))
def test_what_python_writes_as_csv_is_read_back(table):
    import csv

    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, delimiter=";").writerows([["head", "head"], *table])

    read = read_book(stream.getvalue().encode(), "a.csv").sheets[0].rows

    assert read == trimmed([["head", "head"], *([cell or None for cell in line] for line in table)])


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.xlsx", "empty_file"),
        (b"a;b\n1;2", "a.xlsx", "name_does_not_fit"),
        (written(lambda book: book.add_worksheet()), "a.csv", "name_does_not_fit"),
    ],
)
def test_what_is_refused_is_about_the_file(content, name, code):
    with pytest.raises(RuleBroken) as refused:
        read_book(content, name)
    assert (refused.value.code, refused.value.field) == (code, "file")
