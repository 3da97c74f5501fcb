"""A sheet of many rows, written faster than the library writes it: most cells hold plain text, which needs none of its care."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellDatetimeTuple, CellNumberTuple, CellStringTuple, Worksheet

NUMBERS = (CellNumberTuple, CellDatetimeTuple)


class QuickSheet(Worksheet):
    """For workbooks in constant memory, whose texts stand in their cells. The file is the same to the letter."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        kind = cell.__class__
        is_text = kind is CellStringTuple and is_plain(cell.string)
        if not cell.format or not (is_text or kind in NUMBERS):
            super()._write_cell(row, col, cell)
            return
        place = f'r="{xl_rowcol_to_cell_fast(row, col)}" s="{cell.format._get_xf_index()}"'  # noqa: SLF001  as the library does
        if is_text:
            self.fh.write(f'<c {place} t="inlineStr"><is><t>{cell.string}</t></is></c>')
        else:
            self.fh.write(f"<c {place}><v>{cell.number:.16G}</v></c>")


def is_plain(text: str) -> bool:
    """Whether a text, which is not empty, stands in XML as it is: nothing to escape, no blanks at its ends to keep."""
    if "&" in text or "<" in text or ">" in text or "_x" in text or text[0] in " \n" or text[-1] in " \n":
        return False
    return text.isprintable() or text.replace("\n", "").isprintable()
