"""A page that goes with a frozen report: which body approved it, when and where, and which text is held back.

The report's own files stay as they were; this is written anew each time, and the same decisions give the same bytes.
"""

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from puebla.kernel.dates import say_date
from puebla.kernel.documents.description import Block, Bullets, Document, Heading, Paper, Paragraph
from puebla.kernel.documents.docx import docx_of
from puebla.kernel.documents.pdf import pdf_of
from puebla.profiles.process import process

from ...models import Report
from ..approval import Decided, decided_on, say_holding
from ..report import title_of
from ..sections import title_of as title_of_section
from .file import CONTENT_TYPES, File

WRITERS = {"docx": docx_of, "pdf": pdf_of}


def note_of(report: Report, ending: str, language: str, paper: Paper = "a4") -> File:
    """The note as DOCX or PDF. Raises ``KeyError`` for another ending."""
    write = WRITERS[ending]
    name = f"{report.code}-note-{language}.{ending}"
    return File(name, ending, language, CONTENT_TYPES[ending], write(note_document(report, language, paper)))


def note_document(report: Report, language: str, paper: Paper = "a4") -> Document:
    """What was decided about a report, in ``language``."""
    with override(language):
        decided = decided_on(report)
        on = _last_day(report, decided)
        facts = [(_("Report"), title_of(report)), (_("Number"), report.number or "")]
        if approval := decided.approval:
            facts += [
                (_("Approved by"), str(approval.body)),
                (pgettext("report", "Approved on"), say_date(approval.approved_on)),
            ]
            facts += [(_("Place"), approval.place)] if approval.place else []
        else:
            facts.append((_("Approval"), _("not on record yet")))
        blocks: list[Block] = []
        if decided.held:
            told = [f"{title_of_section(one.section.code)}. {say_holding(one, on)}" for one in decided.held]
            blocks = [Heading(_("Held back")), Bullets(tuple(told))]
        blocks.append(Paragraph(_("The report itself stays as it was frozen."), is_note=True))
        return Document(
            title=_("Note on the approval of a report"),
            language=language,
            author=process().name,
            short_author=process().short_name,
            dated_on=on,
            number=report.number or "",
            paper=paper,
            has_contents=False,
            facts=tuple(facts),
            blocks=tuple(blocks),
        )


def _last_day(report: Report, decided: Decided):
    """The day of the latest decision: the note is of that day."""
    days = [report.frozen_on or report.as_of]
    if decided.approval:
        days.append(decided.approval.approved_on)
    days += [one.settled_on or one.asked_on for one in decided.held]
    return max(days)
