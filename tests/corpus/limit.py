"""More of everything than anybody needs, and as much as is still read."""

from .build import BOOK_RELS, MAIN, ONE, book, cells, letters, relations, sheet, text, workbook
from .registry import read, refused


def _rows(count, *values):
    """As many rows, each with the same few values."""
    return "".join(cells(*values, row=row) for row in range(1, count + 1))


def _wide(count, row=1):
    line = "".join(f'<c r="{letters(column)}{row}"><v>{column}</v></c>' for column in range(1, count + 1))
    return f'<row r="{row}">{line}</row>'


def _sheets(count):
    names = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="s{number}"/>' for number in range(1, count + 1))
    targets = relations(
        *((f"s{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1))
    )
    more = {f"xl/worksheets/sheet{number}.xml": sheet() for number in range(1, count + 1)}
    return workbook(BOOK=book(names), **{BOOK_RELS: targets}, **more)


def _merged(*ranges):
    found = "".join(f'<mergeCell ref="{reference}"/>' for reference in ranges)
    return workbook(SHEET=sheet(after=f'<mergeCells count="1">{found}</mergeCells>'))


@refused("too_many_rows")
def sixty_thousand_rows():
    return workbook(_rows(60_000, 1, 2))


@refused("too_many_rows")
def one_row_too_many():
    return workbook(_rows(50_001, 1))


@read(lambda book: book.sheets[0].rows == [[1]] * 50_000)
def as_many_rows_as_are_read():
    return workbook(_rows(50_000, 1))


@refused("too_many_columns")
def seventeen_thousand_columns():
    return workbook(_wide(17_000))


@refused("too_many_columns")
def one_column_too_many():
    return workbook(_wide(201))


@read([list(range(1, 201))])
def as_many_columns_as_are_read():
    return workbook(_wide(200))


@refused("too_many_cells")
def two_cells_with_a_desert_between():
    return workbook(ONE + '<row r="50000"><c r="GR50000"><v>1</v></c></row>')


@refused("too_many_sheets")
def three_hundred_sheets():
    return _sheets(300)


@refused("too_many_sheets")
def one_sheet_too_many():
    return _sheets(21)


@read(lambda book: [sheet.rows for sheet in book.sheets] == [[[1]]] * 20)
def as_many_sheets_as_are_read():
    return _sheets(20)


@refused("cell_too_long")
def a_cell_of_100000_characters():
    return workbook(cells(1, text("ñ" * 100_000)))


@refused("cell_too_long")
def one_character_too_many():
    return workbook(cells(text("x" * 32_768)))


@read([["x" * 32_767, "🇸" * 32_767]])
def as_many_characters_as_are_read():
    return workbook(cells(text("x" * 32_767), text("🇸" * 32_767)))


@refused("too_much_text")
def more_text_than_can_be_given_back():
    shared = "".join(f"<si><t>{f'palabra {number} ' * 3_200}</t></si>" for number in range(10))
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row % 10}</v></c></row>' for row in range(1, 5_000))
    return workbook(rows, STRINGS=f'<sst xmlns="{MAIN}">{shared}</sst>')


@read(lambda book: len(book.sheets[0].rows) == 1_900)
def as_much_text_as_is_given_back():
    # One letter outside the first plane makes every letter of its text take four bytes.
    shared = f"<si><t>{'🇸' + 'x' * 32_000}</t></si>"
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 1_901))
    return workbook(rows, STRINGS=f'<sst xmlns="{MAIN}">{shared}</sst>')


@read(lambda book: sum(map(len, book.sheets[0].rows)) == 1_000_000)
def as_many_cells_as_are_read():
    lines = (
        f'<row r="{row}">' + "".join(f"<c><v>{row}.{column}</v></c>" for column in range(20)) + "</row>"
        for row in range(1, 50_001)
    )
    return workbook("".join(lines))


@read([[1]])
def texts_without_end():
    many = "".join(f"<si><t>{number % 7919}</t></si>" for number in range(500_000))
    return workbook(STRINGS=f'<sst xmlns="{MAIN}">{many}</sst>')


@read(lambda book: len(book.sheets[0].merged) == 10_000)
def ten_thousand_merged_ranges():
    return _merged(*(f"A{row}:B{row}" for row in range(2, 10_002)))


@refused("too_many_merged")
def thirty_thousand_merged_ranges():
    return _merged(*(f"A{row}:B{row}" for row in range(2, 30_002)))


@read(lambda book: book.sheets[0].merged == ((0, 0, 1_048_575, 16_383),) and book.sheets[0].rows == [[1]])
def everything_merged_into_one():
    return _merged("A1:XFD1048576")


@refused("broken_file")
def merged_ranges_of_noise():
    return _merged("A1:??")


@read(lambda book: len(book.sheets[0].formulas) == 100_000)
def formulas_everywhere():
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"><f>SUM($A$1:$A${row})</f><v>{row}</v></c>' for letter in "BCDEF")
        + "</row>"
        for row in range(1, 20_001)
    )
    return workbook(rows)


@read(lambda book: book.sheets[0].rows == [[1]])
def half_a_million_empty_cells():
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in "ABCDE") + "</row>"
        for row in range(2, 100_000)
    )
    return workbook(ONE + rows)


@read([[1]])
def looks_without_end():
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="0.0&quot;{number}&quot;"/>' for number in range(200, 60_000)
    )
    looks = "".join(f'<xf numFmtId="{number % 60_000}"/>' for number in range(400_000))
    return workbook(
        STYLES=f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{looks}</cellXfs></styleSheet>'
    )


@read([[1]])
def an_attribute_without_end():
    return workbook(ONE.replace("<c ", f'<c x="{" " * 2_000_000}" '))


@read([[1]])
def attributes_without_end():
    attributes = " ".join(f'a{number}=""' for number in range(2_000))
    return workbook(ONE.replace("<c ", f"<c {attributes} "))
