"""What plans ask of somebody on /today/: the group's plan, the work plan, the country's needs, the revision."""

import pytest

from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.areas.plans.actions.group_plan import begin_group_plan, submit_group_plan
from puebla.areas.plans.actions.group_plan_line import add_group_plan_line
from puebla.areas.plans.actions.need import state_need
from puebla.areas.plans.actions.version import publish_version
from puebla.areas.plans.actions.work_plan import consult_members, propose_work_plan, reply_to_work_plan
from puebla.areas.plans.models import Topic
from puebla.areas.plans.queries.asked import asked_of
from puebla.kernel.access.standing import Standing

from .conftest import DELEGATE, ES, MEXICO, PPT, TODAY


def asks(standing):
    return [(ask.rule, ask.whom, ask.url) for ask in asked_of(standing)]


@pytest.mark.usefixtures("rcm")
def test_nothing_is_asked_of_the_public_and_of_observers(by):
    assert asked_of(Standing(on=TODAY)) == []
    assert asked_of(by("hernan.ospina")) == []


@pytest.mark.usefixtures("rcm")
def test_what_is_asked_on_the_first_day(by):
    groups, revision = ("L3", "office", "/en/plans/SP19/#groups"), ("L1", "office", "/en/plans/SP19/")
    needs, proposal = (
        ("L5", "country", "/en/plans/needs/state/?plan=SP19"),
        ("L1", "office", "/en/plans/annual/2022/propose/"),
    )

    assert asks(by(ES)) == [revision, groups, proposal]
    assert asks(by(PPT)) == [revision, groups, proposal, needs]
    assert asks(by(MEXICO)) == [needs]
    assert asks(by(DELEGATE)) == [("L3", "body", "/en/plans/SP19/groups/wg-protection-2019/begin/")]


def test_l3_a_group_plan_is_asked_for_step_by_step(sp19, by):
    draft = begin_group_plan(
        plan=sp19, body=Body.objects.get(code="wg-protection-2019"), by=by(DELEGATE), from_year=2020, until_year=2022,
        objective_en="Care",
    )  # fmt: skip
    topic = Topic.objects.get(code="sp19-protection-7")
    add_group_plan_line(group_plan=draft, by=by(DELEGATE), topics=[topic], year=2022, activity_en="Congress")
    step = f"/en/plans/groups/{draft.pk}/"

    assert asks(by(DELEGATE)) == [("L3", "body", step)]
    assert ("L3", "office", step) in asks(by(ES))
    submit_group_plan(group_plan=draft, by=by(PPT), on=TODAY)
    assert asks(by(DELEGATE)) == []
    assert ("L3", "office", step) in asks(by(ES))


def test_l1_members_are_asked_about_the_work_plan_until_they_reply(sp19, by):
    work_plan = propose_work_plan(
        plan=sp19,
        presidency=Presidency.objects.get(from_on__year=2022),
        by=by(PPT),
        priorities_en="Care",
        priorities_es="",
    )
    question = ("L1", "country", "/en/plans/annual/2022/")
    assert question not in asks(by(MEXICO))
    work_plan = consult_members(work_plan=work_plan, by=by(PPT), on=TODAY)
    assert question in asks(by(MEXICO))
    assert ("L1", "office", "/en/plans/annual/2022/") in asks(by(ES))

    mexico = Party.objects.get(code="MX")
    reply_to_work_plan(work_plan=work_plan, party=mexico, by=by(MEXICO), on=TODAY, kind="agrees")
    assert question not in asks(by(MEXICO))


def test_l5_a_country_is_asked_for_its_needs_until_it_states_one(sp19, by):
    mexico = Party.objects.get(code="MX")
    state_need(
        plan=sp19, party=mexico, by=by(MEXICO), on=TODAY, topic=None, text_en="Training", text_es="", priority="",
        audience="members",
    )  # fmt: skip

    assert asks(by(MEXICO)) == []


def test_l1_the_revision_is_asked_for_until_it_is_published(sp19, by):
    publish_version(plan=sp19, by=by(ES), on=TODAY, reason_en="Nothing changes", reason_es="", revision_year=2022)

    assert [ask.rule for ask in asked_of(by(ES))] == ["L3", "L1"]
