"""WCAG 2.2 AA as far as a program can tell: axe on every page of every address, signed in and as the public."""

import json
import os
import subprocess
import sys

import pytest

from tests.template import ROOT

from .test_look import OF_THE_LOOK, faults
from .visitor import PHONE, WIDE

OFFICER = "Marisol Quesada"
LEAVING = {"account_logout", "demonstration-enter"}  # opening them would end the visit


@pytest.fixture(scope="module")
def pages(demonstration):
    """``{name: address}`` of everything that may be a page."""
    environment = os.environ | {"DATABASE_URL": demonstration.database}
    command = [sys.executable, "-m", "tests.journeys.addresses"]
    found = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    return {name: address for name, address in json.loads(found.stdout).items() if name not in LEAVING}


@pytest.fixture(scope="module")
def open_to(pages):
    """``open_to(reader, who)``: those that answer somebody with a page; asked once for each."""
    known = {}

    def asked(reader, who):
        if who not in known:
            known[who] = {name: address for name, address in pages.items() if is_page(reader, address)}
        return known[who]

    return asked


def is_page(reader, address):
    """Whether the address answers a reader with a page of its own (not a file, a refusal or another address)."""
    answer = reader.context.request.get(f"{reader.url}/{reader.language}{address}", max_redirects=0)
    return answer.status == 200 and answer.headers["content-type"].startswith("text/html")


# Every kind of element on the page, with that of what it stands in.
ELEMENTS = """() => {
  const kind = one => [one.tagName, one.getAttribute('class'), one.getAttribute('role'), one.getAttribute('type')].join('.')
  return [...new Set([...document.body.querySelectorAll('*')].map(one => kind(one.parentElement) + '>' + kind(one)))]
}"""


@pytest.mark.parametrize(
    ("who", "language", "size", "scheme"),
    [(OFFICER, "en", WIDE, "light"), (OFFICER, "es", PHONE, "dark"), ("", "en", WIDE, "light")],
    ids=["signed in, wide, light", "signed in, phone, dark", "public, wide, light"],
)
def test_axe_finds_nothing_serious_on_any_page_and_none_is_too_wide(visit, open_to, who, language, size, scheme):
    """Every rule in the one look; in the other, which changes nothing but width and colours, those that look at these.

    The whole of every page is examined once, signed in; in the other looks, a page where something stands that none before had.
    """
    reader = visit(who, language=language, size=size, scheme=scheme)
    is_first, rules = bool(who) and size is WIDE, OF_THE_LOOK if size is PHONE else None
    found, seen, there = {}, set(), open_to(reader, who)
    for name, address in there.items():
        reader.go(address)
        wide = reader.page.evaluate("document.documentElement.scrollWidth") - size["width"]
        elements = set(reader.page.evaluate(ELEMENTS))
        problems = faults(reader.page, rules) if is_first or elements - seen else []
        seen |= elements
        if problems or wide > 0:
            found[name] = [*problems, wide]

    assert found == {}
    assert len(there) > (60 if who else 20)
