"""The second sheet of a workbook: which words its cells take, and what its columns hold, in the reader's language.

The lists that cells offer refer to this sheet: a list written into the cell itself may hold 255 characters.
"""

from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from .field import ACTORS, PILLAR, STATUS, TOPICS, fields_of
from .row_height import GrowingSheet, lines_of, room_in
from .table import Asked

PLACES = {STATUS: 0, PILLAR: 3, TOPICS: 4, ACTORS: 5}  # the column of each list
WIDTHS = {0: 28, 1: 60, 2: 3, 3: 36, 4: 44, 5: 32}


def words_of(ask: Asked) -> dict[str, list[str]]:
    """The words that a closed field takes, by what may be filled in, as the cells of the matrix show them."""
    labels, choices = ask.choices.labels, ask.choices
    return {
        STATUS: [word.name for word in ask.reader.vocabulary.words],
        PILLAR: [f"{row.number}. {labels.pillars[row.id]}" for row in choices.pillars],
        TOPICS: [labels.topics[row.id] for row in choices.topics if not row.is_retired],
        ACTORS: _actors(ask),
    }


def source_of_list(words: dict[str, list[str]], entry: str) -> str:
    """Where a list stands, as a cell's rule names it; empty where there is nothing to choose."""
    if not words.get(entry):
        return ""
    first, last = (xl_rowcol_to_cell(row, PLACES[entry], True, True) for row in (1, len(words[entry])))
    sheet = _("Words")
    return f"='{sheet}'!{first}:{last}"


def write_word_sheet(book: Any, ask: Asked, form: str) -> None:
    """Write it; row by row, because the workbook is written in constant memory."""
    sheet = book.add_worksheet(_("Words"), GrowingSheet)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    words = words_of(ask)
    heads = {
        STATUS: _("Status: the allowed words"), PILLAR: _("Pillars"), TOPICS: _("Topics"),
        ACTORS: _("Parties, bodies and offices"),
    }  # fmt: skip
    fields = [(field.heading, field.meaning) for field in fields_of(ask, form)]
    told = [*((word, "") for word in words[STATUS]), ("", ""), (_("Column"), _("What stands in it")), *fields]
    lists = {PLACES[entry]: words[entry] for entry in (PILLAR, TOPICS, ACTORS)}
    for entry, head in heads.items():
        sheet.write_string(0, PLACES[entry], head, bold)
    for row, (line, *listed) in enumerate(zip_longest(told, *lists.values()), 1):
        looks = bold if row == len(words[STATUS]) + 2 else wrapped
        cells = {**dict(enumerate(line or ())), **dict(zip(lists, listed, strict=True))}
        if (lines := max(lines_of(text or "", room_in(WIDTHS[column])) for column, text in cells.items())) > 1:
            sheet.let_grow(row, lines)
        for column, text in cells.items():
            if text:
                sheet.write_string(row, column, text, looks if column in (0, 1) else wrapped)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _actors(ask: Asked) -> list[str]:
    """Offices, the bodies that lived within the plan's years, and parties, each name once."""
    labels, plan = ask.choices.labels, ask.choices.plan
    assert plan is not None  # noqa: S101  a view without a plan is never written
    until = plan.until_year or ask.reader.on.year
    gone = {
        f"b{body.id}"
        for body in ask.choices.directory.bodies.values()
        if (body.until_year or until) < plan.from_year or (body.from_year or plan.from_year) > until
    }
    return list(dict.fromkeys(label for key, label in labels.actors.items() if key not in gone))
