"""A6: the table that an official reads on the page is the table that the program follows."""

import datetime as dt

import pytest
from lxml import html

from puebla.kernel.access.standing import EVERYONE, Standing
from puebla.kernel.access.table import OFFICES, STEPS, THINGS, can, grants
from puebla.site.queries.permission_table import permission_table

DAY = dt.date(2022, 3, 1)
STEPS_OF_THINGS = [(thing, step) for thing, row in THINGS.items() for step in row["steps"]]


def cell(thing, step, office):
    table = permission_table()
    row = table[list(THINGS).index(thing)]["steps"][list(THINGS[thing]["steps"]).index(step)]
    return row["cells"][list(OFFICES).index(office)]


@pytest.mark.parametrize(("thing", "step"), STEPS_OF_THINGS, ids=str)
def test_a6_page_says_yes_where_the_program_always_lets_an_office(thing, step):
    for office in OFFICES:
        granted = grants(f"{thing}.{step}")
        codes = {*granted.get(office, ()), *granted.get(EVERYONE, ())}
        shown = cell(thing, step, office)

        assert (shown is True) == ("always" in codes)
        assert (shown is None) == (not codes)
        if shown is True:
            standing = Standing(on=DAY, person_id=1, offices=frozenset({EVERYONE, office}))
            assert can(standing, f"{thing}.{step}")


@pytest.mark.parametrize("step", sorted({step for _thing, step in STEPS_OF_THINGS}))
def test_every_step_has_its_words_in_both_languages(step):
    assert set(STEPS[step]) == {"en", "es"}


def test_no_words_are_left_over():
    assert [step for step in STEPS if step not in {step for _thing, step in STEPS_OF_THINGS}] == []


def test_page_of_one_office_shows_only_what_it_may_do(client, rcm):
    tree = html.fromstring(client.get("/en/access/?office=fund").content)
    columns = [found.text_content().strip() for found in tree.xpath("//table//thead//th")]

    assert columns == ["Step", OFFICES["fund"]["en"]]
    assert len(tree.xpath("//table//tbody//td")) == sum(len(row["steps"]) for row in permission_table("fund"))


@pytest.mark.parametrize(("language", "expected"), [("en", "Follow-up matrix"), ("es", "Matriz de seguimiento")])
def test_page_names_things_in_the_readers_language(client, rcm, language, expected):
    assert expected in client.get(f"/{language}/access/").content.decode()


def test_page_with_an_unknown_office_shows_all(client, rcm):
    tree = html.fromstring(client.get("/en/access/?office=king").content)

    assert len(tree.xpath("//table//thead//th")) == len(OFFICES) + 1
