"""Reports on the command line."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.server import puebla

pytestmark = pytest.mark.installation


@pytest.fixture(scope="module")
def run(prepared, deployments):
    """``run("annual", "2021", ...)``: ``(status, output, errors)`` on the demonstration's day."""
    deployment = deployments("report", prepared)
    deployment.folder.mkdir(exist_ok=True)
    return lambda *arguments: deployment("report", *map(str, arguments), PUEBLA_CLOCK="2022-03-01")


def text_of(file):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(file.read_bytes())).pages)


def test_f4_the_annual_report_of_2021_in_both_languages_and_kinds(run, tmp_path):
    for language, words in (("es", "Informe anual, 2021"), ("en", "Annual report, 2021")):
        for ending in ("pdf", "docx", "xlsx"):
            file = tmp_path / f"{language}.{ending}"

            assert run("annual", "2021", "--lang", language, "--out", file) == (0, f"{file}: a draft.\n", "")
        assert words in text_of(tmp_path / f"{language}.pdf")


def test_the_same_report_is_the_same_file_and_nothing_of_it_is_kept(run, tmp_path):
    for name in ("one.pdf", "two.pdf"):
        assert run("semiannual", "2022-1", "--out", tmp_path / name)[0] == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_command_on_the_demonstrations_folder_counts_on_its_day(run, deployments, prepared, tmp_path):
    demonstration = deployments("its-day", prepared)
    assert demonstration("demo", "--prepare-only", "--on", "2022-03-01")[0] == 0

    status, _output, errors = demonstration("report", "semiannual", "2022-1", "--out", str(tmp_path / "its.pdf"))

    assert (status, errors) == (0, "")
    run("semiannual", "2022-1", "--out", tmp_path / "that.pdf")
    assert text_of(tmp_path / "its.pdf") == text_of(tmp_path / "that.pdf")


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("semiannual", "2022"), 2, "2022 is no such period. Write it as 2022-1."),
        (("annual", "2022-1"), 2, "2022-1 is no such period. Write it as 2021."),
        (("annual", "next"), 2, "next is no such period."),
        (("semiannual", "9999-1"), 1, "These days have not come yet."),
        (("representation", "9999-12-31", "--occasion", "Seminar"), 1, "These days have not come yet."),
        (("annual", "2020"), 1, "No source names the presidency of 2020"),
        (("annual", "2021", "--as", "nobody@example.org"), 1, "Nobody has an account"),
        (("annual", "2021", "--as", "oscar.xicara@gt.example.org"), 1, "Your office does not include this step."),
    ],
)
def test_what_cannot_be_written_says_why_in_english_and_writes_nothing(run, tmp_path, arguments, status, sentence):
    file = tmp_path / "report.pdf"

    answer = run(*arguments, "--lang", "es", "--out", file)

    assert answer[0] == status
    assert sentence in answer[2]
    assert not file.exists()


def test_a_representation_says_its_occasion_and_a_sign_that_the_pdf_cannot_show_is_told(run, tmp_path):
    file = tmp_path / "report.pdf"
    asked = ("representation", "2022-02-10", "--lang", "en", "--out", file)

    assert "Say what was attended." in run(*asked)[2]
    status, output, errors = run(*asked, "--occasion", "Seminar 漢")

    assert (status, output) == (0, f"{file}: a draft.\n")
    assert "“About this report”: the PDF shows a white square in the place of 漢 (U+6F22)." in errors
    assert "Report of representation, Seminar □, 10 February 2022" in " ".join(text_of(file).split())


def test_a_country_is_named_in_any_case(run, tmp_path):
    assert run("induction", "hn", "--out", tmp_path / "induction.docx")[0] == 0


def test_a_file_that_is_there_is_replaced_only_when_asked_to(run, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(b"mine")

    assert "is there already" in run("annual", "2021", "--out", file)[2]
    assert file.read_bytes() == b"mine"
    assert run("annual", "2021", "--out", file, "--force")[0] == 0


def test_another_ending_is_refused_before_anything_is_done():
    status, _output, errors = puebla("report", "annual", "2021", "--out", "report.odt", "--data", "nowhere")

    assert status == 1
    assert "ends in none of .docx, .pdf and .xlsx" in errors
