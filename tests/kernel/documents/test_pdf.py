"""Papers as PDF, read back by another library than wrote them."""

import time
from io import BytesIO

import pytest
from pypdf import PdfReader

from puebla.kernel.documents.pdf import pdf_of

from .sample import ACCENTS, BARS, MARKUP, sample


@pytest.fixture
def data(settings, tmp_path):
    """A data folder without a letterhead."""
    settings.DATA = tmp_path
    return tmp_path


def read(content):
    return PdfReader(BytesIO(content))


def text_of(content):
    return "\n".join(page.extract_text() for page in read(content).pages).replace("\u00a0", " ")


def tags_of(node):
    """Every element of the structure tree below ``node``."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from tags_of(one)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from tags_of(node["/K"])


def test_every_letter_stands_as_it_was_written_and_no_markup_is_obeyed(data):
    text = text_of(pdf_of(sample()))

    assert ACCENTS in text
    assert MARKUP in text


def test_it_is_tagged_and_says_its_title_language_and_day(data):
    reader = read(pdf_of(sample()))

    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"] == "es-MX"
    assert reader.metadata.title == "Informe semestral 2022-1"
    assert reader.metadata.author == "Conferencia Regional sobre Migración"
    assert reader.metadata.creation_date.date().isoformat() == "2022-06-30"


def test_headings_tables_and_drawings_are_told_to_whoever_listens(data):
    tags = list(tags_of(read(pdf_of(sample())).root_object["/StructTreeRoot"]))
    kinds = [tag.get("/S") for tag in tags]

    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure"} <= set(kinds)
    assert "Barras: 2 completadas, 1 en proceso." in {tag.get("/Alt") for tag in tags}


def test_every_font_is_in_the_file(data):
    descriptors = []
    for page in read(pdf_of(sample())).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptors.append(descendant["/FontDescriptor"].get_object())

    assert descriptors
    assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)


def test_contents_bookmarks_and_captions_are_in_the_documents_language(data):
    content = pdf_of(sample())
    text = text_of(content)

    assert [entry.title for entry in read(content).outline if not isinstance(entry, list)][-2:] == [
        "Compromisos",
        "Recomendaciones",
    ]
    assert "Contenido" in text
    assert "Tabla 1" in text
    assert "Página 1 de 2" in text
    assert "Contents" in text_of(pdf_of(sample(language="en")))


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_page_is_a4_or_letter(data, paper, points):
    box = read(pdf_of(sample(paper=paper))).pages[0].mediabox

    assert (round(box.width), round(box.height)) == points


def test_the_same_document_is_the_same_bytes_on_another_moment(data):
    first = pdf_of(sample())
    time.sleep(1.1)

    assert pdf_of(sample()) == first


def test_the_secretariats_letterhead_stands_in_the_place_of_the_plain_one(data):
    plain = pdf_of(sample())
    (data / "letterhead.svg").write_text(BARS)

    headed = pdf_of(sample())

    assert text_of(plain).startswith("Conferencia Regional sobre Migración")
    assert not text_of(headed).startswith("Conferencia Regional sobre Migración")
