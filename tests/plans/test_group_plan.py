"""L3: a group's plan has an objective and priority activities under topics; the cap holds; the RCGM approves it."""

import itertools

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.plans.actions.group_plan import (
    adopt_group_plan,
    begin_group_plan,
    close_group_plan,
    edit_group_plan,
    import_group_plan,
    revise_group_plan,
    send_group_plan_back,
    submit_group_plan,
)
from puebla.areas.plans.actions.group_plan_line import (
    add_group_plan_line,
    drop_group_plan_line,
    edit_group_plan_line,
)
from puebla.areas.plans.models import GroupPlan, Topic
from puebla.areas.plans.queries.group_plan import group_plans_visible_to, groups_without_plan, over_the_cap
from puebla.areas.plans.states import GROUP_PLAN_MOVES, GroupPlanState
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken

from .conftest import DELEGATE, ES, MEXICO, PPT, TODAY

EVERYBODY = Standing(on=TODAY)


@pytest.fixture
def topic(rcm, db):
    return Topic.objects.get(code="sp19-protection-7")


@pytest.fixture
def draft(sp19, by):
    """The delegate of the group begins its plan."""
    return begin_group_plan(
        plan=sp19,
        body=Body.objects.get(code="wg-protection-2019"),
        by=by(DELEGATE),
        from_year=2020,
        until_year=2022,
        objective_en="Better care for women on the move",
    )


def lines(draft, by, topic, number, *, year=2022, **facts):
    return [
        add_group_plan_line(
            group_plan=draft, by=by, topics=[topic], year=year, activity_en=f"Activity {index}", **facts
        )
        for index in range(number)
    ]


def test_l3_a_delegate_begins_the_plan_of_the_own_group_only(sp19, draft, by):
    assert (draft.audience, draft.audience_to) == ("body", ["body:wg-protection-2019"])
    with pytest.raises(RuleBroken) as refusal:
        begin_group_plan(
            plan=sp19, body=Body.objects.get(code="wg-labour-2019"), by=by(DELEGATE), from_year=2020, until_year=2022
        )
    assert refusal.value.code == "not_allowed"


def test_l3_only_groups_of_the_plan_have_one(sp19, by):
    with pytest.raises(RuleBroken) as refusal:
        begin_group_plan(
            plan=sp19, body=Body.objects.get(code="wg-labour-2023"), by=by(ES), from_year=2020, until_year=2022
        )

    assert refusal.value.code == "not_a_group"


def test_l3_groups_without_a_plan_are_known(sp19, draft):
    assert [group.body.code for group in groups_without_plan(sp19)] == [
        "wg-irregular-mass-2019",
        "wg-labour-2019",
        "wg-border-2019",
    ]


def test_l3_the_years_run_forwards(draft, by):
    with pytest.raises(RuleBroken) as refusal:
        edit_group_plan(group_plan=draft, by=by(DELEGATE), from_year=2022, until_year=2020)

    assert refusal.value.field == "until_year"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"activity_en": ""}, "text_missing"),
        ({"year": 2019}, "outside"),
        ({"year": 2023}, "outside"),
        ({"topics": []}, "topic_missing"),
        ({"topics": ["sp23-protection-8"]}, "topic_elsewhere"),
    ],
)
def test_l3_an_activity_has_words_a_year_of_the_plan_and_topics_of_the_plan(draft, by, topic, facts, code):
    given = {"activity_en": "Workshop", "year": 2022, "topics": [topic.code]} | facts
    given["topics"] = list(Topic.objects.filter(code__in=given["topics"]).select_related("pillar"))

    with pytest.raises(RuleBroken) as refusal:
        add_group_plan_line(group_plan=draft, by=by(DELEGATE), **given)
    assert refusal.value.code == code


def test_l3_three_priority_activities_a_year_are_submitted_and_a_fourth_is_not(draft, by, topic):
    *_three, fourth = lines(draft, by(DELEGATE), topic, 4)

    with pytest.raises(RuleBroken) as refusal:
        submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)
    assert (refusal.value.code, refusal.value.rule) == ("over_the_cap", "L3")
    assert GroupPlan.objects.get(pk=draft.pk).state == "draft"

    edit_group_plan_line(line=fourth, by=by(DELEGATE), topics=[topic], is_priority=False)
    assert submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY).state == "submitted"


