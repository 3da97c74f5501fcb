"""Files that are something else than their name says."""

import io
import zipfile
import zlib

from docx import Document

from .build import BOOK_RELS, TYPE, archive, compound, parts, relations, types, workbook
from .registry import read, refused

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00" + b"\x00" * 100
MEGABYTE = 1024 * 1024


@refused("empty_file", "empty.xlsx", "empty.csv")
def empty():
    return b""


@refused("name_does_not_fit")
def one_byte():
    return b"P"


@refused("name_does_not_fit", "text.xlsx", "text.xls", "text", "text.csv.exe")
def plain_text():
    return b"pais;mujeres\nMexico;3\n"


@refused("name_does_not_fit", "workbook.csv", "workbook.xls", "workbook.xlsm", "workbook")
def whole():
    return workbook()


@refused("web_page", "web-page.xls", "web-page.xlsx", "web-page.csv")
def web_page():
    return b"\r\n<HTML><body><table><tr><td>1</td></tr></table></body></html>"


@refused("web_page", "workbook-of-2003.xml", "workbook-of-2003.xls")
def xml_workbook():
    return b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'


@refused("not_a_spreadsheet")
def pdf():
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@refused("not_a_spreadsheet", "picture.xlsx", "picture.csv")
def picture():
    return PNG


@refused("not_a_spreadsheet")
def packed_by_gzip():
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" + zlib.compress(b"x")


@refused("not_a_spreadsheet")
def program():
    return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 600


@refused("not_a_spreadsheet")
def word_document():
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


@refused("not_a_spreadsheet")
def slides():
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return archive({"[Content_Types].xml": f'<Types><Override PartName="/x" ContentType="{kind}"/></Types>'})


@refused("not_a_spreadsheet", "any-zip.xlsx", "any-zip.zip")
def any_zip():
    return archive({"readme.txt": "hello"})


@refused("not_a_spreadsheet")
def zip_in_zip():
    return archive({"inner.xlsx": workbook()}, method=zipfile.ZIP_STORED)


@refused("not_a_spreadsheet")
def empty_zip():
    return archive({})


@refused("open_document", "open-document.ods", "open-document.xlsx")
def open_document():
    return archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


@refused("not_a_spreadsheet")
def open_text():
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


@refused("old_workbook", "old.xls", "old.xlsx")
def old_workbook():
    return compound("Workbook")


@refused("old_workbook", "older.xls")
def older_workbook():
    return compound("Book")


@refused("old_office_file")
def old_document():
    return compound("WordDocument")


@refused("protected_by_password")
def encrypted():
    return compound("EncryptedPackage", "EncryptionInfo")


@refused("binary_workbook", "binary.xlsb", "binary.xlsx")
def binary_workbook():
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    return archive({"[Content_Types].xml": types(main=kind), "xl/workbook.bin": b"\x83\x01\x00"})


@refused("has_macros", "macros.xlsm", "macros.xlsx")
def macros():
    found = parts(TYPES=types(main="application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
    return archive({**found, "xl/vbaProject.bin": b"x"})


@refused("has_macros")
def hidden_macros():
    return archive({**parts(), "xl/vbaProject.bin": b"x"})


@refused("has_macros")
def macro_sheet():
    found = parts(TYPES=types(("/xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.intlmacrosheet+xml")))
    return archive(found)


@refused("template", "template.xltx", "template.xlsx")
def template():
    return workbook(TYPES=types(main=f"{TYPE}.template.main+xml"))


@refused("too_large", "too-large.xlsx", "too-large.csv")
def too_large():
    return b"a;b\n" * (6 * MEGABYTE)


@refused("broken_file")
def two_kinds_at_once():
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return workbook(TYPES=types(("/word/document.xml", word)))


@refused("no_sheets")
def only_a_chart():
    return workbook(**{BOOK_RELS: relations(("rId1", "chartsheet", "chartsheets/sheet1.xml"))})


@refused("no_sheets")
def no_sheets():
    from .build import book

    return workbook(BOOK=book(""))


@read(lambda book: [sheet.is_hidden for sheet in book.sheets] == [True] and book.sheets[0].rows == [[1]])
def hidden_only():
    from .build import book

    return workbook(BOOK=book('<sheet name="a" sheetId="1" state="veryHidden" r:id="rId1"/>'))
