"""Cells at impossible places and with impossible values."""

import datetime as dt

from .build import ONE, book, cells, sheet, text, workbook
from .registry import read, refused

FIVE = "<v>5</v>"


def _cell(address, inner=FIVE, row=1):
    return f'<row r="{row}"><c r="{address}">{inner}</c></row>'


@refused("too_many_rows")
def a_cell_at_the_last_corner():
    return workbook(_cell("XFD1048576", row=1048576))


@refused("too_many_rows")
def two_cells_at_opposite_corners():
    return workbook(ONE + _cell("XFD1048576", row=1048576))


@refused("too_much_memory")
def a_far_cell_behind_a_false_dimension():
    return workbook(SHEET=sheet(ONE + _cell("XFD1048576", row=1048576), before='<dimension ref="A1:B2"/>'))


@refused("too_many_columns")
def a_cell_far_to_the_right():
    return workbook(_cell("XFD1"))


@refused("too_many_columns")
def a_column_beyond_the_last():
    return workbook(_cell("ZZZZ1"))


@read([[1]])
def far_cells_that_are_empty():
    return workbook(ONE + '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>')


@refused("broken_file")
def row_nought():
    return workbook(_cell("A0", row=0))


@refused("broken_file")
def a_negative_row():
    return workbook(_cell("A-1", row=-1))


@refused("broken_file")
def a_row_without_measure():
    return workbook(_cell("A99999999999", row=99999999999))


@refused("broken_file")
def a_row_that_comes_round_again():
    return workbook(_cell("A4294967297", row=4294967297))


@refused("broken_file")
def an_address_that_is_none():
    return workbook(_cell("7C"))


@read([[1], [], [], [], [5]])
def rows_in_disorder():
    return workbook(_cell("A5", row=5) + ONE)


@read([[5]])
def the_same_cell_twice():
    return workbook(ONE + _cell("A1"))


@read([[1, 2], [3]])
def cells_without_addresses():
    return workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")


@read(lambda book: book.sheets[0].formulas == {(1, 1)} and book.sheets[0].rows == [[1], [2, 4]])
def a_formula_without_an_address():
    return workbook("<row><c><v>1</v></c></row><row><c><v>2</v></c><c><f>A2*2</f><v>4</v></c></row>")


@read([[1], [None, 5]])
def a_dimension_that_is_too_small():
    return workbook(SHEET=sheet(ONE + _cell("B2", row=2), before='<dimension ref="A1"/>'))


@read([[1]])
def a_dimension_that_is_too_large():
    return workbook(SHEET=sheet(before='<dimension ref="A1:XFD1048576"/>'))


@refused("broken_file")
def a_dimension_of_noise():
    return workbook(SHEET=sheet(before='<dimension ref="??"/>'))


@read([["uno"]])
def a_shared_text():
    return workbook(cells(('t="s"', "<v>0</v>")))


@refused("broken_file")
def a_shared_text_out_of_range():
    return workbook(cells(('t="s"', "<v>7</v>")))


@read(lambda book: len(book.sheets[0].rows) == 1)
def a_shared_text_before_the_first():
    return workbook(cells(('t="s"', "<v>-1</v>"), ('t="s"', "<v>99999999999999999999</v>")))


@read([[dt.date(2022, 3, 1), dt.datetime(2022, 3, 1, 18, 0), "12:00", "06:00:30", "36:00:00"]])  # noqa: DTZ001
def days_and_times():
    return workbook(
        cells(
            ('s="1"', "<v>44621</v>"),
            ('s="2"', "<v>44621.75</v>"),
            ('s="3"', "<v>0.5</v>"),
            ('s="3"', f"<v>{(6 * 3600 + 30) / 86400}</v>"),
            ('s="4"', "<v>1.5</v>"),
        )
    )


@read([[dt.date(9999, 12, 31), 2958466, 1e300, dt.date(1900, 3, 1)]])
def days_beyond_the_calendar():
    return workbook(cells(*(('s="1"', f"<v>{value}</v>") for value in ("2958465", "2958466", "1e300", "61"))))


@read(lambda book: len(book.sheets[0].rows[0]) == 3)
def days_before_the_calendar():
    return workbook(cells(*(('s="1"', f"<v>{value}</v>") for value in ("-5", "0", "-99999999999"))))