def test_l3_what_is_dropped_does_not_count(draft, by, topic):
    fourth = lines(draft, by(DELEGATE), topic, 4)[-1]
    drop_group_plan_line(line=fourth, by=by(DELEGATE), on=TODAY, reason="No funds")

    assert over_the_cap(draft) == {}
    assert submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY).submitted_on == TODAY


def test_l3_no_cap_ever_blocks_an_import(sp19, by, topic):
    imported = import_group_plan(
        plan=sp19,
        body=Body.objects.get(code="wg-labour-2019"),
        by=by(ES),
        state="adopted",
        from_year=2020,
        until_year=2022,
        source="Work plan of the group, 2020",
        audience="members",
        lines=[{"activity_en": f"Activity {number}", "year": 2021, "topics": [topic]} for number in range(5)],
    )

    assert imported.lines.count() == 5
    assert over_the_cap(imported) == {2021: 5}


def test_l3_a_plan_without_a_cap_takes_any_number(sp23, by):
    body = Body.objects.get(code="wg-protection-2023")
    draft = begin_group_plan(
        plan=sp23, body=body, by=by(ES), from_year=2023, until_year=2025, objective_en="Care and protection"
    )
    lines(draft, by(ES), Topic.objects.get(code="sp23-protection-8"), 7, year=2023)

    assert submit_group_plan(group_plan=draft, by=by(ES), on=TODAY).state == "submitted"


@pytest.mark.parametrize(("objective", "number"), [("", 1), ("An objective", 0)])
def test_l3_a_plan_is_submitted_with_its_objective_and_its_activities(draft, by, topic, objective, number):
    edit_group_plan(group_plan=draft, by=by(DELEGATE), objective_en=objective)
    lines(draft, by(DELEGATE), topic, number)

    with pytest.raises(RuleBroken):
        submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)


def test_l3_from_draft_to_approval_and_back_for_revision(draft, by, topic):
    line = lines(draft, by(DELEGATE), topic, 1)[0]
    submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)
    with pytest.raises(RuleBroken):
        edit_group_plan_line(line=line, by=by(DELEGATE), topics=[topic], activity_en="Too late")
    sent_back = send_group_plan_back(group_plan=draft, by=by(ES), reason="Name the indicator")
    assert (sent_back.state, sent_back.state_reason) == ("draft", "Name the indicator")

    edit_group_plan_line(line=line, by=by(DELEGATE), topics=[topic], indicator_en="Women assisted")
    submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)
    adopted = adopt_group_plan(group_plan=draft, by=by(ES), on=TODAY, audience="public")
    assert (adopted.state, adopted.adopted_on, adopted.audience) == ("adopted", TODAY, "public")
    assert group_plans_visible_to(EVERYBODY).count() == 1

    assert revise_group_plan(group_plan=draft, by=by(PPT), reason="Yearly revision").state == "draft"
    submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)
    adopt_group_plan(group_plan=draft, by=by(ES), on=TODAY, audience="public")
    assert close_group_plan(group_plan=draft, by=by(ES), reason="The group ended").state == "closed"


def test_a5_a_draft_is_read_by_its_group_the_presidency_and_the_secretariat(draft, by):
    assert {name: group_plans_visible_to(by(name)).exists() for name in (ES, PPT, DELEGATE, MEXICO)} == {
        ES: True,
        PPT: True,
        DELEGATE: True,
        MEXICO: True,  # every member belongs to the group
    }
    assert not group_plans_visible_to(EVERYBODY).exists()
    assert not group_plans_visible_to(by("hernan.ospina")).exists()
    assert not group_plans_visible_to(by("ingrid.sandoval")).exists()


@pytest.mark.parametrize("name", [DELEGATE, MEXICO])
def test_a1_neither_delegate_nor_focal_point_submits_or_approves(draft, by, topic, name):
    lines(draft, by(ES), topic, 1)

    for act in (
        lambda: submit_group_plan(group_plan=draft, by=by(name), on=TODAY),
        lambda: adopt_group_plan(group_plan=draft, by=by(name), on=TODAY, audience="public"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "not_allowed"


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(GROUP_PLAN_MOVES, GroupPlanState)))
def test_l3_a_group_plan_moves_only_along_its_table(verb, state):
    starts, target = GROUP_PLAN_MOVES[verb]
    group_plan = GroupPlan(state=state, body=Body(name_en="Group"), from_year=2020, until_year=2022)

    if state in starts:
        assert move(group_plan, verb, GROUP_PLAN_MOVES).state == target
    else:
        with pytest.raises(RuleBroken):
            move(group_plan, verb, GROUP_PLAN_MOVES)
