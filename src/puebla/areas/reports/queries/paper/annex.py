"""The data behind a report as a workbook: every figure, and every table on a sheet of its own."""

import re
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from puebla.kernel.documents.packing import packed_anew
from puebla.kernel.documents.pdf import moment
from puebla.kernel.documents.printable import printable
from puebla.profiles.process import process

from ...models import Report
from ...rules.content import said
from ..report import sections_of, title_of
from ..sections import title_of as title_of_section
from .document import report_document

LONGEST_NAME = 31  # letters of a sheet's name
LONGEST_HEADER = 200  # letters of a page's head
LEAST_OF_A_NAME = 4  # letters of the last word of a name: none ends with “of the”
NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")  # as numbers are written in both languages
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def annex(report: Report, language: str) -> bytes:
    """The workbook in ``language``; the same report gives the same bytes."""
    stream = BytesIO()
    with override(language), xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = moment(report_document(report, language)).replace(tzinfo=None)
        book.set_properties({"title": title_of(report), "company": process().name, "created": day})
        head = book.add_format({"bold": True, "bg_color": "#E9EEFA", "text_wrap": True, "valign": "top"})
        _figures(book, report, language, head)
        names: set[str] = {_("Figures").lower()}
        for section in sections_of(report):
            for table in section.content.get("tables", ()):
                _table(book, table, language, head, names)
    return packed_anew(stream.getvalue())


def _figures(book: Any, report: Report, language: str, head: Any) -> None:
    sheet = book.add_worksheet(_("Figures"))
    sheet.set_column(0, 1, 44)
    sheet.write_row(0, 0, [_("Section"), _("Figure"), _("Number"), _("Of")], head)
    rows = [
        [title_of_section(section.code), figure["label"][language], figure["value"], figure["of"]]
        for section in sections_of(report)
        for figure in section.content.get("figures", ())
    ]
    for place, row in enumerate(rows, 1):
        sheet.write_row(place, 0, row)
    sheet.freeze_panes(1, 0)


def _table(book: Any, table: dict[str, Any], language: str, head: Any, names: set[str]) -> None:
    sheet = book.add_worksheet(sheet_name(table["caption"][language], names))
    for place, column in enumerate(table["columns"]):
        sheet.set_column(place, place, 12 + 10 * column["weight"])
        sheet.write_string(0, place, column["label"][language], head)
    for number, row in enumerate(table["rows"], 1):
        for place, (cell, column) in enumerate(zip(row, table["columns"], strict=True)):
            _write(sheet, number, place, cell, language, is_number=column["is_number"])
    sheet.freeze_panes(1, 1)
    sheet.set_header(f"&L{_plain_header(table['caption'][language])}")


def _write(sheet: Any, row: int, place: int, cell: Any, language: str, *, is_number: bool) -> None:
    """A number as a number, however it is written for people; anything else as text."""
    if cell is None:
        return
    text = said(cell, language)
    if isinstance(cell, int) or (is_number and NUMBER.fullmatch(text)):
        sheet.write_number(row, place, float(text.replace(",", "")))
    else:
        sheet.write_string(row, place, printable(text))


def _plain_header(text: str) -> str:
    """Words for the head of printed pages, in which “&” begins a sign."""
    return printable(text).replace("&", "&&")[:LONGEST_HEADER]


def sheet_name(caption: str, names: set[str]) -> str:
    """A name that a sheet may have and no other sheet has; a long caption ends with a whole word."""
    whole = printable(caption).translate(FORBIDDEN).strip("' ")
    name, again = _short(whole, LONGEST_NAME), 2
    while name.lower() in names:
        name, again = f"{_short(whole, LONGEST_NAME - 4)} ({again})", again + 1
    names.add(name.lower())
    return name


def _short(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    words = text[: most + 1].split(" ")[:-1]
    while len(words) > 1 and len(words[-1]) < LEAST_OF_A_NAME:
        words.pop()
    return " ".join(words).strip("' ,;") or text[:most].strip("' ")
