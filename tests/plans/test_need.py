"""L5: each country states its own needs and priorities."""

import pytest

from puebla.areas.members.models import Party
from puebla.areas.plans.actions.need import revise_need, state_need, withdraw_need
from puebla.areas.plans.models import Topic
from puebla.areas.plans.queries.need import (
    has_stated_needs,
    needs_by_topic,
    needs_under,
    needs_visible_to,
    who_stated_needs,
)
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, TODAY

EVERYBODY = Standing(on=TODAY)


def stated(plan, code, by, *, topic="sp19-protection-7", priority="", audience="members", text="Training"):
    return state_need(
        plan=plan,
        party=Party.objects.get(code=code),
        by=by,
        on=TODAY,
        topic=Topic.objects.select_related("pillar").get(code=topic) if topic else None,
        text_en=text,
        text_es="",
        priority=priority,
        audience=audience,
    )


def test_l5_a_focal_point_states_for_the_own_country_and_the_secretariat_for_any(sp19, by):
    assert stated(sp19, "MX", by(MEXICO)).party.code == "MX"
    assert stated(sp19, "BZ", by(ES)).party.code == "BZ"
    with pytest.raises(RuleBroken) as refusal:
        stated(sp19, "GT", by(MEXICO))
    assert refusal.value.code == "not_allowed"


@pytest.mark.parametrize(("facts", "field"), [({"text": ""}, "text_en"), ({"topic": "sp23-protection-8"}, "topic")])
def test_l5_a_need_has_words_and_a_topic_of_its_plan_if_any(sp19, by, facts, field):
    with pytest.raises(RuleBroken) as refusal:
        stated(sp19, "MX", by(MEXICO), **facts)

    assert refusal.value.field == field


def test_l5_a_need_is_revised_and_withdrawn(sp19, by):
    need = stated(sp19, "MX", by(MEXICO))
    revise_need(need=need, by=by(MEXICO), text_en="Training of consuls", priority="high", reason="More precise")
    assert [one.text_en for one in needs_under(need.topic, by(GUATEMALA))] == ["Training of consuls"]

    withdraw_need(need=need, by=by(MEXICO), on=TODAY, reason="Done")
    assert not has_stated_needs(sp19, need.party_id)
    for act in (
        lambda: revise_need(need=need, by=by(MEXICO)),
        lambda: withdraw_need(need=need, by=by(MEXICO), on=TODAY),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "withdrawn"


def test_l5_needs_are_seen_by_topic_the_weightiest_first(sp19, by):
    stated(sp19, "BZ", by(ES), priority="low")
    stated(sp19, "MX", by(ES), priority="high")
    stated(sp19, "GT", by(ES), topic="sp19-governance-1")
    stated(sp19, "GT", by(ES), topic=None)

    rows = needs_by_topic(sp19, by(MEXICO))

    assert [
        (row["topic"].code if row["topic"] else None, [need.party.code for need in row["needs"]]) for row in rows
    ] == [("sp19-governance-1", ["GT"]), ("sp19-protection-7", ["MX", "BZ"]), (None, ["GT"])]
    assert len(needs_by_topic(sp19, by(MEXICO), party="GT")) == 2
    assert len(needs_by_topic(sp19, by(MEXICO), priority="high")) == 1


def test_p5_who_stated_nothing_is_listed_with_none(sp19, by):
    stated(sp19, "MX", by(MEXICO))

    said = who_stated_needs(sp19, by(ES))

    assert len(said) == 11
    assert {party.code: number for party, number in said if number} == {"MX": 1}


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"public", ES, MEXICO, GUATEMALA, "ingrid.sandoval"}),
        ("members_and_observer_organisations", {ES, MEXICO, GUATEMALA, "ingrid.sandoval"}),
        ("members", {ES, MEXICO, GUATEMALA}),
        ("ppt_es", {ES, MEXICO}),  # a country always reads its own
    ],
)
def test_a5_a_need_is_read_by_its_audience_and_by_its_country(sp19, by, audience, readers):
    stated(sp19, "MX", by(MEXICO), audience=audience)
    people = {name: by(name) for name in (ES, MEXICO, GUATEMALA, "ingrid.sandoval")} | {"public": EVERYBODY}

    assert {name for name, standing in people.items() if needs_visible_to(standing).exists()} == readers
