"""Papers as DOCX, read back with nothing but a ZIP and an XML reader."""

import time
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import docx
import pytest

from puebla.kernel.documents.description import Column, Heading, Paragraph, Table
from puebla.kernel.documents.docx import docx_of
from puebla.kernel.documents.width import LOOKS, PADDING, fitting, word_width
from puebla.kernel.refusals import RuleBroken

from .sample import ACCENTS, MARKUP, commitments, sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def data(settings, tmp_path):
    """A data folder without a letterhead."""
    settings.DATA = tmp_path
    return tmp_path


def member(content, name):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))


def styled(content):
    """``(name of the style, text)`` of every paragraph of the body, in order."""
    names = {
        style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
        for style in member(content, "word/styles.xml").iter(f"{W}style")
    }
    told = []
    for paragraph in member(content, "word/document.xml").iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else names[style.get(f"{W}val")]
        told.append((name, "".join(one.text or "" for one in paragraph.iter(f"{W}t"))))
    return told


def test_headings_captions_and_lists_carry_the_styles_that_word_knows(data):
    told = styled(docx_of(sample()))

    assert ("Title", "Informe semestral 2022-1") in told
    assert [one for one in told if one[0].startswith("heading")] == [
        ("heading 1", "Compromisos"),
        ("heading 2", "Por pilar"),
        ("heading 1", "Recomendaciones"),
    ]
    assert [text for name, text in told if name == "caption"] == [
        "Tabla 1: Actividades por estado",
        "Figura 1: Actividades por estado",
    ]
    assert [text for name, text in told if name == "List Bullet"] == ["Gobernanza", "Derechos humanos"]


def test_every_letter_stands_as_it_was_written_and_no_markup_is_obeyed(data):
    texts = [text for _name, text in styled(docx_of(sample()))]

    assert ACCENTS in texts
    assert MARKUP in texts


def test_a_letter_that_xml_cannot_hold_is_left_out(data):
    document = sample(blocks=(Heading("Uno\x00"), Paragraph("dos\x0b tres")))

    assert ("heading 1", "Uno") in styled(docx_of(document))


def test_contents_list_the_headings_and_each_line_leads_to_its_heading(data):
    body = member(docx_of(sample()), "word/document.xml")
    instruction = "".join(one.text for one in body.iter(f"{W}instrText"))
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    lines = {
        one.get(f"{W}anchor"): "".join(text.text for text in one.iter(f"{W}t")) for one in body.iter(f"{W}hyperlink")
    }

    assert instruction.split()[0] == "TOC"
    assert list(lines.values()) == ["Compromisos", "Por pilar", "Recomendaciones"]
    assert set(lines) == marks


def test_the_contents_are_brought_up_to_date_when_the_file_is_opened(data):
    content = docx_of(sample())
    body, settings = (member(content, f"word/{name}.xml") for name in ("document", "settings"))
    fields = [one.get(f"{W}instr") for one in body.iter(f"{W}fldSimple")]

    assert [one.get(f"{W}val") for one in settings.iter(f"{W}updateFields")] == ["true"]
    assert sum(one.startswith("PAGEREF _Toc") for one in fields) == 3


STATES = ("Planificada", "En ejecución", "Completada", "No lograda", "Descartada", "Sin evidencia", "Total")


def test_no_word_of_a_tables_head_is_wider_than_its_column():
    columns = (Column("Pilar", 3), *(Column(name, is_number=True) for name in STATES))
    rows = (("Gobernanza de la migración", *"1234560"),)
    line = 9190  # twentieths of a point: A4 between our margins

    look, widths = fitting(Table("Actividades", columns, rows), line)

    size = dict(LOOKS)[look]
    for column, width in zip(columns, widths, strict=True):
        assert max(word_width(word) for word in column.title.split()) * size + PADDING <= width + 1
    assert word_width("Gobernanza") * size + PADDING <= widths[0] + 1
    assert sum(widths) <= line


def test_an_address_stays_on_one_line_where_there_is_room():
    mail = "adriana.villasenor@relaciones.example"
    columns = (Column("País"), Column("Persona", 2), Column("Correo", 2))

    look, widths = fitting(Table("Contactos", columns, (("Estados Unidos de América", "A. V.", mail),)), 9190)

    assert word_width(mail, bold=False) * dict(LOOKS)[look] + PADDING <= widths[2] + 1


def test_a_text_has_more_of_the_line_than_the_symbol_beside_it():
    _look, (symbol, text, *others) = fitting(commitments(), 9190)

    assert text > 1.1 * symbol
    assert symbol > max(others)


