"""An officer of the Secretariat drafts the half-year report, finishes it, freezes it and hands it on as files."""

import re
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from .test_look import faults

OFFICER = "Marisol Quesada"
TEXT = "El año empezó con dos talleres; faltan los informes de tres países."
NUMBER = "RCM/ES/2022-1/REPORT"


@pytest.fixture
def officer(visit):
    return visit(OFFICER, language="es")


def press(page, role, name):
    """By keyboard alone: come to it, and press Enter."""
    found = page.get_by_role(role, name=name, exact=True).first
    found.focus()
    page.keyboard.press("Enter")


def downloaded(page, language, ending, row):
    """The content of a file of the report."""
    with page.expect_download() as told:
        page.locator("p.row").filter(has_text=row).locator(f"a[href*='/files/{language}/{ending}/']").first.click()
    return BytesIO(Path(told.value.path()).read_bytes())


def test_f4_an_officer_drafts_writes_refreshes_freezes_and_downloads(officer):
    page = officer.page
    officer.go("/reports/new/semiannual/")
    page.locator("select[name=period]").select_option("2022-1")
    press(page, "button", "Generar el borrador")
    page.wait_for_url(re.compile("/reports/semiannual-2022-1/"))

    page.locator("[data-chart][data-drawn] svg").nth(1).wait_for()
    assert faults(page) == []
    page.get_by_role("link", name="Grupo de Trabajo sobre Gestión Fronteriza").first.click()
    page.wait_for_url(re.compile(r"/activities/\?body=wg-border-2019"))
    assert page.get_by_text("2022-06").count() > 0
    page.go_back()

    page.locator("section", has=page.locator("#recommendations")).get_by_role("link", name="Redactar").click()
    page.locator("[name=text_es]").fill(TEXT)
    press(page, "button", "Guardar")
    page.wait_for_url(re.compile("/reports/semiannual-2022-1/"))
    assert TEXT in page.content()

    officer.go("/commitments/C21/7.a/state/")
    page.locator("select[name=verb]").select_option("complete")
    page.locator("[name=words]").fill("Se celebró.")
    page.locator("form", has=page.locator("select[name=verb]")).get_by_role("button").first.click()
    page.wait_for_url(re.compile(r"/7\.a/$"))
    officer.go("/reports/semiannual-2022-1/")
    with page.expect_navigation():
        press(page, "button", "Actualizar")

    changed = page.locator("section", has=page.locator("#commitments")).locator(".notice")
    assert changed.get_by_role("row", name="Completado 0 / 36 1 / 36", exact=True).count() == 1
    assert TEXT in page.content()
    while page.get_by_role("button", name="Las he revisado").count():
        with page.expect_navigation():
            press(page, "button", "Las he revisado")
    press(page, "link", "Cerrar definitivamente")
    page.wait_for_url(re.compile("/freeze/"))
    page.get_by_label("Cerrarlo antes de que concluya su período").check()
    page.get_by_label("Cerrarlo tal como está").check()  # one text is missing in English
    press(page, "button", "Cerrar definitivamente")
    page.get_by_text(NUMBER).first.wait_for(timeout=120_000)

    paper = docx.Document(downloaded(page, "es", "docx", "Español"))
    assert TEXT in [one.text for one in paper.paragraphs]
    assert ("Completado", "1 de 36") in [
        tuple(cell.text for cell in row.cells) for table in paper.tables for row in table.rows
    ]
    pdf = PdfReader(downloaded(page, "en", "pdf", "English"))
    assert "Commitments of outcomes" in "".join(one.extract_text() for one in pdf.pages)
    book = openpyxl.load_workbook(downloaded(page, "es", "xlsx", "Español"))
    figures = [row[:4] for row in book["Cifras"].iter_rows(min_row=2, values_only=True)]
    assert ("Compromisos de los resultados", "Completado", 1, 36) in figures
    assert page.get_by_role("link", name="Redactar").count() == 0
