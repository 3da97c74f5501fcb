"""What the browser fetches stays small, asks nobody else for anything, and the lock names no registry."""

import gzip
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "src" / "puebla" / "site" / "static" / "puebla"
LOCK = ROOT / "frontend" / "package-lock.json"


@pytest.mark.parametrize(("name", "most"), [("puebla.css", 40), ("puebla.js", 60), ("icons.svg", 20)])
def test_file_of_the_front_end_stays_small(name, most):
    assert len(gzip.compress((BUILT / name).read_bytes())) <= most * 1024


def test_stylesheet_fetches_only_from_beside_it():
    addresses = re.findall(r"url\(\"?([^)\"]+)", (BUILT / "puebla.css").read_text("utf-8"))

    assert addresses
    assert [address for address in addresses if not (BUILT / address).is_file()] == []


def test_htmx_is_told_to_evaluate_nothing_and_to_write_no_style():
    head = (ROOT / "src" / "puebla" / "kernel" / "templates" / "ui" / "head.html").read_text("utf-8")
    told = json.loads(re.search(r"name=\"htmx-config\" content='([^']+)'", head)[1])

    assert (told["allowEval"], told["includeIndicatorStyles"], told["historyCacheSize"]) == (False, False, 0)


def test_lock_keeps_hashes_and_no_addresses():
    packages = {name: one for name, one in json.loads(LOCK.read_text("utf-8"))["packages"].items() if name}

    assert packages
    assert [name for name, one in packages.items() if "resolved" in one or "integrity" not in one] == []
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in exact_versions())


def exact_versions():
    return json.loads((ROOT / "frontend" / "package.json").read_text("utf-8"))["devDependencies"].values()
