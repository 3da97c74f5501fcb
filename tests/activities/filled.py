"""A workbook as a ministry fills it in: opened, changed and saved by another library than Puebla's own."""

import io

import openpyxl


def exported(client, query="", language="en"):
    """The workbook that a reader fetches."""
    response = client.get(f"/{language}/matrix.xlsx?{query}")
    assert response.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def saved(book):
    """Its bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def column(sheet, heading, head=1):
    """The number of the column under a heading (its first line)."""
    return next(cell.column for cell in sheet[head] if str(cell.value or "").split("\n")[0] == heading)


def row(sheet, code):
    """The number of an activity's row."""
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def fill(sheet, code, **values):
    """Write values into the row of an activity: ``fill(sheet, "2022-01", Status="completed")``; ``_`` is a blank."""
    for heading, value in values.items():
        sheet.cell(row(sheet, code), column(sheet, heading.replace("_", " "))).value = value
