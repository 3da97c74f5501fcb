"""One word for one thing: every state and every office stands in the glossary."""

from enum import Enum
from importlib import import_module

import pytest

from puebla.kernel.access.table import OFFICES

from .source import ROOT, modules

GLOSSARY = (ROOT / "CONTEXT.md").read_text("utf-8").lower() if (ROOT / "CONTEXT.md").exists() else ""


def states():
    """Every state that a table of moves leads to or starts from, by table."""
    for path in modules("areas/*/states.py"):
        for name, table in vars(import_module("puebla." + path[:-3].replace("/", "."))).items():
            if name.endswith("MOVES"):
                kinds = {type(target) for _starts, target in table.values()}
                yield from ((name, state) for kind in kinds if issubclass(kind, Enum) for state in kind)


@pytest.mark.parametrize(("table", "state"), sorted(set(states())), ids=str)
def test_every_state_stands_in_the_glossary(table, state):
    assert state.value.replace("_", " ") in GLOSSARY


@pytest.mark.parametrize("office", OFFICES)
def test_every_office_stands_in_the_glossary_in_both_languages(office):
    english, spanish = (OFFICES[office][code].split("(")[0].strip().lower() for code in ("en", "es"))

    assert english in GLOSSARY
    assert spanish in GLOSSARY
