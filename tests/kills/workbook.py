"""The matrix as a workbook, filled in as a ministry does it, so that every value tells which attempt it is of."""

import datetime as dt
import io

import openpyxl

from tests.activities.filled import column, row, saved

FIRST_DAY = dt.date(2000, 1, 1)
HEADINGS = {
    "risks_en": "Assumptions or risks",
    "measuring_due_on": "Deadline for measuring",
    "state": "Status",
    "state_reason": "Reason",
}
WORDS = {"planned": "planned", "no_evidence": "no evidence"}
OTHER = {"planned": "no_evidence", "no_evidence": "planned"}  # a row goes from one to the other and back


def value_of(name, number):
    """What the attempt writes into a column."""
    return FIRST_DAY + dt.timedelta(days=number) if name == "measuring_due_on" else f"Trial {number}"


class Workbook:
    """A matrix that somebody has fetched."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheet = self.book.worksheets[0]
        self.columns = {name: column(self.sheet, heading) for name, heading in HEADINGS.items()}

    def codes(self):
        """Of the activities in it."""
        return [cell.value for cell in self.sheet["A"][1:] if cell.value]

    def state(self, code):
        word = self.sheet.cell(row(self.sheet, code), self.columns["state"]).value
        return next(state for state, said in WORDS.items() if said == word)

    def fill(self, code, names, number):
        """Write the attempt's values into columns of a row; returns them as ``{(code, column): value}``.

        A new status brings its reason along.
        """
        cells = {(code, name): value_of(name, number) for name in names if name != "state"}
        if "state" in names:
            cells |= {
                (code, "state"): OTHER[self.state(code)],
                (code, "state_reason"): value_of("state_reason", number),
            }
        for (_code, name), value in cells.items():
            place = self.sheet.cell(row(self.sheet, code), self.columns[name])
            place.value = WORDS[value] if name == "state" else value
        return cells

    def add(self, titles):
        """New activities below the last."""
        below = self.sheet.max_row + 1
        for place, title in enumerate(titles, below):
            self.sheet.cell(place, column(self.sheet, "Activity")).value = title

    def content(self):
        return saved(self.book)
