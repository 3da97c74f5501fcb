"""A view of the matrix as CSV that Excel opens rightly: every row, within the reader's audience, in constant memory."""

import csv
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from ...rules.formula import harmless
from .column import BY_KEY
from .page import Facts, all_rows_sql
from .row import Row
from .table import Asked

BYTE_ORDER_MARK = "\ufeff"
AT_ONCE = 500


class _Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def file_name(ask: Asked) -> str:
    """``matriz-SP19-2022-03-01.csv``; the process's day, not the machine's."""
    plan, name = ask.choices.plan, _("matrix")
    return f"{name}-{plan.code if plan else ''}-{ask.reader.on.isoformat()}.csv"


def csv_of(ask: Asked) -> Iterator[str]:
    """The lines of the file, the headings in the reader's language; days as ISO dates, formulas made harmless."""
    with override(ask.reader.language):  # the request's own language is gone by the time that the lines are sent
        writer = csv.writer(_Echo())
        cells = _cells(ask)
        yield BYTE_ORDER_MARK + writer.writerow([heading for heading, _cell in cells])
        for facts in _facts(ask):
            row = ask.rows.row(facts)
            yield writer.writerow([_safe(cell(facts, row)) for _heading, cell in cells])


def _facts(ask: Asked) -> Iterator[Facts]:
    """All rows in the order of the view, a few hundred at a time, as they stood when the first was asked for."""
    sql, values = all_rows_sql(ask.source, ask.order)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(Facts._make, rows)


def _safe(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else value


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _indicators(row: Row) -> str:
    return "\n".join(f"{name} ({who})" if who else name for name, who in row.indicators)


def _cells(ask: Asked) -> list[tuple[str, Any]]:
    """``(heading, what stands below it)``: the identifier, then the columns that are shown, in the order of the form."""
    shown = set(ask.view.columns)
    label = {key: str(column.label) for key, column in BY_KEY.items()}
    cells: dict[str, list[tuple[str, Any]]] = {
        "year": [(label["year"], lambda facts, row: facts.year)],
        "body": [(label["body"], lambda facts, row: row.body)],
        "pillar": [(label["pillar"], lambda facts, row: _numbered(row))],
        "topic": [(label["topic"], lambda facts, row: "\n".join(row.topics))],
        "activity": [(label["activity"], lambda facts, row: row.title)],
        "indicators": [
            (_("Indicators"), lambda facts, row: _indicators(row)),
            (_("Measured by"), lambda facts, row: row.measures),
        ],
        "responsible": [(label["responsible"], lambda facts, row: row.responsible)],
        "deadline": [
            (_("Deadline (year of the plan)"), lambda facts, row: row.plan_year),
            (_("Deadline (year)"), lambda facts, row: row.deadline_year),
            (_("Deadline (day)"), lambda facts, row: _iso(facts.deadline_on)),
        ],
        "measuring": [(label["measuring"], lambda facts, row: _iso(facts.measuring_due_on))],
        "status": [
            (label["status"], lambda facts, row: row.word),
            (_("Status since"), lambda facts, row: _iso(facts.state_since)),
            (_("Reason"), lambda facts, row: facts.state_reason),
            (_("Remarks"), lambda facts, row: _remarks(row)),
        ],
        "risks": [(label["risks"], lambda facts, row: ask.rows.risks_of(facts))],
    }
    identifier = (_("Identifier"), lambda facts, row: facts.code)
    return [identifier, *(cell for key, made in cells.items() if key == "activity" or key in shown for cell in made)]


def _numbered(row: Row) -> str:
    return f"{row.pillar_number}. {row.pillar}" if row.pillar_number else ""


def _remarks(row: Row) -> str:
    said = {
        _("overdue"): row.is_overdue,
        _("stale"): row.is_stale,
        _("historical"): row.is_historical,
        _("excepted from the concept note"): row.is_excepted,
    }
    return ", ".join(word for word, is_so in said.items() if is_so)
