"""What the reader is told about a file that is not read: what is wrong and what to do about it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from ..numbers import say_number
from .book import cell_name
from .reader.refused import Refused

Facts = dict[str, Any]


def sentence_of(refused: Refused) -> str:
    """The sentence in the reader's language."""
    return str(SENTENCES.get(refused.code, _broken_file)(dict(refused.facts)))


def _where(facts: Facts) -> str:
    """``Cell C7 of the sheet “Matriz”``, ``Cell C7``, or ``Line 7``."""
    if "row" not in facts:
        return _("Line %(line)s") % {"line": say_number(facts.get("line"))}
    cell = cell_name(facts["row"], facts["column"])
    if not facts.get("sheet"):
        return _("Cell %(cell)s") % {"cell": cell}
    return _("Cell %(cell)s of the sheet “%(sheet)s”") % {"cell": cell, "sheet": facts["sheet"]}


def _sheet(facts: Facts) -> str:
    return _("The sheet “%(sheet)s”") % {"sheet": facts["sheet"]} if facts.get("sheet") else _("The file")


def _most(facts: Facts) -> str:
    return say_number(facts["most"])


def _broken_file(facts: Facts) -> str:
    return _(
        "The file is damaged or incomplete and cannot be read. Open it in Excel, save it as a new workbook (.xlsx), and send that."
    )


def _not_a_spreadsheet(facts: Facts) -> str:
    return _("The file is a %(kind)s, not a spreadsheet. Send an Excel workbook (.xlsx) or a CSV file.") % {
        "kind": facts["kind"]
    }


SENTENCES: dict[str, Callable[[Facts], str]] = {
    # Another kind of file
    "not_a_spreadsheet": _not_a_spreadsheet,
    "not_text": lambda facts: _(
        "The file is neither an Excel workbook nor text. Send an Excel workbook (.xlsx) or a CSV file."
    ),
    "web_page": lambda facts: _(
        "The file is a web page or XML, whatever its name says. Open it in Excel, save it as an Excel workbook (.xlsx), "
        "and send that."
    ),
    "old_workbook": lambda facts: _(
        "The file is a workbook of Excel 97-2003 (.xls). Open it in Excel, save it as an Excel workbook (.xlsx), "
        "and send that."
    ),
    "old_office_file": lambda facts: _(
        "The file is from an old version of Office and not a workbook. Send an Excel workbook (.xlsx) or a CSV file."
    ),
    "binary_workbook": lambda facts: _(
        "The file is a binary workbook (.xlsb). Open it in Excel, save it as an Excel workbook (.xlsx), and send that."
    ),
    "open_document": lambda facts: _(
        "The file is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx), and send that."
    ),
    "template": lambda facts: _(
        "The file is a template (.xltx). Open it in Excel, save it as an Excel workbook (.xlsx), and send that."
    ),
    # What must stay outside
    "protected_by_password": lambda facts: _(
        "The file is protected by a password. Remove it in Excel (File > Info > Protect Workbook) and send it again."
    ),
    "has_macros": lambda facts: _(
        "The file holds macros, which are not let in. Save it as an Excel workbook (.xlsx) without macros, and send that."
    ),
    "outside_data": lambda facts: _(
        "The workbook takes data from other files or from a database. Copy its cells into a new workbook with "
        "Paste Special > Values, and send that."
    ),
    # Damage and worse
    "broken_file": _broken_file,
    "unusual_file": lambda facts: _(
        "The file is put together in a way that Excel does not use, and is not read. Open it in Excel, save it as a new "
        "workbook (.xlsx), and send that."
    ),
    "no_sheets": lambda facts: _("The workbook has no sheet with cells."),
    "control_characters": lambda facts: (
        _("%(where)s holds an invisible control character. Type the text again, save the file, and send it again.")
        % {"where": _where(facts)}
    ),
    "control_in_text": lambda facts: _(
        "The file holds control characters, which no CSV file has. Save it in Excel as “CSV UTF-8”, and send it again."
    ),
    "stray_quote": lambda facts: (
        _(
            "Line %(line)s: a quotation mark is opened and not closed, or stands where none may. Open the file in Excel, "
            "save it as an Excel workbook (.xlsx), and send that."
        )
        % {"line": say_number(facts["line"])}
    ),
    # Too much
    "too_many_sheets": lambda facts: (
        _("The workbook has %(found)s sheets; at most %(most)s are read. Delete those that are not needed.")
        % {"found": say_number(facts["found"]), "most": _most(facts)}
    ),
    "too_many_rows": lambda facts: (
        _(
            "%(what)s has more than %(most)s rows, and no more are read. Delete rows that are not needed, also far below "
            "the table, or send it in parts."
        )
        % {"what": _sheet(facts), "most": _most(facts)}
    ),
    "too_many_columns": lambda facts: (
        _(
            "%(what)s has more than %(most)s columns, and no more are read. Delete those that are not needed, also far to the "
            "right of the table."
        )
        % {"what": _sheet(facts), "most": _most(facts)}
    ),
    "too_many_cells": lambda facts: (
        _(
            "The file has more than %(most)s cells, and no more are read. Delete sheets, rows and columns that are not needed."
        )
        % {"most": _most(facts)}
    ),
    "too_many_merged": lambda facts: (
        _("A sheet has more than %(most)s merged cells, and no more are read. Unmerge them, and send it again.")
        % {"most": _most(facts)}
    ),
    "cell_too_long": lambda facts: (
        _("%(where)s has more than %(most)s characters, and no more are read. Shorten the text, and send it again.")
        % {"where": _where(facts), "most": _most(facts)}
    ),
    "unpacks_too_large": lambda facts: (
        _(
            "The file unpacks to more than %(most)s MB, and no more is read. Delete what is not needed (pictures, sheets, rows)."
        )
        % {"most": _most(facts)}
    ),
    "too_much_text": lambda facts: _("The file holds more text than can be read at once. Send it in parts."),
    "too_much_memory": lambda facts: _(
        "Reading the file would take too much memory. Often one cell far down or far to the right is the cause: delete the "
        "empty rows and columns around the table, or send it in parts."
    ),
    "took_too_long": lambda facts: _(
        "Reading the file took too long and was stopped. Delete what is not needed, or send it in parts."
    ),
    "busy": lambda facts: _("Other spreadsheets are being read at this moment. Try again in a minute."),
}
