"""Everything that is said of a file as CSV: each row, each column, each cell, and what becomes of it."""

import csv
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from ...rules.formula import harmless
from ..matrix.export import BYTE_ORDER_MARK, Echo
from .news import Fate, News
from .words import say_fate


def listing_of(news: News, language: str) -> Iterator[str]:
    """The lines of the file in that language."""
    with override(language):
        writer = csv.writer(Echo())
        yield BYTE_ORDER_MARK + writer.writerow(
            [
                _("Row"), _("Cell"), _("Identifier"), _("Activity"), _("Column"), _("Before"), _("After"),
                _("What becomes of it"), _("Why"),
            ]
        )  # fmt: skip
        for line in _lines(news):
            yield writer.writerow([harmless(value) if isinstance(value, str) else value for value in line])


def _lines(news: News) -> Iterator[list[Any]]:
    for name, why in news.sheets_left_out:
        yield ["", "", "", "", name, "", "", say_fate(Fate.REFUSED), why]
    for column in news.columns:
        yield ["", column.letter, "", "", column.heading, "", "", say_fate(column.fate), column.why]
    for row in news.rows:
        yield [row.number, "", row.code, row.title, "", "", "", say_fate(row.fate), row.why]
        for cell in row.cells:
            said = [cell.before, cell.after, say_fate(cell.fate), cell.why]
            yield [row.number, cell.place, row.code, row.title, cell.heading, *said]
    for number in news.unchanged:
        yield [number, *[""] * 6, say_fate(Fate.UNCHANGED), ""]
    for number in news.empty:
        yield [number, *[""] * 6, _("empty"), ""]
    for code, title in news.missing:
        yield ["", "", code, title, "", "", "", say_fate(Fate.MISSING), ""]
