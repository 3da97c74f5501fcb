"""Words that are longer than their line: where they may be divided. Any other stays as it is, to be found, copied and heard."""

import re

from .width import OWN, PIECES, word_width

HERE = "\u200b"  # where the writer of PDF may begin a new line
LINE = 459  # points of a line of A4 between its margins; Letter has some more
USUAL = 10.5  # points, of the text
LONGEST = 25  # letters of a word that a language divides by itself
AFTER = 4  # letters


def breakable(text: str, size: float = USUAL, line: float = LINE) -> str:
    """``text``, with places to divide the words that no ``line`` of that many points holds in letters of ``size``.

    Symbols and addresses are divided behind their signs; what has none, where it is longer than any word of a language.
    """
    most = line / size
    if word_width(text, OWN) <= most:
        return text
    return re.sub(
        r"\S+",
        lambda found: found[0] if word_width(found[0], OWN, bold=False) <= most else _divided(found[0], most),
        text,
    )


def is_too_long(word: str, size: float, line: float) -> bool:
    """Whether it is a word of a language that no such line holds: the writer of PDF has to divide it by syllables."""
    return len(word) <= LONGEST and word_width(word, OWN, bold=False) * size > line


def _divided(word: str, most: float) -> str:
    if word_width(word, OWN, bold=False) <= most:
        return word
    pieces = PIECES.split(word)
    return HERE.join(_cut(one) if len(one) > LONGEST and word_width(one, OWN) > most else one for one in pieces if one)


def _cut(piece: str) -> str:
    return HERE.join(piece[start : start + AFTER] for start in range(0, len(piece), AFTER))
