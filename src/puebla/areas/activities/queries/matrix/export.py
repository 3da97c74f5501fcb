"""A view of the matrix as CSV that Excel opens rightly: every row, within the reader's audience, in constant memory."""

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

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


class Field(NamedTuple):
    """One column of a file: what stands above it, and what of a row stands in it (text, number, day or nothing)."""

    key: str
    heading: str
    value: Callable[[Facts, Row], Any]


def file_name(ask: Asked, ending: str = "csv") -> str:
    """``matriz-SP19-2022-03-01.csv``; the process's day, not the machine's."""
    plan, name = ask.choices.plan, _("matrix")
    return f"{name}-{plan.code if plan else ''}-{ask.reader.on.isoformat()}.{ending}"


def csv_of(ask: Asked) -> Iterator[str]:
    """The lines of the file, the headings in the reader's language; days as ISO dates, formulas made harmless."""
    with override(ask.reader.language):  # the request's own language is gone by the time that the lines are sent
        writer = csv.writer(_Echo())
        fields = fields_of(ask)
        yield BYTE_ORDER_MARK + writer.writerow([field.heading for field in fields])
        for facts in facts_of(ask):
            row = ask.rows.row(facts)
            yield writer.writerow([_safe(field.value(facts, row)) for field in fields])


def facts_of(ask: Asked) -> Iterator[Facts]:
    """All rows in the order of the view, a few hundred at a time, as they stood when the first was asked for."""
    sql, values = all_rows_sql(ask.source, ask.order)
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(Facts._make, rows)


def _safe(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value


def _indicators(row: Row) -> str:
    return "\n".join(f"{name} ({who})" if who else name for name, who in row.indicators)


def fields_of(ask: Asked) -> list[Field]:
    """The identifier, then the columns that are shown, in the order of the form, headed in the present language."""
    shown = {"identifier", "activity", *ask.view.columns}
    label = {key: str(column.label) for key, column in BY_KEY.items()}
    fields = [
        Field("identifier", _("Identifier"), lambda facts, row: facts.code),
        Field("year", label["year"], lambda facts, row: facts.year),
        Field("body", label["body"], lambda facts, row: row.body),
        Field("pillar", label["pillar"], lambda facts, row: _numbered(row)),
        Field("topic", label["topic"], lambda facts, row: "\n".join(row.topics)),
        Field("activity", label["activity"], lambda facts, row: row.title),
        Field("indicators", _("Indicators"), lambda facts, row: _indicators(row)),
        Field("indicators", _("Measured by"), lambda facts, row: row.measures),
        Field("responsible", label["responsible"], lambda facts, row: row.responsible),
        Field("deadline", _("Deadline (year of the plan)"), lambda facts, row: row.plan_year),
        Field("deadline", _("Deadline (year)"), lambda facts, row: row.deadline_year),
        Field("deadline", _("Deadline (day)"), lambda facts, row: facts.deadline_on),
        Field("measuring", label["measuring"], lambda facts, row: facts.measuring_due_on),
        Field("status", label["status"], lambda facts, row: row.word),
        Field("status", _("Status since"), lambda facts, row: facts.state_since),
        Field("status", _("Reason"), lambda facts, row: facts.state_reason),
        Field("status", _("Remarks"), lambda facts, row: _remarks(row)),
        Field("risks", label["risks"], lambda facts, row: ask.rows.risks_of(facts)),
    ]
    return [field for field in fields if field.key in shown]


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
