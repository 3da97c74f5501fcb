"""A document as DOCX: real styles, headings, contents and captions, on the secretariat's letterhead if it has one."""

from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm

from ..refusals import RuleBroken
from .description import Document, Figure
from .docx_block import EMU, Body, run, simple_field
from .docx_style import bullet_number, set_language, style_ids
from .drawing import png_of
from .letterhead import letterhead
from .packing import packed_anew
from .pdf import moment
from .printable import printable

SPACES = nsdecls("w", "r", "wp", "a", "pic")
PAPERS = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
MARGIN = {"left_margin": Cm(2.4), "right_margin": Cm(2.4), "top_margin": Cm(2.6), "bottom_margin": Cm(2.4)}
AFTER_UPDATING = {  # what the format wants behind it
    qn(f"w:{name}")
    for name in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "shapeDefaults", "decimalSymbol", "listSeparator",
    )
} | {qn("m:mathPr")}  # fmt: skip
HEAD_OR_FOOT = (qn("w:headerReference"), qn("w:footerReference"))


def docx_of(document: Document) -> bytes:
    """The document as DOCX. The same document on the same letterhead gives the same bytes.

    Raises ``RuleBroken("letterhead")`` where the letterhead in the data folder is no DOCX.
    """
    path = letterhead(document.language, "docx")
    paper = _opened(path)
    has_letterhead = path is not None
    section = paper.sections[-1]
    section.page_width, section.page_height = PAPERS[document.paper]
    if not has_letterhead:
        for name, value in MARGIN.items():
            setattr(section, name, value)
    set_language(paper, document.language, is_letterhead=has_letterhead)
    with override(document.language):
        words = {
            "contents": _("Contents"),
            "Table": pgettext("caption", "Table"),
            "Figure": pgettext("caption", "Figure"),
            "page_of": _("Page %(page)s of %(pages)s"),
        }
    body = Body(
        ids=style_ids(paper, is_letterhead=has_letterhead),
        bullet=bullet_number(paper),
        width=(section.page_width - section.left_margin - section.right_margin) // EMU,
        place=lambda figure, width: _placed(paper, figure, width),
        words=words,
    )
    _fill(paper, document, body, has_letterhead=has_letterhead)
    if not any(child.tag in HEAD_OR_FOOT for child in section._sectPr):  # noqa: SLF001  no other way to ask
        _furnish(section, document, words)
    _name(paper, document)
    if document.has_contents:
        _bring_up_to_date(paper)
    stream = BytesIO()
    paper.save(stream)
    return packed_anew(stream.getvalue())


def _opened(path: Any) -> Any:
    try:
        return docx.Document(str(path) if path else None)
    except Exception as broken:
        raise RuleBroken(
            "letterhead",
            _(
                "The letterhead %(path)s cannot be opened as a DOCX file. Replace it, or take it away to use the plain one."
            )
            % {"path": path},
        ) from broken


def _fill(paper: Any, document: Document, body: Body, *, has_letterhead: bool) -> None:
    """Put the document's text in the place of whatever the paper holds."""
    matter = "".join(body.block(block) for block in document.blocks)
    opening = body.opening(document, has_letterhead=has_letterhead)
    contents = body.contents() if document.has_contents else ""
    root = paper.element.body
    for child in list(root):
        if child.tag != qn("w:sectPr"):
            root.remove(child)
    told = parse_xml(f"<w:body {SPACES}>{opening}{contents}{matter}</w:body>")
    last = root.find(qn("w:sectPr"))
    for child in list(told):
        last.addprevious(child)


def _bring_up_to_date(paper: Any) -> None:
    """Let Word fill in the pages of the contents when the file is opened."""
    settings = paper.settings.element
    for old in settings.findall(qn("w:updateFields")):
        settings.remove(old)
    asked = parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>')
    after = next((child for child in settings if child.tag in AFTER_UPDATING), None)
    if after is None:
        settings.append(asked)
    else:
        after.addprevious(asked)


def _placed(paper: Any, figure: Figure, width: int) -> tuple[str, int, int]:
    relation, image = paper.part.get_or_add_image(BytesIO(png_of(figure.svg)))
    return relation, width * EMU, int(width * EMU * image.px_height / image.px_width)


def _furnish(section: Any, document: Document, words: dict[str, str]) -> None:
    """Head and foot of the pages: the first page has no head, its title is enough."""
    section.different_first_page_header_footer = True
    end = (section.page_width - section.left_margin - section.right_margin) // EMU
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{end}"/></w:tabs>'
    small = '<w:rPr><w:color w:val="454C60"/><w:sz w:val="17"/></w:rPr>'
    head = f"{run(document.title)}<w:r><w:tab/></w:r>{run(document.mark)}"
    before, between, after = words["page_of"].replace("%(page)s", "\0").replace("%(pages)s", "\0").split("\0")
    whose = " · ".join(filter(None, [document.short_author, document.number]))
    pages = f"{run(before)}{simple_field('PAGE', '1')}{run(between)}{simple_field('NUMPAGES', '1')}{run(after)}"
    foot = f"{run(whose)}<w:r><w:tab/></w:r>{pages}"
    for place, inner in ((section.header, head), (section.footer, foot), (section.first_page_footer, foot)):
        place.is_linked_to_previous = False
        root = place._element  # noqa: SLF001  the library has no other way to add a field
        for child in list(root):
            root.remove(child)
        text = inner.replace("<w:r><w:t", f"<w:r>{small}<w:t")
        root.append(parse_xml(f"<w:p {SPACES}><w:pPr>{tab}</w:pPr>{text}</w:p>"))
    section.first_page_header.is_linked_to_previous = False


def _name(paper: Any, document: Document) -> None:
    """What readers and machines know of the file without opening it; nothing of this moment or this machine."""
    properties = paper.core_properties
    properties.title, properties.author = printable(document.title)[:255], printable(document.author)[:255]
    properties.subject, properties.language = printable(document.number or document.subtitle)[:255], document.language
    properties.last_modified_by, properties.comments, properties.revision = "", "", 1
    properties.created = properties.modified = moment(document).replace(tzinfo=None)
    package = paper.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
