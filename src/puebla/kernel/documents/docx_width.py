"""How wide the columns of a table are in a file whose font may be missing where it is opened.

Letters are counted as wide as those of the widest font that programs put in the place of ours, so that no word of a head is
divided where any other would do.
"""

from functools import lru_cache

from .description import Column, Table
from .printable import printable

LOOKS = (("Puebla Cell", 190), ("Puebla Small Cell", 160), ("Puebla Tiny Cell", 140))  # sizes in twentieths of a point
MANY = 5  # columns; beyond them the letters are smaller
PADDING = 210  # left and right of a cell's words, in the same unit
MOST_OF_A_NUMBER = 14  # letters; what is longer is divided
MOST_OF_A_WORD = 44  # letters, so that an address stays on one line
WIDTHS = {
    **dict.fromkeys("ijlI'|.,:;! ", 0.39),
    **dict.fromkeys("ftr()[]-/*", 0.5),
    **dict.fromkeys("mMwW%@—", 1.06),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZÁÉÍÓÚÑÜ", 0.8),
}
USUAL = 0.71


@lru_cache(4096)
def word_width(word: str) -> float:
    """The width of a word in bold letters, as a multiple of their size."""
    return sum(WIDTHS.get(letter, USUAL) for letter in word)


def fitting(table: Table, width: int) -> tuple[str, list[int]]:
    """The style of the cells and the width of each column, for a line of ``width`` twentieths of a point.

    Columns of numbers are as wide as they need. The others are no narrower than the longest word of their head and, where
    there is room, of their cells; they share what is left by weight. Letters become smaller before words are divided.
    """
    heads = [_longest(column.title) for column in table.columns]
    numbers = [_number(table, place) if column.is_number else 0.0 for place, column in enumerate(table.columns)]
    words = [
        0.0 if column.is_number else max((_longest(row[place]) for row in table.rows), default=0.0)
        for place, column in enumerate(table.columns)
    ]
    least = [max(pair) for pair in zip(heads, numbers, strict=True)]
    wanted = [max(pair) for pair in zip(least, words, strict=True)]
    looks = LOOKS[1:] if len(table.columns) > MANY else LOOKS
    ways = [(*look, wanted) for look in looks[:2]] + [(*look, least) for look in looks]
    for look, size, needs in ways:
        needed = [int(need * size) + PADDING for need in needs]
        if sum(needed) <= width:
            return look, _shared(needed, table.columns, width - sum(needed))
    return looks[-1][0], [int(width * need / sum(needed)) for need in needed]


def _longest(text: str) -> float:
    return max((word_width(word[:MOST_OF_A_WORD]) for word in printable(text).split()), default=0.0)


def _number(table: Table, place: int) -> float:
    return max((word_width(row[place][:MOST_OF_A_NUMBER]) for row in table.rows), default=0.0)


def _shared(needed: list[int], columns: tuple[Column, ...], left: int) -> list[int]:
    weights = [0.0 if column.is_number else column.weight for column in columns]
    if not sum(weights):
        weights = [column.weight for column in columns]
    return [own + int(left * weight / sum(weights)) for own, weight in zip(needed, weights, strict=True)]
