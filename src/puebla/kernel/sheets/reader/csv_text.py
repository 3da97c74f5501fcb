"""A CSV file into frames: its encoding and its separator found out, all values text."""

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator

from puebla.kernel.content import CONTROL, text_of

from .. import limits
from .frames import Rows
from .refused import Refused

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NAMED = re.compile(r"\A\ufeff?sep=([,;\t|])\r?\n", re.IGNORECASE)  # how Excel is told the separator
SEPARATORS = "\t;,"  # where they are equally good, the one that seldom stands in text or numbers
QUOTED = re.compile(r'(?<![^,;\t\r\n])"(?:[^"]|"")*(?:"|\Z)')
LOOKED_AT = 64 * 1024  # characters at the beginning that tell the separator
SHEET = ""
WIDTH = 20  # columns, more or less, by which rows are given back at a time


def frames_of_csv(content: bytes) -> Iterator[bytes]:
    """What is given back for a CSV file. Raises ``Refused`` with what is wrong with it."""
    text = _decoded(content)
    named = NAMED.match(text)
    separator = named[1] if named else _separator(text[:LOOKED_AT])
    stream = io.StringIO(text[named.end() :] if named else text, newline="")
    rows = Rows(SHEET)
    yield rows.head(is_hidden=False, merged=(), formulas=())
    csv.field_size_limit(limits.LONGEST_CELL)
    reader = csv.reader(stream, delimiter=separator, strict=True)
    try:
        yield from rows.frames(_checked(reader), width=WIDTH)
    except csv.Error as error:
        code = "cell_too_long" if "field limit" in str(error) else "stray_quote"
        raise Refused(code, line=reader.line_num, most=limits.LONGEST_CELL) from error


def _decoded(content: bytes) -> str:
    if content.startswith(WIDE):
        try:
            content = content.decode("utf-16").encode()
        except UnicodeError as error:
            raise Refused("not_text") from error
    text = text_of(content)
    if text is None:
        raise Refused("control_in_text" if CONTROL.search(content) else "not_text")
    return text


def _separator(text: str) -> str:
    """The separator that most lines have as often as the first one, outside quotation marks."""
    lines = [line for line in QUOTED.sub("", text).splitlines() if line.strip()]

    def agreement(separator: str) -> int:
        wanted = lines[0].count(separator) if lines else 0
        return sum(line.count(separator) == wanted for line in lines) if wanted else 0

    return max(SEPARATORS, key=agreement)


def _checked(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    """The lines up to the last one that holds anything. Raises ``Refused`` where there are too many, or too wide ones."""
    empty = cells = 0
    for number, line in enumerate(lines):
        if not any(line):
            empty += 1
            continue
        cells += len(line)
        if number >= limits.MOST_ROWS:
            raise Refused("too_many_rows", sheet=SHEET, most=limits.MOST_ROWS)
        if any(line[limits.MOST_COLUMNS :]):
            raise Refused("too_many_columns", sheet=SHEET, most=limits.MOST_COLUMNS)
        if cells > limits.MOST_CELLS:
            raise Refused("too_many_cells", most=limits.MOST_CELLS)
        yield from itertools.repeat([], empty)
        empty = 0
        yield line
