"""The contribution by goal as a table: CSV and a workbook, for the reviews of the compact."""

import csv
import io

import xlsxwriter
from django.utils.translation import gettext as _

from puebla.areas.activities.states import ActivityState


def rows_of(contributions):
    """Heading and rows: framework, number, title, then activities and commitments by state with their sums."""
    states = list(ActivityState)
    words = [str(state.label) for state in states]
    yield [
        _("Framework"),
        _("Number"),
        _("Goal"),
        _("Activities"),
        *(_("Activities: %(state)s") % {"state": word} for word in words),
        _("Commitments"),
        *(_("Commitments: %(state)s") % {"state": word} for word in words),
    ]
    for one in contributions:
        yield [
            str(one.goal.get_framework_display()),
            one.goal.number,
            one.goal.title,
            one.activities.total(),
            *(one.activities[state.value] for state in states),
            one.commitments.total(),
            *(one.commitments[state.value] for state in states),
        ]


def csv_of(contributions):
    """UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO()
    csv.writer(text).writerows(rows_of(contributions))
    return ("\ufeff" + text.getvalue()).encode()


def workbook_of(contributions):
    """The same as a workbook; numbers as numbers, everything else as text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet(_("Goals")[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for number, row in enumerate(rows_of(contributions)):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, value, bold if number == 0 else None)
    sheet.set_column(0, 1, 14)
    sheet.set_column(2, 2, 60)
    sheet.freeze_panes(1, 3)
    book.close()
    content.seek(0)
    return content
