"""In which order things happen stands in tables; one function moves along them."""

import ast
from enum import Enum

from django.apps import apps

from puebla.areas.activities import states as activity_states  # noqa: F401  the tables are imported with their areas

from .source import modules

MOVER = "kernel/moves.py"


def fields_with_states():
    """Names of model fields whose values are the states of a table of moves."""
    tables = [
        value
        for path in modules("areas/*/states.py")
        for name, value in vars(__import__("puebla." + path[:-3].replace("/", "."), fromlist=["x"])).items()
        if name.endswith("MOVES")
    ]
    targets = [target for moves in tables for _starts, target in moves.values()]
    kinds = {type(target) for target in targets if isinstance(target, Enum)}  # some lead to no state at all
    values = [{choice.value for choice in kind} for kind in kinds]
    return {
        field.name
        for model in apps.get_models()
        if model.__module__.startswith("puebla.")
        for field in model._meta.get_fields()
        if getattr(field, "choices", None) and {value for value, _label in field.choices} in values
    }


def assignments(tree):
    """``(line, attribute)`` of everything that is set: by ``x.y = ``, ``setattr(x, "y")`` or ``.update(y=)``."""
    for node in ast.walk(tree):
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            yield from ((node.lineno, target.attr) for target in targets if isinstance(target, ast.Attribute))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "setattr":
            yield node.lineno, getattr(node.args[1], "value", None)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "update":
            yield from ((node.lineno, keyword.arg) for keyword in node.keywords)


def test_only_move_sets_a_state():
    fields = fields_with_states()

    offences = [
        f"{path}:{line} sets {name}"
        for path, tree in modules().items()
        if path != MOVER
        for line, name in assignments(tree)
        if name in fields
    ]

    assert "state" in fields
    assert offences == []
