"""Words that are longer than their line: where they may be divided."""

import re

HERE = "\u200b"  # where the writer of PDF may begin a new line
WIDTH = 459  # points of a line of A4 between its margins; Letter has some more
WIDE = 0.55  # of the size of a letter: what most words need for each of theirs
USUAL = 10.5  # points, of the text
AFTER = 4  # letters


def letters_of(share: float, size: float = USUAL) -> int:
    """How many letters of ``size`` points stand for certain in ``share`` of a line."""
    return max(AFTER, int(share * WIDTH / (WIDE * size)) - 1)


def breakable(text: str, most: int = 0) -> str:
    """``text``, with places to divide every word of more than ``most`` letters; of more than a line's where it is 0."""
    longest = most or letters_of(1)
    if len(text) <= longest:
        return text
    return re.sub(rf"\S{{{longest + 1},}}", _divided, text)


def _divided(found: re.Match[str]) -> str:
    word = found[0]
    return HERE.join(word[start : start + AFTER] for start in range(0, len(word), AFTER))
