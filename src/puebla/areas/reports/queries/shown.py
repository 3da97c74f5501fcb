"""The sections of a report as a page shows them, in the reader's language."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from puebla.kernel.charts.chart import Chart
from puebla.kernel.languages import reading_language
from puebla.kernel.memory.translations import outdated_translations_of

from ..models import Holding, Report, Section
from ..rules.content import said, told_tables
from ..states import ReportState
from .approval import say_holding
from .record import address_of
from .report import sections_of
from .sections import title_of

MOST_ROWS = 25  # of one table; the files have more


@dataclass(frozen=True)
class Shown:
    """One section: ``figures``, ``facts``, ``tables``, ``remarks``, ``changes`` and ``held`` are ready to be written out.

    ``only_in``: the language of a text that the reader's lacks; ``is_older``: it is older than its original (H2). Each row
    of a table stands with the page of what it is about, or ``None``.
    """

    section: Section
    title: str
    text: str
    only_in: str
    is_older: bool
    facts: list[tuple[str, str]]
    figures: list[dict[str, Any]]
    tables: list[dict[str, Any]]
    charts: list[Chart]
    remarks: list[str]
    changes: list[dict[str, str]]
    held: list[tuple[Holding, str]]


def shown_sections(report: Report, *, on: dt.date) -> list[Shown]:
    """Every section in its order; what is held back as of that day."""
    language, sections = reading_language(), sections_of(report)
    older = outdated_translations_of(sections) if report.state == ReportState.DRAFT else {}
    return [_shown(one, language, on, older.get(one.pk, {}).get("text") == language) for one in sections]


def _shown(section: Section, language: str, on: dt.date, is_older: bool) -> Shown:
    content = section.content
    other = "en" if language == "es" else "es"
    return Shown(
        section=section,
        title=title_of(section.code),
        text=section.text,
        only_in=other if section.text and not getattr(section, f"text_{language}") else "",
        is_older=is_older,
        facts=[(said(name, language), said(value, language)) for name, value in content.get("facts", ())],
        figures=[
            {"label": one["label"][language], "number": one["value"], "of": one["of"]}
            for one in content.get("figures", ())
        ],
        tables=[_table(table, language) for table in told_tables(content)],
        charts=[_chart(drawing, language) for drawing in content.get("drawings", ())],
        remarks=[said(remark, language) for remark in content.get("remarks", ())],
        changes=[
            {name: said(change[name], language) for name in ("what", "before", "now")} for change in section.changes
        ],
        held=[(one, say_holding(one, on)) for one in section.holdings.all()],
    )


def _chart(drawing: dict[str, Any], language: str) -> Chart:
    """The drawing with what it says; its numbers stand in the section's table."""
    return Chart(drawing["caption"][language], drawing["alt"][language], (), (), drawing["specification"][language])


def _table(table: dict[str, Any], language: str) -> dict[str, Any]:
    rows = [[said(cell, language) for cell in row] for row in table["rows"]]
    pages = list(map(address_of, table.get("records", ())))
    pages += [None] * (len(rows) - len(pages))
    return {
        "caption": table["caption"][language],
        "columns": [{"label": one["label"][language], "number": one["is_number"]} for one in table["columns"]],
        "rows": list(zip(rows, pages, strict=True))[:MOST_ROWS],
        "others": max(0, len(rows) - MOST_ROWS),
    }
