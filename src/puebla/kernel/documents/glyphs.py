"""Which characters the fonts of a PDF have; a visible sign stands for any other, so that none stops a paper.

The fonts that come with Puebla have every letter of the languages of the Americas and the usual signs. Emoji and East Asian
scripts would take fonts many times as large as the program.
"""

import json
import re
from collections.abc import Iterable

import typst

from .compiling import compiled
from .printable import NOBODYS, SIGN, visible

PLAIN = re.compile(
    r"[\t\n\x20-\x7e\xa0-\u017f\u200b\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac]"
)  # known to be there
PROBE = (
    b'#set document(title: "Probe")\n#set text(font: "Source Sans Pro")\n#for one in json("signs.json") { par(one) }'
)
_known: dict[str, bool] = {}  # at most as many as there are characters


def lacking(text: str) -> list[str]:
    """The characters of ``text`` that a PDF cannot show, each once, in the order in which they come."""
    signs = list(dict.fromkeys(PLAIN.sub("", visible(text))))
    _ask(one for one in signs if one not in _known)
    return [one for one in signs if not _known[one]]


def displayable(text: str) -> str:
    """``text`` with a white square for each character that a PDF cannot show."""
    found = lacking(text)
    return text.translate(dict.fromkeys(map(ord, found), SIGN)) if found else text


def plainest(text: str) -> str:
    """``text`` with a white square for whatever is not known to be in the fonts, without asking."""
    return "".join(one if PLAIN.match(one) else SIGN for one in text)


def _ask(signs: Iterable[str]) -> None:
    """Let the writer of PDF say which it cannot show; what it does not name and stumbles over counts as lacking too."""
    asked = list(signs)
    _known.update((one, False) for one in asked if NOBODYS.match(one))
    asked = [one for one in asked if one not in _known]
    while asked:
        refused = _refused(asked)
        _known.update(dict.fromkeys(refused, False))
        left = [one for one in asked if one not in refused]
        if not refused:
            _known.update(dict.fromkeys(left, True))
            return
        asked = left


def _refused(signs: list[str]) -> set[str]:
    try:
        compiled({"main.typ": PROBE, "signs.json": json.dumps(signs).encode()}, pdf_standards="ua-1")
    except typst.TypstError as error:
        told = f"{error} {error.diagnostic}"
        named = {one for one in signs if f'`"{one}"`' in told or f'`"\\u{{{ord(one):x}}}"`' in told}
        return named or set(signs)
    return set()
