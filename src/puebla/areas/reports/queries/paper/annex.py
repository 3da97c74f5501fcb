"""The data behind a report as a workbook: every figure, and every table on a sheet of its own."""

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from puebla.kernel.documents.packing import packed_anew
from puebla.kernel.documents.pdf import moment
from puebla.profiles.process import process

from ...models import Report
from ...rules.content import said
from ..report import sections_of, title_of
from ..sections import title_of as title_of_section
from .document import report_document

LONGEST_NAME = 31  # of a sheet
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
    sheet = book.add_worksheet(_name(table["caption"][language], names))
    for place, column in enumerate(table["columns"]):
        sheet.set_column(place, place, 12 + 10 * column["weight"])
        sheet.write_string(0, place, column["label"][language], head)
    for number, row in enumerate(table["rows"], 1):
        for place, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, place, cell)
            elif cell is not None:
                sheet.write_string(number, place, said(cell, language))
    sheet.freeze_panes(1, 1)


def _name(caption: str, names: set[str]) -> str:
    """A name that a sheet may have and no other sheet has."""
    whole = caption.translate(FORBIDDEN).strip("' ")
    name, again = whole[:LONGEST_NAME], 2
    while name.lower() in names:
        name, again = f"{whole[: LONGEST_NAME - 4]} ({again})", again + 1
    names.add(name.lower())
    return name
