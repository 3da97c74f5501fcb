"""The concept note as a DOCX document: real headings and tables, the form of its version, the reader's language."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from puebla.kernel.dates import say_date
from puebla.kernel.documents.printable import printable
from puebla.kernel.languages import reading_language
from puebla.profiles.process import process

from ..queries.note import form_of_note
from ..queries.said import INDICATOR_PARTS, said_of
from ..queries.translation import outdated_translations
from ..rules.form import Kind

LOCALES = {"en": "en-GB", "es": "es-419"}
INK = RGBColor(0x1B, 0x2A, 0x41)


def note_document(note) -> bytes:
    """The document of a note that the reader may read; what nobody has written says so instead of leaving a hole."""
    document = Document()
    _set_up(document, note)
    _head(document, note)
    declared = form_of_note(note)
    said = said_of(note, declared.fields, outdated=outdated_translations(note, declared))
    for section in declared.sections:
        document.add_heading(str(section.title), level=1)
        for field in section.fields:
            _field(document, field, said[field.name], alone=len(section.fields) == 1)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document, note):
    """Names, language and page of the document, so that readers and machines know what it is."""
    properties = document.core_properties
    properties.title = printable(_("Concept note: %(title)s") % {"title": note.activity.title})[:255]
    properties.author = process().name
    properties.subject = note.activity.code
    properties.language = reading_language()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[reading_language()])
    style.element.get_or_add_rPr().append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = INK
    _page_number(document.sections[0].footer.paragraphs[0], note)


def _page_number(paragraph, note):
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{process().short_name} · {note.activity.code} · ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)  # noqa: SLF001  the library has no other way to add a field


def _head(document, note):
    activity = note.activity
    document.add_paragraph(" · ".join([process().name, _("Concept note")]), style="Subtitle")
    document.add_heading(printable(activity.title), level=0)
    rows = [
        (_("Identifier"), activity.code),
        (_("Type"), activity.type_name),
        (_("Plan"), str(activity.plan)),
        (_("Body"), ", ".join(str(body) for body in _bodies(activity))),
        (_("Year"), str(activity.year)),
        (_("State of the note"), _state(note)),
        (
            _("Form"),
            _("%(level)s, version %(version)s") % {"level": note.get_level_display(), "version": note.form_version},
        ),
    ]
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(name).bold = True
        cells[1].text = printable(value) or "—"


def _bodies(activity):
    return [body for body in (activity.body, *(row.body for row in activity.activity_bodies.all())) if body]


def _state(note):
    day = note.accepted_on or note.checked_on or note.submitted_on
    state = str(note.get_state_display())
    if note.accepted_by_delegation:
        state = _("%(state)s (by delegation to the Secretariat)") % {"state": state}
    return f"{state}, {say_date(day)}" if day else state


def _field(document, field, said, *, alone):
    if field.kind == Kind.CURRENCY:
        return
    if not alone:
        document.add_heading(str(field.label), level=2)
    if said.is_empty:
        document.add_paragraph().add_run(_("Not stated yet.")).italic = True
    elif said.rows:
        _indicators(document, said.rows)
    elif said.items:
        for item in said.items:
            document.add_paragraph(printable(item), style="List Bullet")
    else:
        _text(document, said)


def _text(document, said):
    remark = ""
    if said.only_in:
        remark = _("Only in Spanish.") if said.only_in == "es" else _("Only in English.")
    elif said.is_outdated:
        remark = _("This translation is older than its original.")
    if remark:
        document.add_paragraph().add_run(remark).italic = True
    for line in said.text.split("\n"):
        if line.strip():
            document.add_paragraph(printable(line))


def _indicators(document, rows):
    titles = {
        "kind": _("Kind"),
        "name": _("Indicator"),
        "baseline": _("Baseline"),
        "target": _("Target"),
        "measured_by": _("Measured by"),
    }
    table = document.add_table(rows=1, cols=len(INDICATOR_PARTS), style="Table Grid")
    for cell, part in zip(table.rows[0].cells, INDICATOR_PARTS, strict=True):
        cell.paragraphs[0].add_run(titles[part]).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001  nor to repeat a heading row
    for row in rows:
        for cell, part in zip(table.add_row().cells, INDICATOR_PARTS, strict=True):
            cell.text = printable(row[part]) or "—"
