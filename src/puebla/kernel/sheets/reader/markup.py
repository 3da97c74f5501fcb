"""XML as a workbook may carry it: UTF-8, no declarations, no entities; small parts read into their elements."""

import pyexpat
import re

from .refused import Refused

ENDINGS = (".xml", ".rels", ".vml")
ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
READ = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
ATTEMPTS = 1_000
BEGINNING = 200  # bytes in which an XML declaration stands


def is_markup(name: str) -> bool:
    """Whether a part of this name holds XML."""
    return name.lower().endswith(ENDINGS)


def check_markup(content: bytes) -> bool:
    """Whether anything but elements and text stands in a part (comments). Raises ``Refused`` for what no Excel writes.

    Only UTF-8 is read: in another encoding a forbidden declaration could hide from those who look at bytes.
    """
    head = content[:BEGINNING]
    declared = ENCODING.search(head)
    if b"\0" in head or (declared and declared.group(1).lower() not in READ):
        raise Refused("unusual_file")
    first = _declaration(content)
    if first < 0:
        return False
    if any(content.find(mark, first) >= 0 for mark in (b"<!DOCTYPE", b"<!ENTITY", b"<![")):
        raise Refused("unusual_file")
    return True


def _declaration(content: bytes) -> int:
    """Where the first ``<!`` stands, or -1. A single byte is found much faster than two, as long as it is rare."""
    at = -1
    for _attempt in range(ATTEMPTS):
        at = content.find(b"!", at + 1)
        if at < 0 or content[at - 1 : at] == b"<":
            return max(at - 1, -1)
    return content.find(b"<!", at)


def elements(content: bytes, *names: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of these names with their attributes, in their order; names without prefixes.

    Raises ``Refused`` where the part is damaged.
    """
    found = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in names:
            found.append((local, attributes))

    parse(content, start)
    return found


def parse(content: bytes, start, end=None, text=None) -> None:
    """Tell ``start``, ``end`` and ``text`` what stands in a part. Raises ``Refused`` where it is damaged."""
    parser = pyexpat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_declarations
    try:
        parser.Parse(content, True)
    except pyexpat.ExpatError as error:
        raise Refused("broken_file") from error


def _no_declarations(*_: object) -> None:
    raise Refused("unusual_file")
