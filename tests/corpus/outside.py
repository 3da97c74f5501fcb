"""Workbooks that reach out: to other files, to programs, to databases, to the net."""

from .build import TYPE, book, cells, parts, relations, sheet, text, types, workbook
from .build import archive as zipped
from .registry import read, refused

LINK = "/xl/externalLinks/externalLink1.xml", f"{TYPE}.externalLink+xml"


@refused("outside_data")
def a_link_to_another_workbook():
    link = '<externalLink><externalBook r:id="rId1"/></externalLink>'
    return workbook(TYPES=types(LINK), **{"xl/externalLinks/externalLink1.xml": link})


@refused("outside_data")
def a_link_to_a_program():
    link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems/></ddeLink></externalLink>'
    return workbook(TYPES=types(LINK), **{"xl/externalLinks/externalLink1.xml": link})


@refused("outside_data")
def a_link_that_the_types_do_not_tell():
    return workbook(**{"xl/externalLinks/externalLink1.xml": "<externalLink/>"})


@refused("outside_data")
def a_link_that_only_the_types_tell():
    return workbook(TYPES=types(("/xl/odd.xml", f"{TYPE}.externalLink+xml")))


@refused("outside_data")
def a_connection_to_a_database():
    found = '<connections><connection id="1" type="1"><dbPr connection="DSN=x"/></connection></connections>'
    return workbook(TYPES=types(("/xl/connections.xml", f"{TYPE}.connections+xml")), **{"xl/connections.xml": found})


@read(lambda book: book.sheets[0].rows == [["x"]] and book.sheets[0].formulas == {(0, 0), (1, 0)})
def formulas_that_start_programs():
    return workbook(
        """<row r="1"><c r="A1" t="str"><f>cmd|'/c calc'!A0</f><v>x</v></c></row>"""
        '<row r="2"><c r="A2"><f>WEBSERVICE("http://127.0.0.1:9/"&amp;A1)</f></c></row>'
    )


@read([["=cmd|'/c calc'!A0", "@SUM(1)", "+1", "-1"]])
def texts_that_look_like_formulas():
    return workbook(cells(text("=cmd|'/c calc'!A0"), text("@SUM(1)"), text("+1"), text("-1")))


@read([[1]])
def an_object_of_another_program():
    return workbook(
        SHEET=sheet(after='<oleObjects><oleObject progId="Package" shapeId="1" r:id="rId1" xmlns:r="r"/></oleObjects>'),
        **{
            "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "oleObject", "../embeddings/oleObject1.bin")),
        },
    )


@read([[1]])
def a_hyperlink_to_the_net():
    return workbook(
        SHEET=sheet(after='<hyperlinks><hyperlink ref="A1" r:id="rId1" xmlns:r="r"/></hyperlinks>'),
        **{"xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "hyperlink", "http://127.0.0.1:9/", "External"))},
    )


@read([[1]])
def pictures_comments_and_tables():
    return zipped(
        {
            **parts(),
            "xl/media/image1.png": b"\x89PNG",
            "xl/comments1.xml": "<comments/>",
            "xl/tables/table1.xml": "<table/>",
            "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"/>',
        }
    )


@read([[1]])
def names_that_mean_other_files():
    before = "<definedNames><definedName name='_xlnm.Auto_Open' hidden='1'>[1]Hoja!$A$1</definedName></definedNames>"
    return workbook(BOOK=book(before=before))
