"""What a spreadsheet is once it has been read: sheets of plain values, without looks."""

import datetime as dt
from dataclasses import dataclass

# An empty cell is None. Text is given as it stands, not stripped. A whole number is an int. A date-time at midnight is a
# date, another one a datetime (which is a date too). A time of day ("08:30"), a length of time ("36:00:00") and an error
# ("#N/A") are text. All values of a CSV are text.
Value = str | int | float | bool | dt.date | None

LETTERS = 26


@dataclass(frozen=True)
class Sheet:
    """One sheet. Row 0 is Excel's row 1 and column 0 its column A, wherever the filled cells begin."""

    name: str  # empty for a CSV
    rows: list[list[Value]]  # empty rows and cells at the end are cut, so that rows differ in length
    formulas: frozenset[tuple[int, int]]  # (row, column) of the cells that hold a formula; they may lie beyond the rows
    merged: tuple[tuple[int, int, int, int], ...]  # first row, first column, last row, last column; may lie beyond, too
    is_hidden: bool


@dataclass(frozen=True)
class Book:
    """A workbook or a CSV file, with its sheets in the order of their tabs."""

    kind: str  # "xlsx" or "csv"
    sheets: tuple[Sheet, ...]


def cell_name(row: int, column: int) -> str:
    """``C7`` for row 6 and column 2, both counted from nought."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
