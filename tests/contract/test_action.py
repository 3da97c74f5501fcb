"""Every write is an action, and every action is told to somebody: who, by keyword; and a test that names it."""

import re

import pytest

from .source import ROOT, functions, modules

ACTIONS = [
    (path, function)
    for path, tree in modules("areas/*/actions/*.py").items()
    for function in tree.body
    if function in functions(tree) and not function.name.startswith("_")
]
TESTS = " ".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
NAMED = set(re.findall(r"\w+", TESTS))


@pytest.mark.parametrize(("path", "function"), ACTIONS, ids=lambda value: getattr(value, "name", None))
def test_every_action_takes_keywords_and_the_one_who_acts(path, function):
    arguments = function.args
    keywords = [argument.arg for argument in arguments.kwonlyargs]

    assert "by" in keywords, path
    if not path.endswith("/load.py"):
        assert [argument.arg for argument in arguments.args] == [], path


@pytest.mark.parametrize(("path", "function"), ACTIONS, ids=lambda value: getattr(value, "name", None))
def test_every_action_has_a_test_that_names_it(path, function):
    assert function.name in NAMED, path
