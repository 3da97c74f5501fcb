"""A5: indicators and goals are found from the one box, and remembered, within what their reader may read."""

import re

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.plans.actions.group_plan import begin_group_plan
from puebla.areas.plans.actions.group_plan_line import add_group_plan_line
from puebla.areas.plans.actions.indicator import define_line_indicator
from puebla.areas.plans.models import Plan, Topic
from puebla.kernel.memory.kinds import kind_of
from puebla.kernel.memory.readable import records_readable

from .conftest import DELEGATE, ES, MEXICO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
OBSERVER = "hernan.ospina"
HIT = r'<a href="([^"]*)">([^<]*)</a> <span class="tag">([^<]*)<'


def found(browser, words, language="en"):
    page = browser.get(f"/{language}/search/", {"q": words})
    return [(title, kind, address) for address, title, kind in re.findall(HIT, page.content.decode())]


@pytest.mark.parametrize(
    ("language", "words", "hit"),
    [
        ("en", "roadmaps agreed", ("Roadmaps agreed", "Indicator", "/en/indicators/SP23/sp23-result-indicator-1/")),
        (
            "es",
            "hojas de ruta acordadas",
            ("Hojas de ruta acordadas", "Indicador", "/es/indicators/SP23/sp23-result-indicator-1/"),
        ),
    ],
)
def test_an_indicator_and_a_goal_are_found_and_lead_to_their_pages(enter, language, words, hit):
    browser = enter("")

    assert hit in found(browser, words, language)
    assert [one for one in found(browser, "gcm-8", language) if one[2] == f"/{language}/indicators/goals/gcm-8/"]
    assert browser.get(hit[2]).status_code == 200


@pytest.fixture
def of_a_line(by):
    """The indicator of a line of a group's draft, which its group and the Secretariat read."""
    draft = begin_group_plan(
        plan=Plan.objects.get(code="SP19"), body=Body.objects.get(code="wg-protection-2019"), by=by(DELEGATE),
        from_year=2020, until_year=2022, objective_en="Better care",
    )  # fmt: skip
    line = add_group_plan_line(
        group_plan=draft, by=by(DELEGATE), topics=[Topic.objects.get(code="sp19-protection-7")], year=2021,
        activity_en="Training of consuls", indicator_en="Marimba players trained",
    )  # fmt: skip
    return define_line_indicator(line=line, by=by(DELEGATE), unit_en="players", frequency="yearly")


@pytest.mark.parametrize(
    ("name", "seen"), [(ES, True), (DELEGATE, True), (MEXICO, True), (OBSERVER, False), ("", False)]
)
def test_a5_the_indicator_of_a_groups_draft_is_found_and_remembered_for_its_readers_alone(
    enter, by, of_a_line, name, seen
):
    browser = enter(name)
    hits = [kind for title, kind, _address in found(browser, "marimba players") if title == "Marimba players trained"]

    assert hits == (["Indicator"] if seen else [])
    assert (of_a_line in records_readable(kind_of("indicator"), by(name))) is seen
    if seen:
        assert browser.get("/en/history/plan/SP19/").status_code == 200
        assert browser.get(f"/en/history/indicator/{of_a_line.pk}/").status_code == 200


@pytest.mark.parametrize("name", [ES, MEXICO])
def test_an_indicator_of_the_plan_itself_is_remembered_for_its_readers(enter, name):
    indicator = Plan.objects.get(code="SP23").indicators.get(code="sp23-result-indicator-1")

    assert "Roadmaps agreed" in enter(name).get(f"/en/history/indicator/{indicator.pk}/").content.decode()
