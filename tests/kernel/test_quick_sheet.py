"""A sheet written quickly is the sheet that the library writes."""

import datetime as dt
import io
import zipfile

import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from puebla.kernel.sheets.quick import QuickSheet

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("&<>_x0041 \n\r\t\0\ufffe")), min_size=1)
NUMBERS = st.one_of(st.integers(-(10**18), 10**18), st.floats(allow_nan=False, allow_infinity=False))
DAYS = st.dates(dt.date(1900, 1, 1))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(TEXTS, NUMBERS, DAYS), min_size=1, max_size=8))
@example(["plain", " before", "after\n", "two\nlines", "a_x0041_", "no\u00a0break", "ñandú", 2022, dt.date(2022, 3, 1)])
def test_a_sheet_written_quickly_is_the_librarys_to_the_letter(cells):
    assert _sheet(QuickSheet, cells) == _sheet(Worksheet, cells)


def _sheet(kind, cells):
    stream = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        looks, sheet = book.add_format({"text_wrap": True}), book.add_worksheet("Sheet", kind)
        for row, cell in enumerate(cells):
            for column, own in enumerate((looks, None)):
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell, own)
                elif isinstance(cell, dt.date):
                    sheet.write_datetime(row, column, cell, own)
                else:
                    sheet.write_number(row, column, cell, own)
    with zipfile.ZipFile(stream) as archive:
        return archive.read("xl/worksheets/sheet1.xml")
