"""The blocks of a document as WordprocessingML: text put together as text, which is many times as fast as objects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Any
from xml.sax.saxutils import escape

from .description import Bullets, Document, Facts, Figure, Heading, PageBreak, Paragraph, Table
from .printable import lines_of, printable
from .width import fitting

LISTED = 2  # levels of headings that stand in the contents
EMU = 635  # English Metric Units in a twentieth of a point
FACT_SHARE = 0.28  # of the width for the names of facts

# The content and the width in twentieths of a point -> ``(relation, width, height)`` in English Metric Units.
Place = Callable[[Figure, int], tuple[str, int, int]]


def run(text: str, *, bold: bool = False) -> str:
    """A run of text; what cannot stand in XML is left out."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(printable(text))}</w:t></w:r>'


def simple_field(instruction: str, shown: str) -> str:
    """A field that Word can bring up to date, with what it shows until then."""
    return f'<w:fldSimple w:instr="{escape(instruction)}">{run(shown) if shown else ""}</w:fldSimple>'


@dataclass
class Body:
    """Turns blocks into text. ``ids``: styles by name; ``width`` of the line in twentieths of a point."""

    ids: Mapping[str, str]
    bullet: int
    width: int
    place: Place
    words: Mapping[str, str]
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    tables: int = 0
    figures: int = 0

    def paragraph(self, style: str, inner: str, more: str = "") -> str:
        """A paragraph in one of the styles that ``ids`` names; an empty name is the body's own."""
        look = f'<w:pStyle w:val="{self.ids[style]}"/>' if style else ""
        return f"<w:p><w:pPr>{look}{more}</w:pPr>{inner}</w:p>"

    @singledispatchmethod
    def block(self, block: Any) -> str:
        """The block as text."""
        raise TypeError(block)

    @block.register
    def _heading(self, block: Heading) -> str:
        mark = f"_Toc{len(self.headings) + 1:06}"
        number = len(self.headings)
        self.headings.append((block.level, block.text, mark))
        start = f'<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
        return self.paragraph(f"heading {block.level}", f'{start}{run(block.text)}<w:bookmarkEnd w:id="{number}"/>')

    @block.register
    def _paragraph(self, block: Paragraph) -> str:
        style = "Puebla Note" if block.is_note else ""
        return "".join(self.paragraph(style, run(line)) for line in lines_of(block.text))

    @block.register
    def _bullets(self, block: Bullets) -> str:
        more = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.bullet}"/></w:numPr>'
        return "".join(self.paragraph("List Bullet", run(item), more) for item in block.items)

    @block.register
    def _facts(self, block: Facts) -> str:
        widths = self._widths([FACT_SHARE, 1 - FACT_SHARE])
        rows = "".join(
            f"<w:tr>{self._cell(name, widths[0], bold=True)}{self._cell(value, widths[1])}</w:tr>"
            for name, value in block.rows
        )
        return self._table(rows, widths, has_head=False) + "<w:p/>"

    @block.register
    def _numbered_table(self, block: Table) -> str:
        self.tables += 1
        look, widths = fitting(block, self.width)
        head = "".join(
            self._cell(column.title, width, look, bold=True, is_number=column.is_number)
            for column, width in zip(block.columns, widths, strict=True)
        )
        rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
        last = len(block.rows) - 1
        kept = last if block.is_short else 0
        for number, row in enumerate(block.rows):
            is_total = block.has_total and number == last
            cells = "".join(
                self._cell(text, width, look, bold=is_total, is_number=column.is_number, keeps=number < kept)
                for text, width, column in zip(row, widths, block.columns, strict=True)
            )
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        caption = self._caption("Table", self.tables, block.caption, more="<w:keepNext/>")
        return caption + self._table("".join(rows), widths, has_head=True) + "<w:p/>"

    @block.register
    def _figure(self, block: Figure) -> str:
        self.figures += 1
        relation, width, height = self.place(block, int(self.width * block.width))
        drawing = (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{self.figures}" name="Figure {self.figures}" descr="{_attribute(block.alt)}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self.figures}" name="figure-{self.figures}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
        return self.paragraph("", drawing, "<w:keepNext/>") + self._caption("Figure", self.figures, block.caption)

    @block.register
    def _break(self, block: PageBreak) -> str:
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def contents(self) -> str:
        """The list of the headings met so far with their pages, as fields: programs fill them in when they open the file."""
        end = f'<w:tabs><w:tab w:val="right" w:pos="{self.width}"/></w:tabs>'
        entries = [
            self.paragraph(f"toc {level}", _entry(text, mark), end)
            for level, text, mark in self.headings
            if level <= LISTED
        ]
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
            f'TOC \\o "1-{LISTED}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        last = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        first = entries[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1) if entries else f"<w:p>{begin}</w:p>"
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
            f"</w:sdtPr><w:sdtContent>{self.paragraph('TOC Heading', run(self.words['contents']))}"
            f"{first}{''.join(entries[1:])}{last}</w:sdtContent></w:sdt>"
        )

    def opening(self, document: Document, *, has_letterhead: bool) -> str:
        """What stands before the contents: whose paper it is, its mark, its name and its facts."""
        said = [] if has_letterhead else [self.paragraph("Puebla Note", run(document.author, bold=True))]
        if document.mark:
            said.append(self.paragraph("Puebla Mark", run(document.mark)))
        said.append(self.paragraph("Title", run(document.title)))
        if document.subtitle:
            said.append(self.paragraph("Subtitle", run(document.subtitle)))
        if document.facts:
            said.append(self.block(Facts(document.facts)))
        return "".join(said)

    def _caption(self, name: str, number: int, text: str, more: str = "") -> str:
        sequence = simple_field(f"SEQ {name} \\* ARABIC", str(number))
        label = f"{run(self.words[name] + ' ')}{sequence}"
        return self.paragraph("caption", f"{label}{run(': ' + text)}", more)

    def _widths(self, weights: list[float]) -> list[int]:
        whole = sum(weights)
        return [int(self.width * weight / whole) for weight in weights]

    def _table(self, rows: str, widths: list[int], *, has_head: bool) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.ids["Puebla Table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"0020" if has_head else "0000"}" '
            f'w:firstRow="{int(has_head)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _cell(
        self,
        text: str,
        width: int,
        look: str = "Puebla Cell",
        *,
        bold: bool = False,
        is_number: bool = False,
        keeps: bool = False,
    ) -> str:
        more = ("<w:keepNext/>" if keeps else "") + ('<w:jc w:val="right"/>' if is_number else "")
        lines = lines_of(text) or [""]
        paragraphs = "".join(self.paragraph(look, run(line, bold=bold), more) for line in lines)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _entry(text: str, mark: str) -> str:
    """A line of the contents: it leads to its heading and ends with its page."""
    page = simple_field(f"PAGEREF {mark} \\h", "")
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{run(text)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'


def _attribute(text: str) -> str:
    return escape(printable(text), {'"': "&quot;", "\n": " "})
