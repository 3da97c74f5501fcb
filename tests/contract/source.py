"""The program as text and as syntax trees, for the rules of the house."""

import ast
from functools import cache
from pathlib import Path

import puebla

PACKAGE = Path(puebla.__file__).parent
ROOT = PACKAGE.parents[1]


@cache
def modules(pattern="**/*.py"):
    """``{path below the package: syntax tree}``, migrations left out."""
    paths = [path for path in sorted(PACKAGE.glob(pattern)) if "migrations" not in path.parts]
    return {str(path.relative_to(PACKAGE)): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def templates():
    """``{name as the engine knows it: text}`` of every page."""
    found = {}
    for folder in (PACKAGE / "kernel", PACKAGE / "site", *sorted(PACKAGE.glob("areas/*"))):
        for path in sorted((folder / "templates").rglob("*.*")):
            found[str(path.relative_to(folder / "templates"))] = path.read_text("utf-8")
    return found


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def texts(tree):
    """Every string constant of a module."""
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
