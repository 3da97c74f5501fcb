"""A view of the matrix as CSV that Excel opens rightly: every row, within the reader's audience, in constant memory."""

import csv
import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from ...rules.formula import harmless
from .field import fields_of
from .page import Facts, all_rows_sql
from .table import Asked

BYTE_ORDER_MARK = "\ufeff"
AT_ONCE = 500


class Echo:
    """A file that hands back what is written into it."""

    def write(self, text: str) -> str:
        return text


def file_name(ask: Asked, ending: str = "csv") -> str:
    """``matriz-SP19-2022-03-01.csv``; the process's day, not the machine's."""
    plan, name = ask.choices.plan, _("matrix")
    return f"{name}-{plan.code if plan else ''}-{ask.reader.on.isoformat()}.{ending}"


def csv_of(ask: Asked) -> Iterator[str]:
    """The lines of the file, the headings in the reader's language; days as ISO dates, formulas made harmless."""
    with override(ask.reader.language):  # the request's own language is gone by the time that the lines are sent
        writer = csv.writer(Echo())
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
