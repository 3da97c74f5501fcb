"""The matrix on the command line: out as a file, and back."""

import json
import re

import openpyxl
import pytest

from tests.activities.filled import column, fill, saved
from tests.server import puebla

pytestmark = pytest.mark.installation
RISKS = "Assumptions or risks"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder after a first start."""
    folder = tmp_path_factory.mktemp("matrix") / "data"
    assert puebla("demo", "--prepare-only", "--data", str(folder))[0] == 0
    return folder


@pytest.fixture
def run(data):
    """``run("import", "matrix", file)``: ``(status, output, errors)`` on the demonstration's day."""

    def puebla_on_the_day(*arguments):
        return puebla(*map(str, arguments), "--data", str(data), PUEBLA_CLOCK="2022-03-01")

    return puebla_on_the_day


@pytest.fixture
def exported(run, tmp_path):
    """The matrix in English as a workbook on the disk."""
    file = tmp_path / "matrix.xlsx"
    status, output, errors = run("export", "matrix", file, "--lang", "en")
    assert (status, errors) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(file))}: \d+ activities\.\n", output)
    return file


def rows_of(file):
    """How many activities stand in it."""
    return len([cell for cell in openpyxl.load_workbook(file).worksheets[0]["A"][1:] if cell.value])


def filled(file, **values):
    """Rewrite cells of the first activity; returns its identifier."""
    book = openpyxl.load_workbook(file)
    code = book.worksheets[0]["A2"].value
    fill(book.worksheets[0], code, **values)
    file.write_bytes(saved(book))
    return code


def test_a_file_that_comes_back_as_it_went_has_nothing_to_say(run, exported):
    status, output, errors = run("import", "matrix", exported)

    assert (status, errors) == (0, "")
    assert f"Rows without a change: {rows_of(exported)};" in output


def test_a_changed_cell_is_shown_then_taken_over_then_there(run, exported):
    code = filled(exported, **{RISKS: "The rainy season"})

    dry = run("import", "matrix", exported, "--dry-run")
    assert dry[0] == 0
    assert "The rainy season" in dry[1]
    assert "In the file. Cells that change: 1;" in dry[1]

    status, output, errors = run("import", "matrix", exported, "--reason", "Answers of 1 March", "--json")
    told = json.loads(output)
    assert (status, errors, told["taken_over"], told["counts"]["changed"]) == (0, "", True, 1)
    assert [(row["code"], row["cells"][0]["after"]) for row in told["news"]["rows"]] == [(code, "The rainy season")]

    again = run("import", "matrix", exported)
    assert f"Rows without a change: {rows_of(exported)};" in again[1]


def test_h2_the_answer_is_in_the_language_that_was_asked_for(run, exported):
    filled(exported, Responsible="Atlantis", **{RISKS: "Something else"})

    status, output, errors = run("import", "matrix", exported, "--lang", "es")

    assert status == 1
    for words in ("Celda", "Columna", "Responsable", "Celdas que cambian: 1;", "no puede incorporarse"):
        assert words in output
    assert "--without-mistakes" in errors
    assert errors.rstrip().endswith("Nada ha cambiado.")
    for words in ("In Puebla", "In the file", "Responsible", "cannot be", "Cells"):
        assert words not in output + errors


def test_mistakes_are_listed_with_their_cells_and_nothing_changes(run, exported):
    filled(exported, Responsible="Atlantis", **{RISKS: "Something else"})

    status, output, _errors = run("import", "matrix", exported, "--json")
    told = json.loads(output)

    assert (status, told["taken_over"], told["counts"]["mistakes"]) == (1, False, 1)
    assert "--without-mistakes" in told["refusal"]
    [cell] = [cell for row in told["news"]["rows"] for cell in row["cells"] if cell["fate"] == "mistake"]
    sheet = openpyxl.load_workbook(exported).worksheets[0]
    assert cell["place"] == sheet.cell(2, column(sheet, "Responsible")).coordinate
    assert run("import", "matrix", exported, "--dry-run", "--without-mistakes")[0] == 0


def test_somebody_acts_with_their_own_rights_only(run, exported):
    filled(exported, **{RISKS: "From a country that answers for nothing here"})

    status, output, _errors = run("import", "matrix", exported, "--as", "adriana.villasenor@mx.example.org", "--json")

    assert status in (0, 1)
    assert json.loads(output)["counts"]["refused"] == 1
    nobody = run("import", "matrix", exported, "--as", "nobody@example.org")
    assert nobody[0] == 1
    assert "Nobody has an account with the e-mail nobody@example.org" in nobody[2]


def test_a_table_of_another_make_is_read_once_somebody_has_said_how(run, tmp_path):
    book = openpyxl.Workbook()
    for line in (["Actividad", "Responsable", "Notas"], ["Un curso nuevo", "Panamá", "llamar"]):
        book.active.append(line)
    file, mapping = tmp_path / "propio.xlsx", tmp_path / "mapping.json"
    file.write_bytes(saved(book))

    status, proposal, errors = run("import", "matrix", file)
    assert status == 1
    assert "name the file with --mapping" in errors
    assert json.loads(proposal)["columns"] == {"A": "activity", "B": "responsible"}

    mapping.write_text(proposal)
    taken = run("import", "matrix", file, "--mapping", mapping)
    assert taken[0] == 0
    assert "New activities: 1" in taken[1]
    assert "Column C Notas: Nobody said what this column is; nothing in it was read." in taken[1]

    # The next table with the same headings needs no mapping any more.
    book.active.append(["Otro curso", "Guatemala", None])
    file.write_bytes(saved(book))
    assert "New activities: 1" in run("import", "matrix", file)[1]


@pytest.mark.parametrize(("arguments", "status", "words"), [
    (["export", "matrix", "{tmp}/matrix.doc"], 1, "ends in neither .xlsx nor .csv"),
    (["export", "matrix", "{tmp}/matrix.xlsx", "--plan", "ZZ"], 1, "There is no plan ZZ. There are: SP23, SP19, PA09."),
    (["export", "matrix", "{tmp}/matrix.xlsx", "--year", "1999"], 1, "has no year 1999: it runs 2019-2022"),
    (["export", "matrix", "{tmp}/matrix.csv", "--form", "2019"], 1, "The form of 2019 is a workbook"),
    (["export", "matrix", "{tmp}/nowhere/matrix.csv"], 1, "nowhere"),
    (["import", "matrix", "{tmp}/nowhere.xlsx"], 2, "does not exist"),
    (["import", "matrix", "{tmp}/broken.xlsx"], 1, "Error: "),
    (["import", "matrix"], 2, "Missing argument 'FILE'"),
    (["import", "plan", "x"], 2, "No such command"),
])  # fmt: skip
def test_what_cannot_be_done_is_said_with_the_right_status(run, tmp_path, arguments, status, words):
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 and then nothing")

    found, _output, errors = run(*(argument.format(tmp=tmp_path) for argument in arguments))

    assert (found, words in errors) == (status, True), errors


def test_a_file_that_is_there_is_not_overwritten_unless_asked(run, exported):
    before = exported.read_bytes()

    assert run("export", "matrix", exported)[0] == 1
    assert exported.read_bytes() == before
    assert run("export", "matrix", exported, "--force")[0] == 0
    assert list(exported.parent.glob(".*.part")) == []


def test_csv_holds_the_same_rows(run, tmp_path):
    file = tmp_path / "matrix.csv"

    assert run("export", "matrix", file, "--year", "2022", "--lang", "es")[0] == 0

    content = file.read_bytes().decode("utf-8")
    assert content.startswith("\ufeffIdentificador,Año,")
