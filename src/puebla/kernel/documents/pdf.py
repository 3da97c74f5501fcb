"""A document as PDF: tagged for those who listen to it (PDF/UA), with its fonts in it."""

import datetime as dt
import json
from functools import cache, singledispatch
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from .description import Bullets, Document, Facts, Figure, Heading, PageBreak, Paragraph, Table
from .letterhead import letterhead
from .printable import lines_of, printable

PAPERS = {"a4": "a4", "letter": "us-letter"}
REGIONS = {"en": "GB", "es": "MX"}
LOOKS = Path(__file__).with_name("document.typ")


def pdf_of(document: Document) -> bytes:
    """The document as PDF/UA. The same document gives the same bytes on any day and machine."""
    parts = {"main.typ": LOOKS.read_bytes()}
    head = letterhead(document.language, "svg")
    if head:
        parts["letterhead.svg"] = head.read_bytes()
    for place, figure in enumerate(document.figures, 1):
        parts[_drawing(place)] = figure.svg.encode()
    parts["document.json"] = json.dumps(_told(document, has_letterhead=head is not None)).encode()
    return compiled(parts, pdf_standards="ua-1", timestamp=moment(document))


def compiled(parts: dict[str, bytes], **options: Any) -> bytes:
    """What typst makes of ``parts``, with the fonts that come with Puebla and none of the machine's."""
    return typst.compile(parts, font_paths=[str(fonts())], ignore_system_fonts=True, **options)


def moment(document: Document) -> dt.datetime:
    """When the file says it was written: the document's own day."""
    return dt.datetime.combine(document.dated_on, dt.time(), dt.UTC)


@cache
def fonts() -> Path:
    """The folder of the fonts, of a package that does nothing but carry them."""
    return Path(str(files("font_source_sans_pro"))) / "files"


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
        "subtitle": printable(document.subtitle),
        "author": printable(document.author),
        "mark": document.mark,
        "foot": " · ".join(filter(None, [document.short_author, document.number])),
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
    return {"kind": "heading", "level": block.level, "text": printable(block.text)}


@_block.register
def _paragraph(block: Paragraph):
    return {"kind": "note" if block.is_note else "paragraph", "lines": lines_of(block.text)}


@_block.register
def _bullets(block: Bullets):
    return {"kind": "bullets", "items": [printable(item) for item in block.items]}


@_block.register
def _facts(block: Facts):
    return {"kind": "facts", "rows": [[printable(name), printable(value)] for name, value in block.rows]}


@_block.register
def _table(block: Table):
    columns = [{"title": one.title, "weight": one.weight, "is_number": one.is_number} for one in block.columns]
    rows = [[printable(cell) for cell in row] for row in block.rows]
    return {
        "kind": "table",
        "caption": printable(block.caption),
        "columns": columns,
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
