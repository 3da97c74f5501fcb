"""XML that is broken, that declares things, or that is written in a manner of its own."""

from .build import BOOK, DECLARATION, MAIN, ONE, SHEET, STRINGS, STYLES, cells, parts, sheet, strings, text, workbook
from .registry import read, refused

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _declared(doctype, content):
    return content.replace(DECLARATION, f"{DECLARATION}{doctype}")


def _cut(name, at):
    content = parts()[name]
    return workbook(**{name: content[: int(len(content) * at)]})


@refused("unusual_file")
def external_entity():
    rows = cells(text("&passwords;"))
    return workbook(SHEET=_declared('<!DOCTYPE x [<!ENTITY passwords SYSTEM "file:///etc/passwd">]>', sheet(rows)))


@refused("unusual_file")
def external_entity_in_the_workbook():
    doctype = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
    return workbook(BOOK=_declared(doctype, parts()[BOOK]))


@refused("unusual_file")
def billion_laughs():
    return workbook(STRINGS=_declared(f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>', strings("&l9;")))


@refused("unusual_file")
def declaration_behind_a_comment():
    return workbook(SHEET=_declared("<!-- <a> --><!DOCTYPE x []>", sheet()))


@refused("unusual_file")
def declaration_that_nobody_reads():
    return workbook(**{"docProps/core.xml": "<!DOCTYPE x><x/>"})


@refused("unusual_file")
def declaration_in_wide_letters():
    wide = sheet().replace("UTF-8", "UTF-16").replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
    return workbook(SHEET=wide.encode("utf-16"))


@refused("unusual_file")
def wide_letters():
    return workbook(SHEET=sheet().replace("UTF-8", "UTF-16").encode("utf-16"))


@refused("unusual_file")
def letters_of_seven_bits():
    return workbook(SHEET=sheet().replace("UTF-8", "UTF-7").encode("utf-7"))


@refused("unusual_file")
def text_in_brackets():
    return workbook(cells(('t="str"', "<v><![CDATA[text]]></v>")))


@refused("broken_file")
def cut_in_a_tag():
    return _cut(SHEET, 0.9)


@refused("broken_file")
def cut_before_the_cells():
    return _cut(SHEET, 0.4)


@refused("broken_file")
def cut_in_the_workbook():
    return _cut(BOOK, 0.8)


@refused("broken_file")
def cut_in_the_texts():
    return _cut(STRINGS, 0.8)


@refused("broken_file")
def cut_in_the_styles():
    return _cut(STYLES, 0.7)


@refused("broken_file")
def tags_that_do_not_match():
    return workbook(ONE.replace("</v>", "</w>"))


@refused("broken_file")
def a_bare_ampersand():
    return workbook(cells(text("one & two")))


@refused("broken_file")
def a_part_of_noise():
    return workbook(SHEET=bytes(range(1, 256)) * 20)


@refused("broken_file")
def an_empty_part():
    return workbook(SHEET="")


@refused("broken_file")
def types_of_noise():
    return workbook(TYPES="<Types><Override")


@refused("broken_file")
def letters_that_are_none():
    return workbook(SHEET=sheet(cells(text("xyz"))).encode().replace(b"xyz", b"\xff\xfe\xfd"))


@refused("broken_file")
def a_letter_with_number_nought():
    return workbook(cells(text("a&#0;b")))


@refused("broken_file")
def half_a_letter():
    return workbook(cells(text("&#xD800;")))


@refused("broken_file")
def fifty_thousand_levels():
    return workbook(cells(("", "<v>1</v>" + "<x>" * 50_000 + "</x>" * 50_000)))


@read([[1]])
def fifty_thousand_levels_elsewhere():
    deep = "<x>" * 50_000 + "</x>" * 50_000
    return workbook(SHEET=sheet(after=f"<extLst>{deep}</extLst>"), **{"docProps/app.xml": f"<a>{deep}</a>"})


@read([["a"]])
def a_cell_in_a_comment():
    return workbook(cells(text("a")) + '<!-- <row r="2"><c r="A2"><f>1</f><v>5</v></c></row> -->')


def _has_formula(book):
    found = book.sheets[0]
    return found.rows == [[1, 3, "x"]] and found.formulas == {(0, 1)} and found.merged == ((1, 0, 2, 1),)


@read(_has_formula)
def names_with_prefixes():
    rows = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:f>A1+2</x:f><x:v>3</x:v></x:c>'
    rows += '<x:c r="C1" t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c></x:row>'
    merged = '<x:mergeCells><x:mergeCell ref="A2:B3"/></x:mergeCells>'
    return workbook(SHEET=f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData>{merged}</x:worksheet>')


@read(_has_formula)
def other_quotation_marks():
    rows = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><f>A1+2</f><v>3</v></c>"
    rows += "<c r='C1' t='inlineStr'><is><t>x</t></is></c></row>"
    merged = "<mergeCells><mergeCell ref='A2:B3'/></mergeCells>"
    return workbook(SHEET=f"<worksheet xmlns='{MAIN}'><sheetData>{rows}</sheetData>{merged}</worksheet>")


@read([[1, None, "x"]])
def a_cell_whose_formula_comes_last():
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>3</v><f>A1+2</f></c>'
    rows += '<c r="C1" t="inlineStr"><is><t>x</t></is></c></row>'
    return workbook(SHEET=sheet(rows, after='<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'))


@read(_has_formula)
def two_names_for_one_language():
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><y:f xmlns:y="{MAIN}">A1+2</y:f><v>3</v></c>'
    rows += '<c r="C1" t="inlineStr"><is><t>x</t></is></c></row>'
    return workbook(SHEET=sheet(rows, after='<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'))


@read([["a & b < c", "dos\nlíneas", "  ", "=1+1"]])
def text_with_escapes():
    return workbook(cells(text("a &amp; b &lt; c"), text("dos&#10;líneas"), text("  "), text("=1+1")))


@read([["rich text"]])
def text_in_pieces():
    return workbook(cells(('t="inlineStr"', '<is><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r></is>')))


@read([["uno", None, "dos"]])
def empty_shared_texts():
    found = strings("uno", "", "dos").replace("<si><t></t></si>", "<si/>")
    return workbook(cells(*(('t="s"', f"<v>{number}</v>") for number in range(3))), STRINGS=found)
