"""Workbooks with parts missing, or leading astray."""

from .build import BOOK, BOOK_RELS, STRINGS, STYLES, archive, book, cells, parts, relations, sheet, workbook
from .registry import read, refused

SHARED = cells(('t="s"', "<v>0</v>"), ('t="s"', "<v>1</v>"))
TWO = '<sheet name="a" sheetId="1" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId2"/>'


@refused("not_a_spreadsheet")
def without_content_types():
    return workbook(TYPES=None)


@refused("broken_file")
def without_relations():
    return workbook(**{"_rels/.rels": None})


@refused("broken_file")
def without_a_workbook():
    return workbook(BOOK=None)


@refused("broken_file")
def without_relations_of_the_workbook():
    return workbook(BOOK_RELS=None)


@refused("broken_file")
def without_its_sheet():
    return workbook(SHEET=None)


@refused("broken_file")
def without_its_shared_texts():
    return workbook(SHARED, STRINGS=None)


@read([["uno", "dos"]])
def with_shared_texts():
    return workbook(SHARED)


@read([[1]])
def without_styles():
    return workbook(STYLES=None)


@refused("broken_file")
def a_sheet_outside_of_the_file():
    return workbook(BOOK_RELS=relations(("rId1", "worksheet", "http://127.0.0.1:9/sheet1.xml", "External")))


@refused("broken_file")
def a_sheet_on_the_disk():
    return workbook(BOOK_RELS=relations(("rId1", "worksheet", "../../../../etc/passwd")))


@refused("broken_file")
def a_sheet_that_is_the_workbook():
    return workbook(BOOK_RELS=relations(("rId1", "worksheet", "workbook.xml")))


@refused("broken_file")
def a_sheet_that_is_its_own_list():
    return workbook(BOOK_RELS=relations(("rId1", "worksheet", "_rels/workbook.xml.rels")))


@refused("broken_file")
def a_workbook_that_leads_to_its_list():
    return workbook(**{"_rels/.rels": relations(("rId1", "officeDocument", "_rels/.rels"))})


@refused("broken_file")
def a_sheet_that_nothing_leads_to():
    return workbook(BOOK=book('<sheet name="a" sheetId="1" r:id="rId77"/>'))


@refused("broken_file")
def a_sheet_without_a_relation():
    return workbook(BOOK=book('<sheet name="a" sheetId="1"/>'))


@refused("broken_file")
def one_part_for_two_sheets():
    same = relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet1.xml"))
    return workbook(BOOK=book(TWO), BOOK_RELS=same)


@refused("broken_file")
def relations_without_identifiers():
    return workbook(BOOK_RELS=relations(("rId1", "worksheet", "worksheets/sheet1.xml")).replace("Id=", "No="))


@refused("broken_file")
def an_endless_name():
    return workbook(BOOK=book(f'<sheet name="{"x" * 5_000}" sheetId="1" r:id="rId1"/>'))


@refused("broken_file")
def an_endless_workbook():
    names = "".join(f'<definedName name="n{number}">Hoja1!$A$1</definedName>' for number in range(120_000))
    return workbook(BOOK=book(before=f"<definedNames>{names}</definedNames>"))


@read(lambda book: [(found.name, found.rows) for found in book.sheets] == [("<b>&", [[1]]), ("<b>&", [[2]])])
def the_same_sheet_name_twice():
    names = (
        '<sheet name="&lt;b&gt;&amp;" sheetId="1" r:id="rId1"/><sheet name="&lt;b&gt;&amp;" sheetId="1" r:id="rId2"/>'
    )
    both = relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"))
    second = sheet('<row r="1"><c r="A1"><v>2</v></c></row>')
    return workbook(BOOK=book(names), BOOK_RELS=both, **{"xl/worksheets/sheet2.xml": second})


@read(lambda book: [found.name for found in book.sheets] == ["a"])
def a_chart_before_the_sheet():
    both = relations(("rId1", "chartsheet", "chartsheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet1.xml"))
    names = '<sheet name="chart" sheetId="2" r:id="rId1"/><sheet name="a" sheetId="1" r:id="rId2"/>'
    return workbook(BOOK=book(names), BOOK_RELS=both)


@read([["uno"]])
def parts_at_other_places():
    found = parts(cells(('t="s"', "<v>0</v>")))
    moved = {BOOK: "contents/book.xml", BOOK_RELS: "contents/_rels/book.xml.rels", STRINGS: "texts.xml"}
    moved |= {"xl/worksheets/sheet1.xml": "contents/one.xml", STYLES: "contents/looks.xml"}
    found |= {
        "_rels/.rels": relations(("r", "officeDocument", "/contents/book.xml")),
        BOOK_RELS: relations(
            ("rId1", "worksheet", "one.xml"),
            ("b", "sharedStrings", "../texts.xml"),
            ("c", "styles", "/contents/looks.xml"),
        ),
    }
    return archive({moved.get(name, name): content for name, content in found.items()})
