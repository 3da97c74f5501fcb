"""Takes the picture of the README: the public first page of the demonstration. ``make screenshot``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.server import Server

from .conftest import QUIET, path_of_chromium
from .visitor import Visitor

SIZE = {"width": 1200, "height": 860}


def take(target):
    with tempfile.TemporaryDirectory(prefix="puebla-picture-") as folder, sync_playwright() as playwright:
        server = Server("demo", "--workers", "1", "--data", f"{folder}/data", log=f"{folder}/log")
        browser = playwright.chromium.launch(executable_path=path_of_chromium(), args=QUIET)
        visitor = Visitor(browser, server.url, size=SIZE)
        visitor.go("/")
        visitor.page.evaluate("document.fonts.ready")
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        visitor.page.screenshot(path=target)
        visitor.close()
        browser.close()
        server.stop()


if __name__ == "__main__":
    take(*sys.argv[1:])
