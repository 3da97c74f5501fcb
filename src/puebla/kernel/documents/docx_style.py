"""The styles that a document needs: those of the letterhead where it has them, else ours, so that Word's own tools work.

A style is found by its name, which is English in the file whatever language Word speaks.
"""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

INK, SOFT, COBALT, CLAY, RULE, WASH = "1A2033", "454C60", "16307A", "A23D1C", "8A8273", "E9EEFA"
FONT = "Calibri"
LOCALES = {"en": "en-GB", "es": "es-419"}
BULLETS = "Puebla"  # the name by which our bullets are known again in a numbering part


def _paragraph(name: str, *, based_on: str = "Normal", spacing: str = "", more: str = "", run: str = "") -> str:
    return (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/><w:qFormat/><w:pPr>{spacing}{more}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _run(*, size: int, color: str, bold: bool = False) -> str:
    font = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    return f'{font}{"<w:b/>" if bold else ""}<w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _heading(level: int, size: int) -> str:
    more = f'<w:outlineLvl w:val="{level - 1}"/>'
    return _paragraph(
        f"heading {level}",
        spacing=f"<w:keepNext/><w:keepLines/>{_spaced(320 if level == 1 else 220, 100)}",
        more=more,
        run=_run(size=size, color=COBALT, bold=True),
    )


TABLE = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PueblaTable"><w:name w:val="Puebla Table"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for side in ("top", "bottom", "insideH")
    )
    + '</w:tblBorders><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/></w:tcPr></w:tblStylePr></w:style>'
)

# What is asked for, and what it looks like where the letterhead does not say.
STYLES = {
    "Title": _paragraph("Title", spacing=_spaced(60, 60), run=_run(size=44, color=COBALT, bold=True)),
    "Subtitle": _paragraph("Subtitle", spacing=_spaced(0, 240), run=_run(size=25, color=SOFT)),
    "heading 1": _heading(1, 30),
    "heading 2": _heading(2, 24),
    "heading 3": _heading(3, 21),
    "caption": _paragraph("caption", spacing=_spaced(200, 80), run=_run(size=19, color=SOFT, bold=True)),
    "TOC Heading": _paragraph("TOC Heading", spacing=_spaced(240, 100), run=_run(size=30, color=COBALT, bold=True)),
    "toc 1": _paragraph("toc 1", spacing=_spaced(0, 40)),
    "toc 2": _paragraph("toc 2", spacing=_spaced(0, 40), more='<w:ind w:left="280"/>'),
    "List Bullet": _paragraph("List Bullet", spacing=_spaced(0, 60), more="<w:contextualSpacing/>"),
    "Puebla Note": _paragraph("Puebla Note", spacing=_spaced(0, 120), run=_run(size=18, color=SOFT)),
    "Puebla Mark": _paragraph("Puebla Mark", spacing=_spaced(120, 60), run=_run(size=21, color=CLAY, bold=True)),
    "Puebla Cell": _paragraph("Puebla Cell", spacing=_spaced(0, 0), run=_run(size=19, color=INK)),
    "Puebla Small Cell": _paragraph("Puebla Small Cell", spacing=_spaced(0, 0), run=_run(size=16, color=INK)),
    "Puebla Tiny Cell": _paragraph("Puebla Tiny Cell", spacing=_spaced(0, 0), run=_run(size=14, color=INK)),
    "Puebla Table": TABLE,
}
OURS_ANYWAY = ("heading 1", "heading 2", "heading 3", "Title", "Subtitle", "caption", "List Bullet", "TOC Heading")


def style_ids(document: Any, *, is_letterhead: bool) -> dict[str, str]:
    """``{name: id}`` of every style that is asked for; what the file lacks is added to it.

    Where there is no letterhead, the library's own looks give way to ours.
    """
    root = document.styles.element
    present = {style.find(qn("w:name")).get(qn("w:val")).lower(): style for style in root.findall(qn("w:style"))}
    ids = {}
    for name, xml in STYLES.items():
        found = present.get(name.lower())
        if found is not None and not is_letterhead and name in OURS_ANYWAY:
            own = parse_xml(xml)
            own.set(qn("w:styleId"), found.get(qn("w:styleId")))
            root.replace(found, own)
            found = own
        if found is None:
            found = parse_xml(xml)
            root.append(found)
        ids[name] = found.get(qn("w:styleId"))
    return ids


def set_language(document: Any, language: str, *, is_letterhead: bool) -> None:
    """Say in which language the text is, for spelling and for those who listen; and the body's font where it is ours."""
    style = document.styles["Normal"]
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LOCALES[language]}"/>'))
    if not is_letterhead:
        style.font.name = FONT


def bullet_number(document: Any) -> int:
    """The number under which the file knows our bullets."""
    numbering = _numbering(document)
    taken = [int(one.get(qn("w:abstractNumId"))) for one in numbering.findall(qn("w:abstractNum"))]
    numbers = [int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))]
    abstract, number = max(taken, default=-1) + 1, max(numbers, default=0) + 1
    shape = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'<w:name w:val="{BULLETS}"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
    )
    numbering.insert(len(taken), shape)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )
    return number


def _numbering(document: Any) -> Any:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    made = XmlPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, part.package)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return element