def test_a_table_that_cannot_fit_is_still_as_wide_as_the_line():
    columns = tuple(Column("Incomprehensibilities") for _each in range(12))

    _look, widths = fitting(Table("Wide", columns, (tuple("x" * 12),)), 9190)

    assert 9100 < sum(widths) <= 9190


def test_a_document_without_contents_has_none(data):
    body = member(docx_of(sample(has_contents=False)), "word/document.xml")

    assert not list(body.iter(f"{W}instrText"))


def test_the_head_of_a_table_is_repeated_and_its_numbers_stand_at_the_end(data):
    table = next(one for one in member(docx_of(sample()), "word/document.xml").iter(f"{W}tbl") if _has_head(one))
    cells = list(table.iter(f"{W}tc"))

    assert "".join(text.text for text in cells[0].iter(f"{W}t")) == "Estado"
    assert cells[3].find(f".//{W}jc").get(f"{W}val") == "right"
    assert cells[2].find(f".//{W}jc") is None


def _has_head(table):
    return table.find(f".//{W}tblHeader") is not None


def test_a_drawing_says_in_words_what_it_shows(data):
    content = docx_of(sample())
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    drawing = next(member(content, "word/document.xml").iter(f"{space}docPr"))

    assert drawing.get("descr") == "Barras: 2 completadas, 1 en proceso."
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("word/media/image1.png").startswith(b"\x89PNG")


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("es", "es-419")])
def test_the_language_of_the_text_is_told(data, language, locale):
    styles = member(docx_of(sample(language=language)), "word/styles.xml")
    normal = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == "Normal")

    assert normal.find(f"{W}rPr/{W}lang").get(f"{W}val") == locale


@pytest.mark.parametrize(("paper", "millimetres"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_page_is_a4_or_letter(data, paper, millimetres):
    size = next(member(docx_of(sample(paper=paper)), "word/document.xml").iter(f"{W}pgSz"))

    assert (round(int(size.get(f"{W}w")) / 56.69), round(int(size.get(f"{W}h")) / 56.69)) == millimetres


def test_the_same_document_is_the_same_bytes_on_another_moment(data):
    first = docx_of(sample())
    time.sleep(2.1)  # a ZIP tells the time to two seconds

    assert docx_of(sample()) == first


def test_the_secretariats_letterhead_gives_its_head_and_its_looks(data):
    own = docx.Document()
    own.add_paragraph("This stands on the letterhead only to show how it looks.")
    own.sections[0].header.paragraphs[0].text = "Secretaría Ejecutiva, San José"
    own.styles["Heading 1"].font.name = "Georgia"
    own.save(data / "letterhead.docx")

    content = docx_of(sample())

    again = docx.Document(BytesIO(content))
    assert again.sections[0].header.paragraphs[0].text == "Secretaría Ejecutiva, San José"
    assert again.styles["Heading 1"].font.name == "Georgia"
    assert "This stands on the letterhead only to show how it looks." not in [text for _name, text in styled(content)]
    assert ("heading 1", "Compromisos") in styled(content)


def test_a_letterhead_for_one_language_goes_before_the_one_for_both(data):
    for name, text in (("letterhead.docx", "both"), ("letterhead-es.docx", "español")):
        own = docx.Document()
        own.sections[0].header.paragraphs[0].text = text
        own.save(data / name)

    headed = [docx.Document(BytesIO(docx_of(sample(language=one)))).sections[0].header for one in ("es", "en")]

    assert [one.paragraphs[0].text for one in headed] == ["español", "both"]


def test_a_letterhead_that_is_no_docx_is_refused_by_name(data):
    (data / "letterhead.docx").write_bytes(b"%PDF-1.7")

    with pytest.raises(RuleBroken, match=r"letterhead\.docx cannot be opened"):
        docx_of(sample())


def test_a_row_of_another_length_than_the_head_is_no_table():
    with pytest.raises(ValueError, match="Actividades"):
        Table("Actividades", (Column("Estado"), Column("Número")), (("Completadas",),))


def test_what_xml_cannot_hold_stops_no_paper(data):
    odd = "bell\x07, \ufffe, \uf0b7, 漢字 😀"

    content = docx_of(sample(title=odd, number=odd, author=odd, blocks=(Heading(odd), Paragraph(odd))))

    assert docx.Document(BytesIO(content)).core_properties.title == "bell, , •, 漢字 😀"
