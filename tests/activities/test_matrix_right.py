"""A6: what a page says may be changed, for all its rows at once, is what the table says of each activity."""

import pytest

from puebla.areas.activities.queries.matrix.page import rows_of
from puebla.areas.activities.queries.matrix.right import CELLS, KNOWN, Rights
from puebla.areas.activities.queries.matrix.table import asked
from puebla.areas.activities.queries.matrix.view import View
from puebla.kernel.access.table import can, grants
from tests.activities.matrix_oracle import choices_of
from tests.factories.activity import make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

PEOPLE = [
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana", "margaret.oakley",
    "hernan.ospina", "ingrid.sandoval", "benito.calix", "paola.ferretti", "",
]  # fmt: skip
ACTIVITIES = [
    {"body": "wg-protection-2019"},
    {"body": "wg-labour-2019", "bodies": ["wg-protection-2019"]},
    {"body": "wg-labour-2019"},
    {"responsible": ["party:MX", "party:GT"]},
    {"responsible": ["party:CR"], "body": "wg-labour-2019"},
    {"responsible": ["party:unhcr", "office:es"]},
    {"responsible": ["body:wg-protection-2019"]},
    {},
]


def test_a6_every_condition_that_the_table_puts_on_a_cell_is_known_to_the_page():
    used = {code for cell in CELLS for codes in grants(f"activity.set_{cell}").values() for code in codes}

    assert used <= set(KNOWN)


@pytest.mark.parametrize("name", PEOPLE)
def test_a6_the_page_and_the_table_agree_on_every_cell(name):
    reader = standing(name)
    made = [make_activity(audience="public", year=2021, **columns) for columns in ACTIVITIES]
    ask = asked(View(plan="SP19", year=2021, part="all", group="flat"), choices_of(reader))

    rights = Rights(reader)
    found = {facts.id: rights.cells_of(facts) for facts in rows_of(ask.source, ask.order)}

    assert found == {
        activity.pk: {cell for cell in CELLS if can(reader, f"activity.set_{cell}", activity)} for activity in made
    }


def test_a6_looking_as_somebody_else_changes_nothing():
    officer = standing("marisol.quesada")

    rights = Rights(standing("ernesto.alvarenga").looked_at_by(officer))

    assert rights.everywhere == frozenset()
    assert rights.sometimes == {}
