"""The hidden sheet of an exported workbook: of what, for whom and when it was made, and a mark for every cell.

With it a file that comes back tells apart what its writer changed and what was changed in Puebla meanwhile. It stands on
a sheet of its own, so that rows may be sorted, moved and left out.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from puebla.kernel.languages import LANGUAGES
from puebla.kernel.sheets.book import Book, Sheet
from puebla.profiles.process import process

from ...rules.fingerprint import marks, read_marks
from .field import Field
from .table import Asked

SHEET = "Puebla"
SIGN = "puebla-matrix"
VERSION = 1
YEARS = range(1996, 2101)  # in which a file can have been made
# The first row of the sheet, in this order.
HEAD = ("sign", "version", "process", "plan", "language", "words", "made_at", "fields")


@dataclass(frozen=True)
class Stamp:
    """What the hidden sheet says: codes, the moment in UTC, the names of the columns, and their marks by identifier."""

    process: str
    plan: str
    language: str
    words: str
    made_at: dt.datetime
    fields: tuple[str, ...]
    marks: Mapping[str, tuple[int, ...] | None]


def head_of(ask: Asked, fields: list[Field], at: dt.datetime) -> list[Any]:
    """The first row."""
    plan = ask.choices.plan
    names = " ".join(field.name for field in fields)
    moment = at.astimezone(dt.UTC).isoformat(timespec="seconds")
    reader = ask.reader
    return [
        SIGN,
        VERSION,
        process().code,
        plan.code if plan else "",
        reader.language,
        reader.vocabulary.code,
        moment,
        names,
    ]


def line_of(code: str, values: list[Any]) -> tuple[str, str]:
    """The row of an activity whose cells hold these values."""
    return code, marks(values)


def stamp_sheet(book: Book) -> Sheet | None:
    """The sheet that a workbook of ours carries, whatever it is called now."""
    return next((sheet for sheet in book.sheets if sheet.rows and sheet.rows[0][:1] == [SIGN]), None)


def read_stamp(book: Book) -> Stamp | None:
    """The stamp of a workbook; ``None`` where it has none or one that cannot be read."""
    sheet = stamp_sheet(book)
    if sheet is None or len(sheet.rows[0]) < len(HEAD):
        return None
    said = dict(zip(HEAD, sheet.rows[0], strict=False))
    names = tuple(str(said["fields"]).split())
    try:
        made_at = dt.datetime.fromisoformat(str(said["made_at"]))
    except ValueError:
        return None
    if (
        said["version"] != VERSION
        or made_at.tzinfo is None
        or made_at.year not in YEARS
        or said["language"] not in LANGUAGES
    ):
        return None
    found = {str(row[0]): read_marks(str(row[1]), len(names)) for row in sheet.rows[1:] if len(row) > 1}
    process_code, plan, language, words = (str(said[name]) for name in ("process", "plan", "language", "words"))
    return Stamp(process_code, plan, language, words, made_at, names, found)
