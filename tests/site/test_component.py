"""Every component stands on the page of components, in both languages."""

from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "puebla"
UI = PACKAGE / "kernel" / "templates" / "ui"
PAGE = PACKAGE / "site" / "templates" / "site" / "components" / "detail.html"
# Parts of the layout: the page shows them by standing in it.
LAYOUT = {"base.html", "masthead.html", "banner.html", "footer.html", "messages.html", "mark.html", "head.html"}
LAYOUT |= {"form.html", "words.html", "message_pattern.html"}


def imported(path):
    tree = engines["jinja2"].env.parse(path.read_text("utf-8"))
    return {found.template.value for found in tree.find_all(nodes.FromImport)}


def test_every_component_stands_on_the_page():
    components = {f"ui/{path.name}" for path in UI.glob("*.html") if path.name not in LAYOUT}

    assert components - imported(PAGE) == set()


@pytest.mark.parametrize("path", sorted(UI.glob("*.html")), ids=lambda path: path.name)
def test_every_component_says_at_its_top_what_it_is_for(path):
    assert path.read_text("utf-8").startswith("{#-")


@pytest.mark.parametrize(("path", "expected"), [
    ("/en/components/", "Components of this site"),
    ("/es/components/", "Componentes de este sitio"),
])  # fmt: skip
def test_page_of_components_opens_to_everybody(client, rcm, path, expected):
    response = client.get(path)

    assert response.status_code == 200
    assert expected in response.content.decode()
