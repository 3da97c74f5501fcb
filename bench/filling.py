"""A workbook as somebody fills it in: five cells of every seeded row changed, by another library than Puebla's own."""

import datetime as dt
import io

import openpyxl


def filled(stream):
    """The bytes of the workbook with the changes."""
    book = openpyxl.load_workbook(stream)
    sheet = book.worksheets[0]
    columns = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[1]}
    for number in range(2, sheet.max_row + 1):
        row = {heading: sheet.cell(number, column) for heading, column in columns.items()}
        if str(row["Identifier"].value).startswith("B"):
            _fill(row)
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def _fill(row):
    pillar, year = str(row["Pillar"].value)[0], row["Deadline (year)"].value
    row["Activity"].value += ", revised"
    row["Topic"].value = f"{pillar}.2" if str(row["Topic"].value).startswith(f"{pillar}.1 ") else f"{pillar}.1"
    row["Responsible"].value = "ES, Canada, Mexico"
    row["Deadline (day)"].value = dt.date(year, 12, 31)
    row["Assumptions or risks"].value = "The budget is decided in June"
