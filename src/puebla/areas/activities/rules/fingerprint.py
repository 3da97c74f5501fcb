"""A short mark of what a cell held when a file was made, so that whoever reads it back knows who changed what.

A cell that still has its mark was left alone in the file; a cell of Puebla that no longer has it was changed here.
"""

import binascii
import datetime as dt
import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from typing import Any

LONGEST = 32_767  # characters that a cell of Excel holds
CUT = " […]"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")  # all but tab and line ends


def written(value: Any) -> Any:
    """What a file holds of a value: nothing where it is empty, no more than a cell takes, no invisible control characters."""
    if isinstance(value, str):
        if not value.isprintable():
            value = CONTROL.sub("", value)
        return (value if len(value) <= LONGEST else value[: LONGEST - len(CUT)] + CUT) or None
    return value


def canonical(value: Any) -> str:
    """The same text for what people mean the same: a number and its digits, line ends of any kind, blanks around."""
    if value is None:
        return ""
    if isinstance(value, str):
        return (value if "\r" not in value else value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def visible(text: str) -> str:
    """The text without the letters that nobody sees (zero-width ones, changes of direction)."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def mark_of(value: Any) -> int:
    """A number of 32 bits for a value; two different values share one by chance once in four thousand million."""
    if value is None:
        return 0
    return zlib.crc32(canonical(value).encode("utf-8", "surrogatepass"))


def marks(values: Sequence[Any]) -> str:
    """The marks of a row's values in one short text."""
    numbers = [mark_of(value) for value in values]
    return binascii.b2a_base64(struct.pack(f">{len(numbers)}I", *numbers), newline=False).decode("ascii")


def read_marks(text: str, length: int) -> tuple[int, ...] | None:
    """The marks of ``length`` values; ``None`` where the text is not what :func:`marks` makes of them."""
    try:
        packed = binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError):
        return None
    return struct.unpack(f">{length}I", packed) if len(packed) == 4 * length else None  # four bytes each
