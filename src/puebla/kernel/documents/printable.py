"""Text that a file can hold."""

import re

UNPRINTABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return UNPRINTABLE.sub("", text)


def lines_of(text: str) -> list[str]:
    """The lines of ``text`` that say something."""
    return [line.strip() for line in printable(text).split("\n") if line.strip()]
