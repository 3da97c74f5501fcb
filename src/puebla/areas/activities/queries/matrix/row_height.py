"""Rows as high as their text: a program that opens a workbook may leave heights as they are, and text would lie over text."""

from typing import Any

from puebla.kernel.sheets.quick import QuickSheet

LINE = 15.0  # points of a line at the usual size
MOST_LINES = 27  # Excel has no higher row
ROOM = 1.05  # letters for a digit, less what a word leaves free that goes below


def room_in(width: int) -> int:
    """How many letters of a text stand on a line of a column so many digits wide, before its next word goes below."""
    return max(1, int(width * ROOM))


def lines_of(text: str, room: int) -> int:
    """How many lines a text takes where ``room`` letters stand on each; rather one too many than one too few."""
    if "\n" not in text:
        return min(MOST_LINES, 1 + len(text) // room)
    return min(MOST_LINES, sum([1 + len(line) // room for line in text.split("\n")]))


class GrowingSheet(QuickSheet):
    """A sheet whose rows say how high they are and still grow when somebody writes more into them.

    The library can only fix a height for good, and keeps it in memory; here it is written as Excel writes its own.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[int, int] = {}

    def let_grow(self, row: int, lines: int) -> None:
        """Say of the row that is being written how many lines it takes, where these are more than one."""
        self._lines[row] = lines

    def _write_row(self, row: int, spans: Any, row_info: Any = None, empty_row: bool = False) -> None:
        lines = self._lines.pop(row, 0)
        if lines and not empty_row:
            self._xml_start_tag_unencoded("row", [("r", row + 1), ("ht", lines * LINE)])
        else:
            super()._write_row(row, spans, row_info, empty_row)
