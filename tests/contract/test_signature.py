"""Rules, queries and actions say what they take and give: their public signatures carry types, which mypy checks."""

import pytest

from .source import functions, modules

LAYERS = ("areas/*/rules/**/*.py", "areas/*/queries/**/*.py", "areas/*/actions/**/*.py")
PUBLIC = [
    (path, function)
    for layer in LAYERS
    for path, tree in modules(layer).items()
    for function in tree.body
    if function in functions(tree) and not function.name.startswith("_") and not path.endswith("/load.py")
]


@pytest.mark.parametrize(("path", "function"), PUBLIC, ids=lambda value: getattr(value, "name", None))
def test_public_signature_carries_types(path, function):
    arguments = function.args
    bare = [one.arg for one in arguments.posonlyargs + arguments.args + arguments.kwonlyargs if one.annotation is None]

    assert bare == [], path
    assert function.returns is not None, path
