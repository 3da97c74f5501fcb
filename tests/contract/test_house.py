"""Rules of the house that no linter knows (style: small files, no ORM where pages are made, nothing of the machine)."""

import ast
import re
import subprocess
import tomllib

import pytest

from puebla.kernel.catalogs import KEYWORDS

from .source import PACKAGE, ROOT, functions, modules, templates

FORBIDDEN = {"util", "utils", "helper", "helpers", "service", "services", "misc", "common", "base2"}
LONGEST_MODULE = 400
LONGEST_VIEW = 25
DOORS = {path: tree for path, tree in modules().items() if re.search(r"/(views|forms)(/|\.py)", path)}


def tracked():
    """Every file under version control, with its text."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        path = ROOT / name
        if path.is_file():
            try:
                yield name, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


@pytest.mark.parametrize("path", DOORS)
def test_pages_ask_queries_and_actions_never_the_database(path):
    calls = [
        f"line {node.lineno}: {ast.unparse(node)[:60]}"
        for node in ast.walk(DOORS[path])
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "filter", "exclude", "annotate", "save"}
    ]

    assert calls == []


def test_templates_never_ask_the_database():
    assert [name for name, text in templates().items() if re.search(r"\.(objects\.|filter\(|exclude\()", text)] == []


@pytest.mark.parametrize("path", DOORS)
def test_views_fit_in_a_head(path):
    long = {function.name: function.end_lineno - function.lineno + 1 for function in functions(DOORS[path])}

    assert {name: lines for name, lines in long.items() if lines > LONGEST_VIEW} == {}


def test_no_module_is_too_long():
    lengths = {path: len((PACKAGE / path).read_text("utf-8").splitlines()) for path in modules()}

    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_sentence_stands_where_the_catalogues_do_not_find_it():
    """What is asked for within an f-string is never extracted, and stays in English."""
    hidden = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
    ]

    assert hidden == []


def test_no_name_says_nothing():
    words = {path: set(re.split(r"[/_.]", path)) for path in modules()}
    words |= {
        f"{path}:{function.name}": {function.name} for path, tree in modules().items() for function in functions(tree)
    }

    assert {place for place, said in words.items() if said & FORBIDDEN} == set()


def test_nothing_in_the_repository_is_unfinished_or_of_one_machine():
    unfinished = re.compile(r"\b(" + "TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    places = re.compile(
        "/wo" + "rk/|/ro" + "ot/|/fa" + "rm/|--(extra-)?index-" + 'url [a-z]|"resolved": *"http|^_resolved',
        re.MULTILINE,
    )

    assert [
        f"{name}: {found.group()}"
        for name, text in tracked()
        if name != "LICENSE" and (found := unfinished.search(text) or places.search(text))
    ] == []


def test_everything_that_is_no_code_goes_into_the_wheel():
    """Catalogues are compiled and styles built before; their sources stay behind."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"][
        "puebla"
    ]
    packed = {path for pattern in settings for path in PACKAGE.glob(pattern)}
    kept = {ROOT / name for name, _text in tracked() if name.startswith("src/puebla/")}

    assert {path.name for path in kept - packed if path.suffix not in {".py", ".po"}} == set()


def test_every_area_has_its_page_in_the_documentation():
    areas = {path.name for path in (PACKAGE / "areas").iterdir() if (path / "apps.py").exists()}

    assert areas <= {path.stem for path in (ROOT / "docs" / "areas").glob("*.md")}
