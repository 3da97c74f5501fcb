"""Both strategic plans and the Plan of Action, loaded whole (sources.md 1 and 3)."""

import datetime as dt

import pytest

from puebla.areas.plans.actions.load_action_plan import load_plan_of_action
from puebla.areas.plans.actions.load_strategic_plan import load_strategic_plan, load_succession
from puebla.areas.plans.models import Line, Passage, Pillar, Plan, PlanVersion, Topic, TopicSuccession
from puebla.areas.plans.queries.counts import counts
from puebla.kernel.refusals import RuleBroken

from .conftest import MEXICO

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]


def of(plan):
    prefix = f"plans.{plan}."
    return {name.removeprefix(prefix): number for name, number in counts().items() if name.startswith(prefix)}


def test_sp19_is_loaded_as_counted():
    assert of("SP19") == {
        "actor": 10,
        "charter_step": 10,
        "detail": 12,
        "fact": 2,
        "finding": 4,
        "general_objective": 1,
        "groups": 4,
        "interpretive_notes": 1,
        "pillar_1.topics": 9,
        "pillar_2.topics": 11,
        "pillar_3.topics": 15,
        "pillars": 3,
        "principle": 8,
        "related_document": 4,
        "specific_objective": 3,
        "topics": 35,
        "versions": 1,
        "weakness": 13,
    }


def test_sp23_is_loaded_as_counted():
    assert of("SP23") == {
        "achievement": 6,
        "actor": 4,
        "approach": 4,
        "fact": 1,
        "finding": 3,
        "forum": 5,
        "general_objective": 1,
        "groups": 3,
        "indicators.impact": 3,
        "indicators.process": 2,
        "indicators.result": 3,
        "interpretive_notes": 0,
        "pillar_1.topics": 11,
        "pillar_2.topics": 13,
        "pillar_3.topics": 15,
        "pillars": 3,
        "principle": 8,
        "related_document": 3,
        "result": 4,
        "specific_objective": 3,
        "topics": 39,
        "versions": 1,
    }


def test_pa09_is_loaded_as_counted():
    assert of("PA09") == {
        "finding": 4,
        "groups": 0,
        "interpretive_notes": 0,
        "lines.action": 33,
        "lines.activity": 34,
        "lines.objective": 20,
        "lines.reference": 6,
        "lines.schedule": 37,
        "lines.theme": 3,
        "pillars": 0,
        "topics": 0,
        "versions": 1,
    }


def test_l1_no_plan_is_said_to_be_approved_by_the_vice_ministers():
    """Neither approval is in the sources (sources.md 2.6), and no source dates the end of the Plan of Action."""
    assert dict(Plan.objects.values_list("code", "state")) == {
        "SP19": "recommended",
        "SP23": "recommended",
        "PA09": "adopted",
    }
    assert all(plan.state_note_en and plan.state_note_es for plan in Plan.objects.all())


def test_l1_the_cap_is_a_setting_of_the_plan():
    assert dict(Plan.objects.values_list("code", "priority_activities_a_year")) == {
        "SP19": 3,
        "SP23": None,
        "PA09": None,
    }


def test_l2_thirty_four_topics_of_2023_go_on_from_2019_and_five_are_new():
    new = Topic.objects.filter(pillar__plan__code="SP23", origins=None)

    assert set(new.values_list("code", flat=True)) == {
        "sp23-governance-10", "sp23-governance-11", "sp23-integration-12", "sp23-integration-13", "sp23-protection-3",
    }  # fmt: skip
    assert TopicSuccession.objects.count() == 35
    assert not Topic.objects.filter(pillar__plan__code="SP19", successions=None).exists()
    assert set(Topic.objects.get(code="sp23-governance-9").origins.values_list("earlier__code", "kind")) == {
        ("sp19-governance-9", "same"),
        ("sp19-protection-15", "moved"),
    }


def test_the_other_order_of_a_pillars_name_is_an_alias():
    pillar = Pillar.objects.get(code="sp23-protection")

    assert pillar.name_en == "Protection, Preparedness, Assistance, and Irregular Migration"
    assert pillar.aliases == ["Preparedness, Protection, Assistance, and Irregular Migration"]
    assert pillar.succeeds.code == "sp19-protection"


def test_a_broken_number_stays_as_printed_and_hangs_where_it_stands():
    lines = Line.objects.filter(plan__code="PA09").exclude(finding_en="")

    assert [(line.printed, line.parent.printed) for line in lines.order_by("position")] == [
        ("1.2.1.1", "1.3.1"),
        ("2.2.1", "2.1"),
        ("11.2.1.1", "11.1.2"),
        ("1.2.1", "1.2"),
    ]


def test_themes_are_mapped_to_pillars_of_today():
    themes = Line.objects.filter(plan__code="PA09", level="theme").order_by("position")

    assert [(theme.text_en, theme.mapped_pillar.code) for theme in themes] == [
        ("Migration Policy and Management", "sp23-governance"),
        ("Human Rights", "sp23-protection"),
        ("Link between Migration and Development", "sp23-integration"),
    ]
    assert "DERECHOS HUMANOS" in themes[1].aliases


def test_the_note_of_the_united_states_stands_beside_its_passage():
    passage = Passage.objects.get(plan__code="SP19", code="best-interest-of-the-child")

    assert [(note.party.code, note.printed) for note in passage.notes.all()] == [("US", "7")]


def test_what_the_sources_have_is_version_one():
    assert set(PlanVersion.objects.values_list("plan__code", "number", "published_on", "precision")) == {
        ("SP19", 1, dt.date(2019, 6, 1), "month"),
        ("SP23", 1, dt.date(2022, 12, 1), "month"),
        ("PA09", 1, dt.date(2009, 11, 13), "day"),
    }


@pytest.mark.parametrize("load", [load_strategic_plan, load_succession, load_plan_of_action])
def test_a1_a_focal_point_loads_no_plan(load, by):
    with pytest.raises(RuleBroken) as refusal:
        load(data={}, by=by(MEXICO))

    assert refusal.value.code == "not_allowed"
