"""A real browser before a real server: ``puebla demo`` on a database of its own, copied from one prepared once."""

import contextlib
import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.server import Server
from tests.template import address_of, execute

from .visitor import Visitor

expect.set_options(timeout=15_000)  # on a machine that has other work too
CHROMIUM = (os.environ.get("PUEBLA_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "journeys":
            item.add_marker(pytest.mark.browser)


def path_of_chromium():
    return next(found for name in CHROMIUM if name and (found := shutil.which(name)))


@pytest.fixture(scope="session")
def running(prepared, worker_id, tmp_path_factory):
    """``with running() as demonstration:`` a demonstration of its own; ``.url`` is where, ``.database`` its address."""

    @contextlib.contextmanager
    def run():
        name = f"puebla_journey_{worker_id}"
        execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared}"')
        folder = tmp_path_factory.mktemp("journey")
        arguments = ("demo", "--data", str(folder / "data"), "--workers", "1")
        server = Server(*arguments, log=folder / "log", DATABASE_URL=address_of(name))
        server.database = address_of(name)
        yield server
        server.stop()
        assert "Traceback" not in server.said(), server.said()
        execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    return run


@pytest.fixture(scope="module")
def demonstration(running):
    """The demonstration that the tests of one file share; a file whose tests change it runs one for each."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path_of_chromium(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, demonstration):
    """``visit("Marisol Quesada", language="es")``: somebody signed in with one click, in a window of their own."""
    with contextlib.ExitStack() as windows:

        def open_window(name="", **settings):
            visitor = Visitor(chromium, demonstration.url, **settings)
            windows.callback(visitor.close)
            if name:
                visitor.enter_as(name)
            return visitor

        yield open_window
