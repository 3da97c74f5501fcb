"""What the cells' reader does not tell of a sheet: formulas, merged cells, errors, and how far it reaches.

A sheet as Excel and its like write it is looked through as bytes, ten times as fast as element by element. Whatever
makes the bytes ambiguous (comments, prefixes, other quotation marks) is read element by element instead.
"""

import re

from .. import limits
from .markup import parse
from .refused import Refused

SPACE_OR_END = rb"[\s/>]"
ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<worksheet\s[^<>']*>")
FORMULA = re.compile(rb"<f" + SPACE_OR_END)
# A cell up to its formula, which Excel writes as the first thing in it.
CELL = re.compile(rb'<c\s(?:[^<>]*\s)?r="([A-Za-z]{1,3})([0-9]{1,7})"[^<>]*>\s*(?=<f' + SPACE_OR_END + rb")")
MERGED = re.compile(rb'<mergeCell\s(?:[^<>]*\s)?ref="([^"]*)"')
RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Za-z]{1,3})\$?([0-9]{1,7}))?")
ERROR = re.compile(rb"""(<(?:\w+:)?c\s(?:[^<>]*\s)?t=)(["'])e\2""")
TEXT = rb"\1\2str\2"
DIMENSION = re.compile(rb'<dimension ref="([A-Za-z0-9:]+)"')
# Filled cells that may lie beyond what is read: three letters, H to Z before another, GS to GZ; 50,000 and more.
FAR = re.compile(rb'<c r="((?:[A-Z]{3,}|[H-Z][A-Z]|G[S-Z])[0-9]+|[A-Z]+(?:[0-9]{6,}|[5-9][0-9]{4}))"[^<>/]*>\s*<[vif]')
NAMESPACE = b"spreadsheetml/"
MAIN = b'spreadsheetml/2006/main"'
STRICT = b'ooxml/spreadsheetml/main"'
ADDRESS = re.compile(r"([A-Za-z]+)([0-9]+)")
MOST_DIGITS = 9
BEGINNING = 64 * 1024  # bytes in which a sheet says what stands before its cells


class Look:
    """What was seen: addresses are (row, column) from nought."""

    def __init__(self) -> None:
        self.formulas: list[tuple[int, int]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.last_row = self.last_column = -1  # of the filled cells, where they were looked at one by one

    def fill(self, row: int, column: int) -> None:
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)


def look_at(content: bytes, *, has_comments: bool) -> Look:
    """See what a sheet holds besides values. Raises ``Refused`` where its XML is damaged."""
    look = (None if has_comments else _look_fast(content)) or _look_closely(content)
    if len(look.merged) > limits.MOST_MERGED:
        raise Refused("too_many_merged", most=limits.MOST_MERGED)
    if len(look.formulas) > limits.MOST_CELLS:
        raise Refused("too_many_cells", most=limits.MOST_CELLS)
    return look


def with_errors_as_text(content: bytes) -> bytes | None:
    """The sheet with ``#N/A`` and its like as texts, which the cells' reader would leave out; nothing if there are none."""
    if b't="e"' not in content and b"t='e'" not in content[:BEGINNING]:
        return None
    return ERROR.sub(TEXT, content)


def _look_fast(content: bytes) -> Look | None:
    """The same for a sheet whose bytes leave no doubt; nothing where there is one."""
    root = ROOT.match(content, 0, BEGINNING)
    end = content.rfind(b"</sheetData>")
    if root is None or end < 0 or content.find(b"='", end) >= 0:
        return None
    head = root.group()
    if head.count(MAIN) + head.count(STRICT) != 1 or content.count(NAMESPACE) != head.count(NAMESPACE):
        return None
    if not re.search(rb'\sxmlns="[^"]*' + NAMESPACE, head):
        return None
    look = Look()
    done = root.end()
    for found in FORMULA.finditer(content, done, end):
        at = content.rfind(b"<c", done, found.start())
        cell = CELL.match(content, at, found.end()) if at >= 0 else None
        if cell is None or cell.end() != found.start():
            return None
        look.formulas.append((int(cell[2]) - 1, _column(cell[1].decode())))
        done = found.end()
    look.merged = [_range(found[1].decode("utf-8", "replace")) for found in MERGED.finditer(content, end)]
    _reach(look, content)
    return look


def _reach(look: Look, content: bytes) -> None:
    """Note the first cell that lies too far away, unless the sheet says there is none: the cells' reader believes nothing."""
    stated = DIMENSION.search(content, 0, BEGINNING)
    found = RANGE.fullmatch(stated[1].decode()) if stated else None
    if found and _is_near(*_addresses(found)[2:]):
        return
    for cell in FAR.finditer(content):
        address = ADDRESS.fullmatch(cell[1].decode())
        if address:
            look.fill(_number(address[2]) - 1, _column(address[1]))
            if not _is_near(look.last_row, look.last_column):
                return


def _is_near(row: int, column: int) -> bool:
    return row < limits.MOST_ROWS and column < limits.MOST_COLUMNS


def _look_closely(content: bytes) -> Look:
    """Element by element, counting rows and cells as the cells' reader does where they have no address."""
    closely = _Closely()
    parse(content, closely.start, closely.end)
    return closely.look


class _Closely:
    def __init__(self) -> None:
        self.look = Look()
        self.row = self.column = 0
        self.at: tuple[int, int] | None = None
        self.is_sheet = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.is_sheet:
            if local != "worksheet":
                raise Refused("broken_file")
            self.is_sheet = True
        elif local == "row":
            if "r" in attributes:
                self.row = _number(attributes["r"]) - 1
        elif local == "c":
            self._start_cell(attributes.get("r", ""))
        elif self.at is None:
            if local == "mergeCell":
                self.look.merged.append(_range(attributes.get("ref", "")))
        elif local == "f":
            self.look.formulas.append(self.at)
        elif local in {"v", "is"}:
            self.look.fill(*self.at)

    def _start_cell(self, address: str) -> None:
        found = ADDRESS.fullmatch(address)
        if found:
            self.at = _number(found[2]) - 1, _column(found[1])
            self.column = self.at[1]
        else:
            self.at = self.row, self.column

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self.at = None
            self.column += 1
        elif local == "row":
            self.row += 1
            self.column = 0


def _range(reference: str) -> tuple[int, int, int, int]:
    found = RANGE.fullmatch(reference)
    if found is None:
        raise Refused("broken_file")
    return _addresses(found)


def _addresses(found: re.Match[str]) -> tuple[int, int, int, int]:
    first = int(found[2]) - 1, _column(found[1])
    last = (int(found[4]) - 1, _column(found[3])) if found[3] else first
    return (*first, *last)


def _number(digits: str) -> int:
    if not digits.isascii() or not digits.isdigit() or len(digits) > MOST_DIGITS:
        raise Refused("broken_file")
    return int(digits)


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
