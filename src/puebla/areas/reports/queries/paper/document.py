"""A report as a document: what the records said on its day, and what people wrote, in one language."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from puebla.kernel.charts.printed import svgs_of
from puebla.kernel.documents.description import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Table,
    blocks_of,
)
from puebla.kernel.languages import in_language
from puebla.profiles.process import process

from ...models import Report, Section
from ...rules.content import said, told_tables
from ...rules.kind import Kind, kind_of
from ...states import ReportState
from ..report import sections_of, title_of
from ..sections import is_written
from ..sections import title_of as title_of_section

FRAME = "frame"
MANY = 10_000  # rows of one table
FEW = 3  # figures that make a table


def report_document(report: Report, language: str, paper: Paper = "a4", *, most_rows: int = MANY) -> Document:
    """The report in ``language``, with at most ``most_rows`` rows of each table.

    A text that is written in the other language only stands in that one, and says so.
    """
    with override(language):
        sections = sections_of(report)
        frame = next((section for section in sections if section.code == FRAME), None)
        facts = (
            [(said(name, language), said(value, language)) for name, value in frame.content["facts"]] if frame else []
        )
        drawings = _drawings(sections, language)
        blocks: list[Block] = []
        for section in sections:
            blocks.extend(_section(section, language, kind_of(report.kind), drawings[section.pk], most_rows))
        return Document(
            title=title_of(report),
            language=language,
            author=process().name,
            short_author=process().short_name,
            dated_on=report.frozen_on or report.as_of,
            number=report.number or "",
            mark="" if report.state == ReportState.FROZEN else str(ReportState(report.state).label),
            paper=paper,
            has_contents=kind_of(report.kind).has_contents,
            facts=tuple(facts),
            blocks=tuple(blocks),
        )


def _drawings(sections: list[Section], language: str) -> dict[Any, list[Block]]:
    """The charts of each section, by its key; all are drawn at once."""
    told = [(section.pk, drawing) for section in sections for drawing in section.content.get("drawings", ())]
    found: dict[Any, list[Block]] = {section.pk: [] for section in sections}
    drawn = svgs_of([drawing["specification"][language] for _key, drawing in told])
    for (key, drawing), svg in zip(told, drawn, strict=True):
        found[key].append(Figure(svg, drawing["caption"][language], drawing["alt"][language]))
    return found


def _section(section: Section, language: str, rules: Kind, drawings: list[Block], most_rows: int) -> list[Block]:
    """Heading, text, figures, tables, drawings; the frame's facts stand under the title already.

    A section that only people write is left out of a frozen report where nobody wrote it, and of a short paper every
    section that has nothing to tell.
    """
    content = section.content
    blocks: list[Block] = [*_text(section, language)]
    if figures := [one for one in content.get("figures", ()) if one["of"] != 0]:
        blocks.append(_figures(figures, language, is_short=not rules.has_contents))
    tables = told_tables(content)
    for table in tables:
        blocks.extend(_table(table, language, most_rows))
    blocks.extend(drawings)
    blocks.extend(Paragraph(remark[language], is_note=True) for remark in content.get("remarks", ()))
    if section.code == FRAME and not blocks:
        return []
    is_empty = not (blocks and (section.text or tables or any(one["value"] for one in content["figures"])))
    if is_empty and not rules.has_contents and not is_written(section.code):
        return []
    if not blocks and is_written(section.code):
        if section.report.state == ReportState.FROZEN:
            return []
        blocks = [Paragraph(_("Still to be written."), is_note=True)]
    if not blocks:
        blocks = [Paragraph(_("Nothing is on record for this section."), is_note=True)]
    return [Heading(title_of_section(section.code)), *blocks]


def _text(section: Section, language: str) -> list[Block]:
    text = in_language(section, "text", language)
    if not text:
        return []
    if getattr(section, f"text_{language}"):
        return blocks_of(text)
    remark = _("Written in English only.") if language == "es" else _("Written in Spanish only.")
    return [Paragraph(remark, is_note=True), *blocks_of(text)]


def _figures(figures: list[dict[str, Any]], language: str, *, is_short: bool) -> Block:
    """A table; a line where they are few, or the paper is a short one."""
    told = tuple((figure["label"][language], _number(figure)) for figure in figures)
    if is_short or len(told) < FEW:
        return Paragraph(" · ".join(f"{label}: {number}" for label, number in told))
    return Table(_("In figures"), (Column(_("Figure"), 4), Column(_("Number"), is_number=True)), told)


def _number(figure: dict[str, Any]) -> str:
    if figure["of"] is None:
        return str(figure["value"])
    return _("%(number)s of %(all)s") % {"number": figure["value"], "all": figure["of"]}


def _table(table: dict[str, Any], language: str, most: int) -> list[Block]:
    columns = tuple(Column(one["label"][language], one["weight"], one["is_number"]) for one in table["columns"])
    rows = tuple(tuple(said(cell, language) for cell in row) for row in table["rows"])
    if len(rows) <= most:
        return [Table(table["caption"][language], columns, rows, table["has_total"])]
    remark = _("The first %(shown)s of %(all)s rows; the annex has them all.") % {"shown": most, "all": len(rows)}
    return [Table(table["caption"][language], columns, rows[:most]), Paragraph(remark, is_note=True)]