@read([[dt.date(2026, 3, 2), dt.date(1904, 1, 3)]])
def days_counted_from_1904():
    before = '<workbookPr date1904="1"/>'
    return workbook(cells(('s="1"', "<v>44621</v>"), ('s="1"', "<v>2</v>")), BOOK=book(before=before))


@read([[dt.date(2022, 3, 1), "2022-03-01T10:00:00Z", "tomorrow"]])
def days_as_text():
    return workbook(
        cells(*(('t="d"', f"<v>{value}</v>") for value in ("2022-03-01", "2022-03-01T10:00:00Z", "tomorrow")))
    )


@read([["#NUM!", "#NUM!", "#NUM!", "#NUM!"]])
def numbers_that_are_none():
    return workbook(cells("NaN", "inf", "-inf", "1e999"))


@read([[1e308, -1e308, 0, 5e-324, 9007199254740992, 1e17]])
def numbers_at_the_edge():
    return workbook(cells("1e308", "-1e308", "-0", "5e-324", "9007199254740992", "1e17"))


@read([["abc", "1,5"]])
def numbers_that_are_words():
    return workbook(cells("abc", "1,5"))


@read([["#N/A", "#DIV/0!", "#SPILL!", "#GETTING_DATA", "Err:508", 5]])
def errors():
    wrong = ("#N/A", "#DIV/0!", "#SPILL!", "#GETTING_DATA", "Err:508")
    return workbook(cells(*(('t="e"', f"<v>{value}</v>") for value in wrong), "5"))


@read([["#N/A", "t='e'"]])
def an_error_and_a_text_that_looks_like_one():
    return workbook(cells(("t='e' s='0'", "<v>#N/A</v>"), text('t="e"')).replace('"', "'"))


@read([[True, False, True]])
def truth_values():
    return workbook(cells(*(('t="b"', f"<v>{value}</v>") for value in ("1", "0", "true"))))


@refused("control_characters")
def a_control_character():
    return workbook(cells(1, text("a\x01b")))


@refused("control_characters")
def a_control_character_in_disguise():
    return workbook(cells(1, text("a_x0000_b")))


@refused("control_characters")
def a_control_character_far_down():
    rows = "".join(cells(text("C:\\u00e1 \\b"), row=row) for row in range(1, 500))
    return workbook(rows + cells(text("a_x0008_b"), row=500))


@read([["a_xD800_", "_x0041_", "A", "a\r\nb", "\\u0001 \\b"]])
def escapes_of_excel():
    texts = ("a_xD800_", "_x005F_x0041_", "_x0041_", "a_x000D_\nb", "\\u0001 \\b")
    return workbook(cells(*(text(value) for value in texts)))


@read([["🇸🇻 ñandú", "\u202egnp.exe", "\ufeffmark", "a\u0301"]])
def letters_of_all_kinds():
    return workbook(cells(*(text(value) for value in ("🇸🇻 ñandú", "\u202egnp.exe", "\ufeffmark", "a\u0301"))))


@read([[5, 5]])
def looks_that_do_not_exist():
    return workbook(cells(('s="99999"', FIVE), ('s="none"', FIVE)))


@read(lambda found: found.sheets[0].formulas == {(0, 0), (0, 1), (0, 2), (1, 1)})
def formulas_of_all_kinds():
    first = (
        '<c r="A1"><f t="shared" ref="A1:B2" si="0">C1*2</f><v>2</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>4</v></c>'
        '<c r="C1"><f t="array" ref="C1:C2">A1:A2</f><v>1</v></c>'
    )
    second = '<c r="A2" t="str"><v>&lt;f&gt;=1&lt;/f&gt;</v></c><c r="B2"><f/></c>'
    rules = '<conditionalFormatting sqref="A1"><cfRule type="expression"><formula>A1</formula></cfRule>'
    after = f'{rules}</conditionalFormatting><extLst><ext xmlns:xm="x"><xm:f>Hoja!A1</xm:f></ext></extLst>'
    return workbook(SHEET=sheet(f'<row r="1">{first}</row><row r="2">{second}</row>', after=after))
