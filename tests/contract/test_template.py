"""Every page parses, every address in it exists, and none is left over."""

import re
from functools import cache

import pytest
from django.template import engines
from jinja2 import meta, nodes

from .addresses import addresses
from .source import modules, templates, texts

TEMPLATES = templates()
PAGES = [name for name in TEMPLATES if name.endswith(".html")]
LIBRARY = ("account/", "mfa/", "usersessions/", "allauth/")  # asked for by the sign-in library itself


def tree_of(name):
    return engines["jinja2"].env.parse(TEMPLATES[name])


def calls(tree, function):
    """First arguments of calls of a global function in a template, where they are written out."""
    for call in tree.find_all(nodes.Call):
        named = isinstance(call.node, nodes.Name) and call.node.name == function
        if named and call.args and isinstance(call.args[0], nodes.Const):
            yield call.args[0].value


@pytest.mark.parametrize("name", PAGES)
def test_every_template_compiles(name):
    assert engines["jinja2"].env.get_template(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_address_in_a_template_exists(name):
    known = {address.name for address in addresses()}

    assert [said for said in calls(tree_of(name), "url") if said not in known] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_template_carries_script_or_style(name):
    text = re.sub(r"\{#.*?#\}", "", TEMPLATES[name], flags=re.DOTALL)

    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", text) == []


def test_no_template_is_left_over():
    asked = {text for tree in modules().values() for text in texts(tree)}
    for name in PAGES:
        asked |= {said for said in meta.find_referenced_templates(tree_of(name)) if said} | set(
            calls(tree_of(name), "once")
        )

    assert [name for name in TEMPLATES if name not in asked and not name.startswith(LIBRARY)] == []


@cache
def escaping_by_hand():
    return {name for name in PAGES if any(tree_of(name).find_all(nodes.ScopedEvalContextModifier))}


@pytest.mark.parametrize("name", PAGES)
def test_what_escapes_by_hand_is_imported_anew_for_each_page(name):
    """Without ``with context`` threads share a template's macros, and with them whether its text is escaped just now."""
    imports = tree_of(name).find_all((nodes.FromImport, nodes.Import))

    assert [one for one in imports if one.template.value in escaping_by_hand() and not one.with_context] == []
    assert escaping_by_hand() == {"activities/matrix/_row.html"}
