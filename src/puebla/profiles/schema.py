"""Schemas of profile files, with two keywords of our own: ``defines`` and ``refers``.

``"defines": "party"`` says that the value is the code of a party; a second one with the same code is an error.
``"refers": {"to": ["party"], "also": ["ppt"]}`` says that the value must be such a code, or one of the words.
"""

import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).resolve().parent / "schemas"
SUFFIX = ".schema.json"


@cache
def schemas():
    """``{kind: schema}`` of every kind of file."""
    return {path.name.removesuffix(SUFFIX): json.loads(path.read_text("utf-8")) for path in FOLDER.glob(f"*{SUFFIX}")}


@cache
def registry():
    """The schemas by their names, so that they can point at one another."""
    return Registry().with_resources(
        (f"{kind}{SUFFIX}", Resource.from_contents(schema, default_specification=DRAFT202012))
        for kind, schema in schemas().items()
    )


class Names:
    """The codes that a profile's files define: ``{kind of thing: {code}}``."""

    def __init__(self):
        self._codes = {}

    def defining(self, validator, kind, code, schema):
        """The keyword ``defines``: note the code; complain about a second one."""
        codes = self._codes.setdefault(kind, set())
        if code in codes:
            yield ValidationError(f"the {_words(kind)} “{code}” is defined twice")
        if isinstance(code, str):
            codes.add(code)

    def referring(self, validator, rule, code, schema):
        """The keyword ``refers``: the code must be defined somewhere in the profile."""
        known = set(rule.get("also", ())).union(*(self._codes.get(kind, ()) for kind in rule["to"]))
        if isinstance(code, str) and code not in known:
            yield ValidationError(f"there is no {' or '.join(_words(kind) for kind in rule['to'])} “{code}”")

    def errors(self, data, kind, keyword):
        """What is wrong with the shape of ``data`` (``defines``), or, once all is defined, with its references."""
        check = self.defining if keyword == "defines" else self.referring
        validator = extend(Draft202012Validator, {keyword: check})(schemas()[kind], registry=registry())
        for error in validator.iter_errors(data):
            if keyword == "defines" or error.validator == "refers":
                yield error


def _words(kind):
    return kind.replace("_", " ")
