"""The matrix as a workbook, as somebody fetches it, and a file that somebody sent in."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from puebla.areas.activities.actions.matrix_file import receive_file
from puebla.areas.activities.queries.matrix.choice import Choices
from puebla.areas.activities.queries.matrix.column import CHOOSABLE, FLAT
from puebla.areas.activities.queries.matrix.directory import directory
from puebla.areas.activities.queries.matrix.table import asked
from puebla.areas.activities.queries.matrix.view import ALL, View
from puebla.areas.activities.queries.matrix.workbook import workbook_of

NOW = dt.datetime(2022, 3, 1, 12, tzinfo=dt.UTC)


def exported_matrix(by, language="en", plan="SP19", form=""):
    """The whole matrix of a plan, as bytes."""
    with override(language):
        choices = Choices(directory(), by, language)
        choices.choose(plan)
        ask = asked(View(plan=plan, words=choices.usual_words, part=ALL, group=FLAT, columns=CHOOSABLE), choices)
        with workbook_of(ask, NOW, form) as book:
            return book.read()


def received_matrix(by, content, name="matrix.xlsx"):
    """A file that was sent in."""
    return receive_file(by=by, at=NOW, upload=SimpleUploadedFile(name, content))
