"""The pages on which a filled-in matrix comes back."""

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from puebla.areas.activities.actions.matrix_file import take_over_file
from puebla.areas.activities.models import Activity, MatrixFile
from puebla.areas.activities.views import matrix_file
from tests.activities.filled import column, exported, fill, row, saved
from tests.factories.activity import make_activity
from tests.factories.matrix import received_matrix

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

ES = "marisol.quesada"


@pytest.fixture
def study():
    return make_activity(
        code="2021-01", audience="public", title_en="A study", title_es="Un estudio", year=2021, risks_en="Little time"
    )


def send(client, content, name="matrix.xlsx", language="en"):
    return client.post(f"/{language}/matrix/import/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def text(response):
    return response.content.decode()


def token(page):
    return page.split('name="seen" value="')[1].split('"')[0]


def test_a_file_is_sent_in_looked_at_and_taken_over(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")

    page = send(client, saved(book))
    said = text(page)
    assert "Little time" in said
    assert "Even less time" in said

    [file] = MatrixFile.objects.all()
    done = client.post(
        f"/en/matrix/import/{file.pk}/take-over/", {"seen": token(said), "reason": "Guatemala, 1 March"}, follow=True
    )

    assert "Taken over" in text(done)
    study.refresh_from_db()
    assert study.risks_en == "Even less time"
    assert "Guatemala, 1 March" in text(client.get("/en/history/activity/2021-01/"))


def test_without_a_reason_nothing_happens_and_the_page_says_so(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")
    seen = token(text(send(client, saved(book))))
    [file] = MatrixFile.objects.all()

    refused = client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": seen, "reason": " "})

    assert refused.status_code == 422
    assert "This could not be saved yet" in text(refused)
    study.refresh_from_db()
    assert study.risks_en == "Little time"


def test_who_looked_at_something_older_sees_what_is_new_and_decides_again(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")
    shown = text(send(client, saved(book)))
    seen, looked_at = token(shown), shown.split('name="history" value="')[1].split('"')[0]
    [file] = MatrixFile.objects.all()
    Activity.objects.filter(pk=study.pk).update(risks_en="Meanwhile")
    address = f"/en/matrix/import/{file.pk}/take-over/"

    outdated = client.post(address, {"seen": seen, "history": looked_at, "reason": "So it was agreed"})
    assert outdated.status_code == 409
    said = text(outdated)
    assert "The matrix has changed since you looked" in said
    assert "Changed in Puebla since then: 2021-01." in said
    assert "Puebla: Meanwhile" in said
    assert "So it was agreed" in said
    assert "This field is required" not in said

    undecided = client.post(address, {"seen": token(said), "reason": "So"})
    assert undecided.status_code == 422
    assert "Decide which of the two holds." in text(undecided)

    done = client.post(address, {"seen": token(said), "reason": "So", f"{row_of(file)}-risks": "file"})
    assert done.status_code == 302
    study.refresh_from_db()
    assert study.risks_en == "Even less time"


def test_what_changes_once_more_while_the_refusal_is_shown_does_no_harm(as_person, study, monkeypatch):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")
    seen = token(text(send(client, saved(book))))
    [file] = MatrixFile.objects.all()

    def somebody_is_faster(**said):
        try:
            take_over_file(**said | {"seen": "older"})
        finally:
            Activity.objects.filter(pk=study.pk).update(risks_en="Meanwhile")

    monkeypatch.setattr(matrix_file, "take_over_file", somebody_is_faster)
    refused = client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": seen, "reason": "So"})

    assert refused.status_code == 409
    assert "The matrix has changed since you looked" in text(refused)
    assert "Little time" in text(refused)


def row_of(file):
    with file.file.open("rb") as stream:
        return row(openpyxl.load_workbook(stream).worksheets[0], "2021-01")


def test_a_table_of_somebody_elses_asks_what_its_columns_are(as_person, study):
    client = as_person(ES)
    book = openpyxl.Workbook()
    for line in (["Follow-up 2021"], [], ["Actividad", "Riesgos", "Comments"], ["Un estudio", "Poco tiempo", "Call"]):
        book.active.append(line)

    asked = send(client, saved(book), "seguimiento.xlsx")
    assert asked.redirect_chain[-1][0].endswith("/columns/")
    assert "What are the columns?" in text(asked)
    [file] = MatrixFile.objects.all()

    answer = {
        "plan": "SP19",
        "language": "es",
        "year": "2021",
        "column-A": "activity",
        "column-B": "risks",
        "column-C": "",
    }
    shown = client.post(f"/en/matrix/import/{file.pk}/columns/?sheet=Sheet&head=3", answer, follow=True)
    assert "Poco tiempo" in text(shown)
    assert "Comments" in text(shown)

    client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": token(text(shown)), "reason": "So"})
    study.refresh_from_db()
    assert (study.risks_es, study.risks_en) == ("Poco tiempo", "Little time")

    again = send(client, saved(book), "seguimiento-2.xlsx")
    assert '<option value="risks" selected>' in text(again)


@pytest.mark.parametrize(("answer", "words"), [
    ({"column-A": "activity", "column-B": "activity"}, "Two columns cannot both be"),
    ({"column-B": "risks"}, "Say which column holds the identifier or the title"),
    ({"column-A": "nonsense"}, "Select a valid choice"),
])  # fmt: skip
def test_columns_that_cannot_be_read_so_are_said(as_person, study, answer, words):
    client = as_person(ES)
    book = openpyxl.Workbook()
    book.active.append(["Actividad", "Riesgos"])
    book.active.append(["Un estudio", "Poco tiempo"])
    send(client, saved(book))
    [file] = MatrixFile.objects.all()

    refused = client.post(f"/en/matrix/import/{file.pk}/columns/", {"plan": "SP19", "language": "es"} | answer)

    assert refused.status_code == 422
    assert words in text(refused)


def test_a_file_set_aside_changes_nothing_and_stays_in_the_list(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")
    send(client, saved(book))
    [file] = MatrixFile.objects.all()

    client.post(f"/en/matrix/import/{file.pk}/set-aside/")

    assert "Set aside" in text(client.get("/en/matrix/import/"))
    late = client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": "x", "reason": "So"}, follow=True)
    assert "Nothing of this file was taken over" in text(late)
    study.refresh_from_db()
    assert study.risks_en == "Little time"


def test_everything_can_be_fetched_as_a_table_and_the_file_as_it_was_sent(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="=1+1")
    sheet = book.worksheets[0]
    sheet.cell(
        row(sheet, "2021-01"), column(sheet, "Assumptions or risks")
    ).data_type = "s"  # a text that looks like one
    content = saved(book)
    send(client, content)
    [file] = MatrixFile.objects.all()

    listed = b"".join(client.get(f"/en/matrix/import/{file.pk}/all.csv").streaming_content).decode("utf-8-sig")
    place = f"{openpyxl.utils.get_column_letter(column(book.worksheets[0], 'Assumptions or risks'))}{row_of(file)}"

    assert f"{place},2021-01,A study,Assumptions or risks,Little time,'=1+1,changed," in listed
    assert b"".join(client.get(f"/en/matrix/import/{file.pk}/file/").streaming_content) == content


@pytest.mark.parametrize(("content", "name", "words"), [
    (b"", "matrix.xlsx", "empty"),
    (b"%PDF-1.4\n%%EOF", "matrix.pdf", "PDF"),
    (b"%PDF-1.4\n%%EOF", "matrix.xlsx", "PDF"),
])  # fmt: skip
def test_what_is_no_table_is_refused_in_words(as_person, content, name, words):
    refused = send(as_person(ES), content, name)

    assert refused.status_code == 422
    assert words in text(refused)
    assert not MatrixFile.objects.exists()


def test_the_page_in_spanish_speaks_spanish(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all", "es")
    fill(book.worksheets[0], "2021-01", Supuestos_o_riesgos="Menos tiempo", Responsable="Atlántida")

    said = text(send(client, saved(book), language="es"))

    assert "Celdas que cambian" in said
    assert "no corresponde a ninguna parte, instancia ni cargo" in said


def test_every_file_that_was_ever_sent_in_can_be_found(as_person, by):
    for number in range(23):
        received_matrix(by(ES), b"Activity;Status\nA study;planned\n", f"table-{number:02}.csv")

    first, second = (text(as_person(ES).get(f"/en/matrix/import/?page={page}")) for page in (1, 2))

    assert [f"table-{number:02}.csv" in first for number in (22, 3, 2)] == [True, True, False]
    assert [f"table-{number:02}.csv" in second for number in (2, 1, 0)] == [True, True, True]
    assert "Rows 21 to 23 of 23" in second


def test_h2_what_a_file_did_is_told_to_each_reader_in_their_own_words(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all&columns=status&columns=responsible&columns=year")
    fill(book.worksheets[0], "2021-01", Status="dropped", Reason="No venue", Responsible="ES, United States", Year=2020)
    sheet = book.worksheets[0]
    sheet.cell(1, sheet.max_column + 1).value = "Notes of our own"
    sheet.cell(2, sheet.max_column).value = "call them"
    seen = token(text(send(client, saved(book))))
    [file] = MatrixFile.objects.all()
    client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": seen, "reason": "So"})

    english, spanish = (text(client.get(f"/{language}/matrix/import/{file.pk}/")) for language in ("en", "es"))

    for words in ("dropped", "ES, United States", "This is no column of the matrix", "own page, not by a file"):
        assert words in english
        assert words not in spanish
    for words in (
        "descartada", "SE, Estados Unidos", "Responsable", "No es una columna de la matriz", "en la página de la actividad",
    ):  # fmt: skip
        assert words in spanish


def test_a_file_of_nothing_but_mistakes_is_not_told_to_be_without_changes(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all&columns=responsible")
    fill(book.worksheets[0], "2021-01", Responsible="Atlantis")

    page = text(send(client, saved(book)))

    assert "Nothing can be taken over yet" in page
    assert "Nothing would change" not in page


def test_a_file_that_was_taken_over_is_told_in_the_past(as_person, study):
    client = as_person(ES)
    book = exported(client, "part=all")
    fill(book.worksheets[0], "2021-01", Assumptions_or_risks="Even less time")
    seen = token(text(send(client, saved(book))))
    [file] = MatrixFile.objects.all()
    client.post(f"/en/matrix/import/{file.pk}/take-over/", {"seen": seen, "reason": "So"})

    english, spanish = (text(client.get(f"/{language}/matrix/import/{file.pk}/")) for language in ("en", "es"))

    assert "Cells that were changed" in english
    assert "Cells that change" not in english
    assert "ninguna" in spanish  # rows that are empty
    assert "ninguno" not in spanish
