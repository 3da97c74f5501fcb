"""Roman numerals as items of outcomes carry them: ``iii``, ``xiv``."""

import re

SIGNS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
WRITTEN = re.compile(r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")


def is_roman(letters: str) -> bool:
    """Whether small letters are a Roman numeral as it is written: ``iv`` is, ``iiii`` is not."""
    return WRITTEN.fullmatch(letters) is not None


def read_roman(letters: str) -> int:
    """``14`` for ``xiv``. The letters must be a Roman numeral, see :func:`is_roman`."""
    number = 0
    for worth, sign in SIGNS:
        while letters.startswith(sign):
            number, letters = number + worth, letters.removeprefix(sign)
    return number


def write_roman(number: int) -> str:
    """``xiv`` for ``14``; from 1 to 3999."""
    written = ""
    for worth, sign in SIGNS:
        times, number = divmod(number, worth)
        written += sign * times
    return written
