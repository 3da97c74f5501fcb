"""A document as PDF: tagged for those who listen to it (PDF/UA), with its fonts in it."""

import datetime as dt
import json
from collections.abc import Callable
from functools import singledispatch
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..refusals import RuleBroken
from .breaking import LINE, breakable, is_too_long
from .compiling import compiled
from .description import Bullets, Document, Facts, Figure, Heading, PageBreak, Paragraph, Table
from .glyphs import displayable, plainest
from .letterhead import letterhead
from .printable import lines_of, printable
from .width import LOOKS as CELLS
from .width import OWN, PADDING, fitting

PAPERS = {"a4": "a4", "letter": "us-letter"}
REGIONS = {"en": "GB", "es": "MX"}
LOOKS = Path(__file__).with_name("document.typ")
TITLE, HEADING = 22, 15  # sizes of letters, in points, as in document.typ
LETTERHEAD = "letterhead.svg"
TWENTIETHS = 20  # of a point, in which columns are counted
FACT = 0.5  # of the width, at least, for what is said of a fact


def pdf_of(document: Document) -> bytes:
    """The document as PDF/UA. The same document gives the same bytes on any day and machine.

    A white square stands for a character that no font has (:func:`~puebla.kernel.documents.glyphs.lacking` tells which).
    Raises ``RuleBroken("letterhead")`` where the letterhead in the data folder is no drawing.
    """
    try:
        return _compiled(document, displayable)
    except RuntimeError as error:
        _refuse_letterhead(document.language, error)
        return _compiled(document, plainest)  # signs that are there one by one may not be there together


def _refuse_letterhead(language: str, error: Exception) -> None:
    """Raises ``RuleBroken`` where it is the letterhead that made the paper fail."""
    path = letterhead(language, "svg")
    if path is None:
        return
    try:
        compiled({"main.typ": f'#image("{LETTERHEAD}")'.encode(), LETTERHEAD: path.read_bytes()})
    except RuntimeError:
        said = _(
            "The letterhead %(path)s cannot be read as an SVG drawing. Replace it, or take it away to use the plain one."
        )
        raise RuleBroken("letterhead", said % {"path": path}) from error


def _compiled(document: Document, shown: Callable[[str], str]) -> bytes:
    parts = {"main.typ": LOOKS.read_bytes()}
    head = letterhead(document.language, "svg")
    if head:
        parts[LETTERHEAD] = head.read_bytes()
    for place, figure in enumerate(document.figures, 1):
        parts[_drawing(place)] = shown(printable(figure.svg)).encode()
    told = json.dumps(_told(document, has_letterhead=head is not None), ensure_ascii=False)
    parts["document.json"] = shown(told).encode()
    return compiled(parts, pdf_standards="ua-1", timestamp=moment(document))


def moment(document: Document) -> dt.datetime:
    """When the file says it was written: the document's own day."""
    return dt.datetime.combine(document.dated_on, dt.time(), dt.UTC)


def _drawing(place: int) -> str:
    return f"figure-{place}.svg"


def _told(document: Document, *, has_letterhead: bool) -> dict[str, Any]:
    """The document as the typst file reads it; its own words in the document's language."""
    with override(document.language):
        contents, page_of = _("Contents"), _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"}
    places = iter(range(1, len(document.figures) + 1))
    blocks = [
        told | {"file": _drawing(next(places))} if told["kind"] == "figure" else told
        for told in map(_block, document.blocks)
    ]
    return {
        "title": printable(document.title),
        "head": breakable(printable(document.title), TITLE),
        "subtitle": printable(document.subtitle),
        "author": printable(document.author),
        "mark": printable(document.mark),
        "foot": printable(" · ".join(filter(None, [document.short_author, document.number]))),
        "language": document.language,
        "region": REGIONS[document.language],
        "paper": PAPERS[document.paper],
        "day": [document.dated_on.year, document.dated_on.month, document.dated_on.day],
        "letterhead": has_letterhead,
        "contents": contents,
        "page_of": page_of,
        "facts": _block(Facts(document.facts)),
        "has_contents": document.has_contents,
        "blocks": blocks,
    }


@singledispatch
def _block(block: Any) -> dict[str, Any]:
    raise TypeError(block)


@_block.register
def _heading(block: Heading):
    return {"kind": "heading", "level": block.level, "text": breakable(printable(block.text), HEADING)}


@_block.register
def _paragraph(block: Paragraph):
    return {
        "kind": "note" if block.is_note else "paragraph",
        "lines": [breakable(line) for line in lines_of(block.text)],
    }


@_block.register
def _bullets(block: Bullets):
    return {"kind": "bullets", "items": [breakable(printable(item)) for item in block.items]}


@_block.register
def _facts(block: Facts):
    rows = [[printable(name), breakable(printable(value), line=FACT * LINE)] for name, value in block.rows]
    return {"kind": "facts", "rows": rows}


@_block.register
def _table(block: Table):
    look, widths = fitting(block, LINE * TWENTIETHS, OWN)
    size = dict(CELLS)[look] / TWENTIETHS
    lines = [(width - PADDING) / TWENTIETHS for width in widths]
    rows = [[printable(cell) for cell in row] for row in block.rows]
    columns = [
        {
            "title": breakable(printable(column.title), size, line),
            "width": width,
            "is_number": column.is_number,
            "hyphenate": any(is_too_long(word, size, line) for row in rows for word in row[place].split()),
        }
        for place, (column, width, line) in enumerate(zip(block.columns, widths, lines, strict=True))
    ]
    rows = [[breakable(cell, size, line) for cell, line in zip(row, lines, strict=True)] for row in rows]
    return {
        "kind": "table",
        "caption": printable(block.caption),
        "columns": columns,
        "size": size,
        "rows": rows,
        "has_total": block.has_total,
        "is_short": block.is_short,
    }


@_block.register
def _figure(block: Figure):
    caption, alt = printable(block.caption), printable(block.alt)
    return {"kind": "figure", "caption": caption, "alt": alt, "width": block.width}


@_block.register
def _break(block: PageBreak):
    return {"kind": "break"}
