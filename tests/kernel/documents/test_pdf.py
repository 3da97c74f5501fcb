"""Papers as PDF, read back by another library than wrote them."""

import time
from io import BytesIO

import pytest
from pypdf import PdfReader

from puebla.kernel.documents.description import Bullets, Column, Facts, Figure, Heading, Paragraph, Table
from puebla.kernel.documents.glyphs import lacking
from puebla.kernel.documents.pdf import pdf_of
from puebla.kernel.refusals import RuleBroken

from .sample import ACCENTS, BARS, MARKUP, SYMBOL, commitments, sample


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


ODD = "漢字 😀 👩\u200d👩\u200d👧 \U0001f1f2\U0001f1fd \ue123 \u202eab\x07"


def test_a_character_that_no_font_has_stops_no_paper_and_a_visible_sign_stands_for_it(data):
    table = Table(ODD, (Column(ODD),), ((ODD,),))
    drawing = Figure(BARS.replace("Completadas", ODD.replace("\x07", "")), ODD, ODD)
    blocks = (Heading(ODD), Paragraph(ODD), Bullets((ODD,)), Facts(((ODD, ODD),)), table, drawing)

    text = text_of(pdf_of(sample(title=ODD, subtitle=ODD, number=ODD, mark=ODD, facts=((ODD, ODD),), blocks=blocks)))

    assert text.count("□□ □ □□□ □□ □ ab") > 12


def test_what_no_font_has_is_told_beforehand_and_what_one_has_is_not():
    assert lacking(f"{ACCENTS} → ✓ ≤ Ω {ODD}") == ["漢", "字", "😀", "👩", "👧", "\U0001f1f2", "\U0001f1fd", "\ue123"]


def test_a_long_word_is_divided_at_the_end_of_the_line_and_none_of_it_is_lost(data):
    blocks = (
        Paragraph("a" * 20_000),
        Table("Long", (Column("A"), Column("B")), (("b" * 300, "c"),)),
        Heading("d" * 200),
    )

    text = text_of(pdf_of(sample(title="e" * 200, blocks=blocks, has_contents=False)))

    for letter, many in (("a", 20_000), ("b", 300), ("d", 200), ("e", 200)):
        assert max(len(line) for line in text.split("\n") if set(line.strip()) == {letter}) <= 100
        assert text.count(letter) >= many


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_words_and_symbols_in_narrow_columns_are_found_and_heard_whole(data, paper):
    text = text_of(pdf_of(sample(paper=paper, blocks=(commitments(),), has_contents=False)))

    assert text.count(SYMBOL) == 4
    assert [text.count(word) for word in ("Pendiente", "evidencia", "Organizaciones", "diciembre")] == [3, 1, 3, 3]
    assert not set(text) & set("\u200b\u00ad")


def test_an_address_longer_than_its_column_is_divided_behind_its_signs(data):
    address = "adriana.villasenor_cota@relaciones-exteriores.example"
    columns = tuple(Column(letter) for letter in "ABCDE")

    text = text_of(pdf_of(sample(blocks=(Table("Contactos", columns, ((address,) * 5,)),), has_contents=False)))

    pieces = [piece for piece in text.replace("\u200b", "").split() if len(piece) > 6 and piece in address]
    assert len(pieces) >= 10
    assert all(piece[-1] in "_-.@" or address.endswith(piece) for piece in pieces)


def test_a_word_that_its_column_cannot_hold_is_divided_by_syllables(data):
    columns = tuple(Column(letter) for letter in "ABCDEFGHIJ")
    word = "internacionalización"

    text = text_of(pdf_of(sample(blocks=(Table("Angosta", columns, ((word,) * 10,)),), has_contents=False)))

    assert "\u200b" not in text
    assert text.replace("\u00ad", "-").replace("-\n", "").count(word) == 10


def test_a_tab_separates_words(data):
    assert "tab here" in text_of(pdf_of(sample(blocks=(Paragraph("tab\there"),), has_contents=False)))


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


@pytest.mark.parametrize("content", [b"<svg", b"", b"\x89PNG"])
def test_a_letterhead_that_is_no_drawing_is_refused_by_name(data, content):
    (data / "letterhead.svg").write_bytes(content)

    with pytest.raises(RuleBroken, match=r"letterhead\.svg cannot be read"):
        pdf_of(sample())


def test_a_row_that_is_longer_than_a_page_goes_on_and_loses_nothing(data):
    words = " ".join(f"palabra{number}" for number in range(3_000))
    rows = (("1.a", words), ("1.b", "corta"))

    read = PdfReader(BytesIO(pdf_of(sample(blocks=(Table("Largo", (Column("N"), Column("Texto", 4)), rows),)))))

    text = " ".join(page.extract_text() for page in read.pages)
    assert len(read.pages) > 3
    assert [number for number in range(3_000) if f"palabra{number}" not in text] == []
