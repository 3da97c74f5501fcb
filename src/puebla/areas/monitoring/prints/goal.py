"""The contribution by goal as a table: CSV and a workbook, for the reviews of the compact."""

import csv
import io

import xlsxwriter
from django.utils.translation import gettext as _

from ..queries.goal import activity_words, commitment_words


def rows_of(contributions, on):
    """Heading and rows: framework, number, title, then activities and commitments with how many were reported on, by
    state in the words of the matrix; at the end the day as of which they were counted.
    """
    activities, commitments = activity_words(), commitment_words()
    yield [
        _("Framework"),
        _("Number"),
        _("Goal"),
        _("Activities"),
        _("Activities reported on"),
        *(_("Activities: %(state)s") % {"state": word.name} for word in activities),
        _("Commitments"),
        _("Commitments reported on"),
        *(_("Commitments: %(state)s") % {"state": word.name} for word in commitments),
        _("As of"),
    ]
    for one in contributions:
        yield [
            str(one.goal.get_framework_display()),
            one.goal.number,
            one.goal.title,
            one.activities.total(),
            one.reported(one.activities),
            *(sum(one.activities[state] for state in word.states) for word in activities),
            one.commitments.total(),
            one.reported(one.commitments),
            *(one.commitments[word.code] for word in commitments),
            on.isoformat(),
        ]


def csv_of(contributions, on):
    """UTF-8 with the mark by which spreadsheets know it."""
    text = io.StringIO()
    csv.writer(text).writerows(rows_of(contributions, on))
    return ("\ufeff" + text.getvalue()).encode()


def workbook_of(contributions, on):
    """The same as a workbook; numbers as numbers, everything else as text."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet(_("Goals")[:31])
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for number, row in enumerate(rows_of(contributions, on)):
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
