"""Every icon that a page asks for is in the sprite, and every state has a sign of its own."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from django.db.models import TextChoices
from django.template import engines
from jinja2 import nodes

from puebla.kernel.ui.signs import SIGNS

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "src" / "puebla"
TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*.html"))
ICONS = json.loads((ROOT / "frontend" / "icons.json").read_text("utf-8"))


def icons_asked(path):
    tree = engines["jinja2"].env.parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "icon" and isinstance(call.args[0], nodes.Const):
            yield call.args[0].value
        yield from (
            one.value.value
            for one in call.kwargs
            if one.key == "sign" and isinstance(one.value, nodes.Const) and one.value.value
        )


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_icon_of_a_template_is_in_the_sprite(path):
    assert [name for name in icons_asked(path) if name not in ICONS] == []


def states():
    """Every state of every table of moves."""
    for path in sorted(PACKAGE.glob("areas/*/states.py")):
        module = import_module(f"puebla.areas.{path.parent.name}.states")
        for name, kind in vars(module).items():
            if name.endswith("State") and isinstance(kind, type) and issubclass(kind, TextChoices):
                yield from kind.values


@pytest.mark.parametrize("code", sorted(set(states())))
def test_every_state_has_its_sign(code):
    assert code in SIGNS
    assert SIGNS[code][1] in ICONS
