"""The presidency changes hands: the pack is drawn up and received on the last day, and the rights move on the first (H3)."""

import contextlib
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.server import Server, environment
from tests.template import ROOT, address_of, execute

from .visitor import Visitor

OUTGOING, INCOMING = "Ernesto Alvarenga", "Óscar Rolando Xicará"
LAST, FIRST = "2022-12-31", "2023-01-01"


@pytest.fixture
def on(prepared, worker_id, tmp_path_factory):
    """``with on(day) as server:`` the same demonstration on that day; Guatemala is chosen for the next year."""
    name = f"puebla_handing_{worker_id}"
    execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared}"')
    folder = tmp_path_factory.mktemp("handing")
    variables = {"DATABASE_URL": address_of(name), "PUEBLA_SECRET_KEY": "any" * 20}
    command = [sys.executable, "-m", "tests.journeys.chosen_next"]
    subprocess.run(command, env=environment(**variables), cwd=ROOT, check=True)

    @contextlib.contextmanager
    def run(day):
        arguments = ("demo", "--on", day, "--data", str(folder / "data"), "--workers", "1")
        server = Server(*arguments, log=folder / day, DATABASE_URL=address_of(name))
        yield server
        server.stop()
        assert "Traceback" not in server.said(), server.said()

    yield run
    execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def entered(chromium, server, name):
    """Somebody who has signed in, in Spanish."""
    visitor = Visitor(chromium, server.url, language="es")
    visitor.enter_as(name)
    yield visitor
    visitor.close()


def drawn_up(visitor):
    """The pack of the day, from its draft until it is closed for good; its address without the language."""
    page = visitor.page
    visitor.go("/reports/new/handover/")
    page.get_by_role("button", name="Generar el borrador").click()
    page.wait_for_url(re.compile(r"/reports/handover-[^/]+/$"))
    address = page.url.removeprefix(f"{visitor.url}/es")
    page.get_by_role("link", name="Cerrar definitivamente").click()
    page.get_by_label("Cerrarlo tal como está").check()  # nobody wrote recommendations
    page.get_by_role("button", name="Cerrar definitivamente").click()
    page.locator("a[href*='/files/es/pdf/']").first.wait_for(timeout=120_000)
    return address


def test_h3_the_incoming_presidency_receives_the_pack_and_its_rights_move_on_the_day(on, chromium):
    with on(LAST) as server:
        with entered(chromium, server, OUTGOING) as outgoing:
            pack = drawn_up(outgoing)
        with entered(chromium, server, INCOMING) as incoming:
            assert incoming.go("/reports/new/semiannual/") == 403
            assert incoming.go(pack) == 200
            with incoming.page.expect_download() as told:
                incoming.page.locator("a[href*='/files/es/pdf/']").first.click()
            pdf = PdfReader(BytesIO(Path(told.value.path()).read_bytes()))
            assert "Guatemala" in "".join(one.extract_text() for one in pdf.pages)

    with on(FIRST) as server:
        with entered(chromium, server, INCOMING) as incoming:
            assert incoming.go(pack) == 200
            assert incoming.go("/reports/new/semiannual/") == 200
        with entered(chromium, server, OUTGOING) as outgoing:
            assert outgoing.go("/reports/new/semiannual/") == 403
            assert outgoing.go("/reports/new/annual/") == 200  # the one on its own year
            years = outgoing.page.get_by_label("Período").locator("option")
            assert years.all_inner_texts() == ["2022"]
