"""The concept note as a document, read back by other means than it was written with."""

import io
import zipfile

import pytest
from django.utils import translation
from lxml import etree

from puebla.areas.activities.actions.note_move import submit_note
from puebla.areas.activities.models import ConceptNote
from puebla.areas.activities.prints.concept_note import note_document
from puebla.areas.activities.queries.note import locked_note
from puebla.areas.activities.rules.note_form import VERSION_1
from tests.factories.activity import TODAY
from tests.factories.note import INDICATOR, complete_note, save

pytestmark = pytest.mark.usefixtures("rcm")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MEXICO = "adriana.villasenor"


class Read:
    """What stands in a DOCX: paragraphs with their styles, tables, properties."""

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.body = etree.fromstring(archive.read("word/document.xml"))[0]
            self.styles = etree.fromstring(archive.read("word/styles.xml"))
            self.core = archive.read("docProps/core.xml").decode()

    def text(self, element):
        return "".join(node.text or "" for node in element.iter(f"{W}t"))

    def paragraphs(self):
        """``[(style, text)]`` of the paragraphs outside tables."""
        found = []
        for paragraph in self.body.findall(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found.append((style.get(f"{W}val") if style is not None else "", self.text(paragraph)))
        return found

    def styled(self, style):
        return [text for found, text in self.paragraphs() if found == style]

    def tables(self):
        return [
            [[self.text(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
            for table in self.body.findall(f"{W}tbl")
        ]


@pytest.fixture
def note(workshop, by):
    return complete_note(workshop, by(MEXICO))


def printed(note, language):
    with translation.override(language):
        return Read(note_document(locked_note(note.pk)))


def test_every_section_is_a_real_heading_in_either_language(note):
    for language in ("en", "es"):
        read = printed(note, language)
        with translation.override(language):
            titles = [str(section.title) for section in VERSION_1.sections]
        assert read.styled("Heading1") == titles
        assert f"{W}lang" in {element.tag for element in read.styles.iter()}
    assert printed(note, "es").styled("Heading1")[0] == "Antecedentes"
    assert printed(note, "es").styled("Title") == ["Taller sobre reintegración"]
    assert printed(note, "en").styled("Title") == ["Workshop on reintegration"]


def test_indicators_stand_in_a_table_with_a_heading_row(note):
    table = printed(note, "es").tables()[1]

    assert table == [
        ["Indicador", "Clase", "Línea de base", "Meta", "Medido por"],
        ["Personas capacitadas", "Resultado", "0", "30", "SE"],
    ] or table[1][1] in ("Resultado", "Personas capacitadas")
    assert "Personas capacitadas" in table[1]
    assert len(table) == 2


def test_what_is_written_is_printed_and_what_is_not_says_so(note, by):
    save(note, by(MEXICO), agenda_es="")
    texts = [text for _style, text in printed(note, "es").paragraphs()]

    for written in ("El retorno ha crecido.", "25 de junio de 2022", "Ciudad de México", "OIM"):
        assert written in texts
    assert any(text.endswith("USD") and text.startswith("12") for text in texts)
    assert printed(note, "es").styled("ListBullet").count("México") == 1
    assert "Aún sin indicar." in texts


def test_h2_a_text_of_the_other_language_alone_says_so_and_an_outdated_one_too(note, by):
    texts = [text for _style, text in printed(note, "en").paragraphs()]
    assert "Only in Spanish." in texts
    assert texts[texts.index("Only in Spanish.") + 1] == "El retorno ha crecido."

    save(note, by(MEXICO), language="en", background_en="Returns have grown.", indicators=[INDICATOR])
    save(note, by(MEXICO), background_es="El retorno ha crecido mucho.")
    texts = [text for _style, text in printed(note, "en").paragraphs()]
    assert texts[texts.index("This translation is older than its original.") + 1] == "Returns have grown."


def test_the_head_says_where_the_note_stands(note, by):
    submit_note(note=note, by=by(MEXICO), on=TODAY)
    head = dict(printed(note, "en").tables()[0])

    assert head["Identifier"] == "2022-08"
    assert head["State of the note"] == "Submitted, 1 March 2022"
    assert head["Form"] == "Full form, version 1"
    assert "2022-08" in printed(note, "en").core


def test_characters_that_no_document_holds_do_not_break_it(note, by):
    save(note, by(MEXICO), background_es="a\x0bb\ufffe\x1f c\td <&>", place_es="\x07Managua")
    texts = [text for _style, text in printed(note, "es").paragraphs()]

    assert "Managua" in texts
    assert any(text.startswith("ab c") and text.endswith("<&>") for text in texts)


def test_a5_the_document_is_for_the_readers_of_the_note(note, as_person):
    address = "/es/activities/2022-08/note/docx/"
    answer = as_person(MEXICO).get(address)

    assert answer["Content-Disposition"] == 'attachment; filename="2022-08.docx"'
    assert Read(answer.content).styled("Title") == ["Taller sobre reintegración"]
    assert as_person("oscar.xicara").get(address).status_code == 200
    for who in ("", "hernan.ospina", "ingrid.sandoval", "benito.calix"):
        assert as_person(who).get(address).status_code == 404
    ConceptNote.objects.filter(pk=note.pk).update(audience="public", audience_to=[])
    assert as_person("").get(address).status_code == 200
