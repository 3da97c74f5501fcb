"""Whatever the matrix holds comes back unchanged; whatever is allowed and changed in the file is found, and nothing else."""

import datetime as dt
import io

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.actions.matrix_file import take_over_file
from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix_file.layout import layout_of_export
from puebla.areas.activities.queries.matrix_file.news import Fate
from puebla.areas.activities.queries.matrix_file.reading import news_of
from puebla.kernel.sheets.read import read_book
from tests.activities.filled import column, row, saved
from tests.factories.activity import make_activity, standing
from tests.factories.matrix import NOW, exported_matrix, received_matrix

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

# Every character that a database and a workbook hold.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
TEXT = st.text(LETTERS, max_size=40) | st.sampled_from(
    ["=1+1", "'", "_x000D_", " ", "a\r\nb", "-", "@x", "1", "2022-01-01", "“ñ”"]
)
TITLE = TEXT.filter(lambda text: text.strip())
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2022, 12, 31))
PARTIES = st.lists(
    st.sampled_from(["party:MX", "party:GT", "party:CR", "office:es", "body:rcgm"]), unique=True, max_size=3
)
ACTIVITIES = st.lists(
    st.fixed_dictionaries({
        "title_en": TITLE, "title_es": TEXT, "risks_en": TEXT, "risks_es": TEXT, "deadline_on": st.none() | DAYS,
        "measuring_due_on": st.none() | DAYS, "state": st.sampled_from(["planned", "under_way", "completed", "no_evidence"]),
        "state_reason": TEXT, "responsible": PARTIES, "measures": PARTIES, "year": st.sampled_from([2019, 2020, 2021, 2022]),
        "pillar": st.none() | st.sampled_from([1, 2, 3]), "topics": st.lists(st.sampled_from(["1.1", "2.4", "3.2"]), unique=True),
        "indicators": st.lists(TITLE, max_size=2),
    }),
    min_size=1, max_size=4,
)  # fmt: skip
PATIENT = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stored(values):
    """An activity for each, and what the codes are."""
    for number, columns in enumerate(values):
        on = columns["deadline_on"]
        make_activity(code=f"P-{number:02d}", audience="public", deadline_year=on.year if on else None, **columns)


def news(content, by):
    return news_of(layout_of_export(read_book(content, "matrix.xlsx")), by)


@PATIENT
@given(values=ACTIVITIES, language=st.sampled_from(["en", "es"]), again=st.booleans())
def test_any_matrix_exported_and_imported_unchanged_changes_nothing(rcm, values, language, again):
    with transaction.atomic():
        by = standing("marisol.quesada")
        stored(values)
        content = exported_matrix(by, language)
        if again:  # opened and saved by another program
            content = saved(openpyxl.load_workbook(io.BytesIO(content)))

        found = news(content, by)

        assert [
            (cell.place, cell.before, cell.after, cell.fate, cell.why) for row in found.rows for cell in row.cells
        ] == []
        assert (found.rows, found.missing) == ([], [])
        transaction.set_rollback(True)


def printable(value):
    """What openpyxl agrees to write and does not write as something else: no control characters, no ``_x0041_``."""
    return "".join(letter for letter in value if letter.isprintable() or letter == "\n").replace("_x", "")


EDITS = {
    "Activity": TEXT.map(printable).map(str.strip).filter(bool),
    "Assumptions or risks": TEXT.map(printable),
    "Deadline for measuring": st.none() | DAYS,
    "Responsible": st.sampled_from(["", "Mexico", "Guatemala, ES", "Costa Rica\nPanama", "México; SE"]),
    "Pillar": st.sampled_from(["", "1", "2", "3"]),
    "Topic": st.sampled_from(["", "1.1", "2.4\n3.2"]),
}


@PATIENT
@given(values=ACTIVITIES, data=st.data())
def test_any_set_of_allowed_edits_is_found_exactly_and_taken_over_exactly(rcm, values, data):
    with transaction.atomic():
        by = standing("marisol.quesada")
        stored(values)
        book = openpyxl.load_workbook(io.BytesIO(exported_matrix(by, "en")))
        sheet, before = book.worksheets[0], said(by)
        edits = data.draw(
            st.dictionaries(
                st.tuples(
                    st.sampled_from([f"P-{number:02d}" for number in range(len(values))]), st.sampled_from(list(EDITS))
                ),
                st.none(),
                max_size=6,
            )
        )
        for code, heading in edits:
            cell = sheet.cell(row(sheet, code), column(sheet, heading))
            cell.value = data.draw(EDITS[heading])
            if isinstance(cell.value, str):
                cell.data_type = "s"
        content = saved(book)

        found = news(content, by)

        # Emptying a text that stands in the other language alone is not possible, and said.
        assert {(cell.heading, cell.after) for cell in found.cells(Fate.MISTAKE)} <= {("Assumptions or risks", "")}
        changed = {(row.code, cell.heading) for row in found.rows for cell in row.cells if cell.fate == Fate.CHANGED}
        assert changed <= set(edits)
        if found.has_something_to_take:
            file, seen = received_matrix(by, content), found.token
            take_over_file(file=file, by=by, at=NOW, reason="So", seen=seen, decisions={}, without_mistakes=True)
        after = said(by)
        assert {key: [before[key], after[key]] for key in before if before[key] != after[key]} == {
            key: [before[key], after[key]] for key in changed
        }
        assert news(content, by).changes == []
        transaction.set_rollback(True)


def said(by):
    """``{(code, heading): what Puebla holds}`` read from the records themselves."""
    found = {}
    for one in Activity.objects.filter(code__startswith="P-").order_by("pk"):
        found |= {
            (one.code, "Activity"): one.title_en.strip(),
            (one.code, "Assumptions or risks"): one.risks_en.strip().replace("\r\n", "\n"),
            (one.code, "Deadline for measuring"): one.measuring_due_on,
            (one.code, "Responsible"): {str(actor) for actor in one.involvements.filter(role="responsible")},
            (one.code, "Pillar"): one.pillar_id,
            (one.code, "Topic"): set(one.activity_topics.values_list("topic_id", flat=True)),
        }
    return found
