"""How wide the columns of a table are, by what stands in them: the same for PDF and for DOCX.

A DOCX is opened where its font may be missing: there, letters are counted as wide as those of the widest font that programs
put in the place of ours, so that no word is divided where any other would do. Of a symbol or an address only the pieces
between which it is divided anyway need that much room.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import ceil

from .description import Column, Table
from .printable import printable

LOOKS = (("Puebla Cell", 190), ("Puebla Small Cell", 160), ("Puebla Tiny Cell", 140))  # sizes in twentieths of a point
MANY = 5  # columns; beyond them the letters are smaller
PADDING = 210  # left and right of a cell's words, in the same unit
ROOM = 0.15  # of the line, that texts of several lines have together beyond their longest words
MOST_OF_A_NUMBER = 14  # letters; what is longer is divided
MOST_OF_A_WORD = 44  # letters, so that an address stays on one line
PIECES = re.compile(r"(?<=[/\-_.@])")  # behind which a symbol or an address is divided, if it must be


@dataclass(frozen=True)
class Letters:
    """How wide those of a font are, as multiples of their size: ``bold`` ones, others ``usual``; ``plain``: the share that
    letters need which are not bold.
    """

    bold: tuple[tuple[str, float], ...]
    usual: float
    plain: float

    @cached_property
    def widths(self) -> dict[str, float]:
        return {letter: width for letters, width in self.bold for letter in letters}


WIDEST = Letters(
    (("ijlI'|.,:;! ", 0.39), ("ftr()[]-/*", 0.5), ("mMwW%@—", 1.06), ("ABCDEFGHKLNOPQRSTUVXYZÁÉÍÓÚÑÜ", 0.8)),
    usual=0.71,
    plain=0.9,
)
OWN = Letters(
    (
        ("ijlíIÍ'|.,:;! ", 0.3), ("ft()[]-/", 0.39), ("rszc*¿?", 0.47), ("aeáévxyLFYJ0123456789", 0.53), ("KRPBVXE", 0.61),
        ("DGHNOQUÚÑÜÓ&", 0.68), ("M", 0.76), ("wWm%—@", 0.88),
    ),
    usual=0.57,
    plain=0.98,
)  # fmt: skip


@lru_cache(8192)
def word_width(word: str, letters: Letters = WIDEST, *, bold: bool = True) -> float:
    """The width of a word, as a multiple of the size of its letters."""
    return sum(letters.widths.get(letter, letters.usual) for letter in word) * (1 if bold else letters.plain)


def fitting(table: Table, width: int, letters: Letters = WIDEST) -> tuple[str, list[int]]:
    """The style of the cells and the width of each column, for a line of ``width`` twentieths of a point.

    Columns of numbers are as wide as they need. The others are no narrower than the longest word of their head and, where
    there is room, of their cells; what is left goes to those whose texts have more lines than one, by weight. Letters become
    smaller before words are divided.
    """
    heads = [_longest(column.title, letters, bold=True) for column in table.columns]
    numbers = [
        _number(table, place, letters) if column.is_number else 0.0 for place, column in enumerate(table.columns)
    ]
    last = len(table.rows) - 1 if table.has_total else None
    words = [
        0.0
        if column.is_number
        else max((_longest(row[place], letters, bold=at == last) for at, row in enumerate(table.rows)), default=0.0)
        for place, column in enumerate(table.columns)
    ]
    least = [max(pair) for pair in zip(heads, numbers, strict=True)]
    wanted = [max(pair) for pair in zip(least, words, strict=True)]
    looks = LOOKS[1:] if len(table.columns) > MANY else LOOKS
    tries = ((wanted, ROOM, looks[:-1]), (wanted, 0, looks[:2]), (least, 0, looks))
    ways = [(*look, needs, room) for needs, room, sizes in tries for look in sizes]
    for look, size, needs, room in ways:
        needed = [ceil(need * size) + PADDING for need in needs]
        texts = _texts(table, size, letters)
        lacks = _lacks(table, needed, texts)
        left = width - sum(needed)
        if left >= min(room * width, sum(lacks)):
            return look, _shared(table.columns, needed, left, texts, lacks)
    return looks[-1][0], [int(width * need / sum(needed)) for need in needed]


def _longest(text: str, letters: Letters, *, bold: bool) -> float:
    return max((_word(word[:MOST_OF_A_WORD], letters, bold=bold) for word in printable(text).split()), default=0.0)


def _word(word: str, letters: Letters, *, bold: bool) -> float:
    """A symbol or an address is whole where the font is ours; in a wider one it may be divided behind its signs."""
    pieces = max(word_width(piece, letters, bold=bold) for piece in PIECES.split(word))
    return max(word_width(word, OWN, bold=bold), pieces)


def _number(table: Table, place: int, letters: Letters) -> float:
    return max((word_width(row[place][:MOST_OF_A_NUMBER], letters) for row in table.rows), default=0.0)


def _texts(table: Table, size: int, letters: Letters) -> list[list[float]]:
    """How wide the texts of each column are, where each stands on one line."""
    places = range(len(table.columns))
    return [[word_width(row[at], letters, bold=False) * size + PADDING for row in table.rows] for at in places]


def _lacks(table: Table, needed: list[int], texts: list[list[float]]) -> list[int]:
    """How much each column lacks so that the longest of its texts stands on one line."""
    return [
        0 if column.is_number else max(0, ceil(max(lengths, default=0)) - own)
        for column, lengths, own in zip(table.columns, texts, needed, strict=True)
    ]


def _shared(
    columns: tuple[Column, ...], needed: list[int], left: int, texts: list[list[float]], lacks: list[int]
) -> list[int]:
    """What each column needs and its share of what is left; all of it where every text then stands on one line."""
    if sum(lacks) <= left:
        whole = [own + lack for own, lack in zip(needed, lacks, strict=True)]
        return _added(whole, _weights(columns), left - sum(lacks))
    missing = [
        column.weight * lack * sum(lengths) / len(lengths) if lack else 0.0
        for column, lengths, lack in zip(columns, texts, lacks, strict=True)
    ]
    return _added(needed, missing, left)


def _weights(columns: tuple[Column, ...]) -> list[float]:
    weights = [0.0 if column.is_number else column.weight for column in columns]
    return weights if sum(weights) else [column.weight for column in columns]


def _added(needed: list[int], weights: list[float], left: int) -> list[int]:
    return [own + int(left * weight / sum(weights)) for own, weight in zip(needed, weights, strict=True)]
