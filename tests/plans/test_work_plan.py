"""L1: the presidency proposes its Annual Work Plan, members are consulted, the body of the setting endorses it."""

import datetime as dt
import itertools

import pytest

from puebla.areas.bodies.models import Presidency
from puebla.areas.members.models import Party
from puebla.areas.plans.actions.work_plan import (
    consult_members,
    edit_work_plan,
    endorse_work_plan,
    propose_work_plan,
    reply_to_work_plan,
    take_work_plan_back,
)
from puebla.areas.plans.models import WorkPlan, WorkPlanReply
from puebla.areas.plans.queries.work_plan import (
    approved_work_plans_on,
    presidencies_without_work_plan,
    replies_to,
    work_plans_visible_to,
)
from puebla.areas.plans.states import WORK_PLAN_MOVES, WorkPlanState
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, PPT, TODAY

EVERYBODY = Standing(on=TODAY)


@pytest.fixture
def proposed(sp19, by):
    return propose_work_plan(
        plan=sp19,
        presidency=Presidency.objects.get(from_on__year=2022),
        by=by(PPT),
        priorities_en="Protection of women",
        priorities_es="Protección de mujeres",
    )


def reply(work_plan, code, by, kind="agrees", **texts):
    return reply_to_work_plan(
        work_plan=work_plan, party=Party.objects.get(code=code), by=by, on=TODAY, kind=kind, **texts
    )


def test_l1_the_presidency_proposes_once_for_its_year(sp19, proposed, by):
    assert (proposed.year, proposed.state, proposed.audience) == (2022, "proposed", "ppt_es")
    with pytest.raises(RuleBroken) as refusal:
        propose_work_plan(
            plan=sp19, presidency=proposed.presidency, by=by(ES), priorities_en="Another", priorities_es=""
        )
    assert refusal.value.code == "exists"
    assert list(presidencies_without_work_plan(year=2022)) == []


def test_l1_a_work_plan_needs_a_strategic_plan(rcm, by):
    with pytest.raises(RuleBroken) as refusal:
        propose_work_plan(
            plan=None,
            presidency=Presidency.objects.get(from_on__year=2022),
            by=by(PPT),
            priorities_en="",
            priorities_es="",
        )

    assert refusal.value.code == "no_plan"


def test_l1_consulting_tells_every_members_focal_points_once_it_holds(
    proposed, by, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        consult_members(work_plan=proposed, by=by(PPT), on=TODAY)

    assert sorted(mail.to[0].split("@")[1] for mail in mailoutbox) == [
        "gt.example.org",
        "mx.example.org",
        "sv.example.org",
    ]
    assert all("/plans/annual/2022/" in mail.body for mail in mailoutbox)
    assert {mail.subject for mail in mailoutbox if "sv." in mail.to[0]} == {
        "Plan Anual de Trabajo 2022: la Presidencia solicita el parecer de su país"
    }


def test_l1_what_members_are_asked_about_stays_as_it_is(proposed, by):
    edit_work_plan(work_plan=proposed, by=by(PPT), priorities_en="Protection", priorities_es="Protección")
    consult_members(work_plan=proposed, by=by(PPT), on=TODAY)

    with pytest.raises(RuleBroken):
        edit_work_plan(work_plan=proposed, by=by(PPT), priorities_en="Another", priorities_es="")
    take_work_plan_back(work_plan=proposed, by=by(PPT), reason="Mexico asks for one more theme")
    edited = edit_work_plan(work_plan=proposed, by=by(PPT), priorities_en="Another", priorities_es="")
    assert edited.priorities_en == "Another"


def test_p5_silence_is_listed_as_silence(proposed, by):
    consult_members(work_plan=proposed, by=by(PPT), on=TODAY)
    proposed.refresh_from_db()
    reply(proposed, "MX", by(MEXICO))
    reply(proposed, "GT", by(GUATEMALA), kind="comments", text_es="Falta el retorno")

    said = replies_to(proposed, on=TODAY)

    assert len(said) == 11
    assert {member.code: one.kind for member, one in said if one} == {"MX": "agrees", "GT": "comments"}


def test_l1_a_member_replies_once_and_may_change_its_mind(proposed, by):
    consult_members(work_plan=proposed, by=by(PPT), on=TODAY)
    proposed.refresh_from_db()
    reply(proposed, "MX", by(MEXICO), kind="comments", text_en="One more theme")
    reply(proposed, "MX", by(MEXICO))

    assert WorkPlanReply.objects.get(work_plan=proposed).kind == "agrees"
    with pytest.raises(RuleBroken) as refusal:
        reply(proposed, "GT", by(MEXICO))
    assert refusal.value.code == "not_allowed"
    with pytest.raises(RuleBroken) as refusal:
        reply(proposed, "GT", by(GUATEMALA), kind="comments")
    assert refusal.value.code == "text_missing"


def test_l1_nobody_replies_before_being_asked(proposed, by):
    with pytest.raises(RuleBroken) as refusal:
        reply(proposed, "MX", by(MEXICO))

    assert refusal.value.code == "wrong_state"


def test_l1_from_the_day_of_the_endorsement_its_activities_are_approved(proposed, by):
    consult_members(work_plan=proposed, by=by(PPT), on=TODAY)
    with pytest.raises(RuleBroken) as refusal:
        endorse_work_plan(work_plan=proposed, by=by(PPT), on=TODAY - dt.timedelta(1), audience="public")
    assert refusal.value.code == "too_early"

    endorsed = endorse_work_plan(work_plan=proposed, by=by(PPT), on=TODAY, audience="public")
    assert (endorsed.state, endorsed.endorsed_by.code) == ("endorsed", "rcgm")
    assert not approved_work_plans_on(TODAY - dt.timedelta(1)).exists()
    assert list(approved_work_plans_on(TODAY)) == [endorsed]


def test_a5_who_reads_it_grows_with_its_state(proposed, by):
    def readers():
        people = {name: by(name) for name in (ES, PPT, MEXICO, "hernan.ospina")} | {"public": EVERYBODY}
        return {name for name, standing in people.items() if work_plans_visible_to(standing).exists()}

    assert readers() == {ES, PPT}
    consult_members(work_plan=proposed, by=by(PPT), on=TODAY)
    assert readers() == {ES, PPT, MEXICO}
    endorse_work_plan(work_plan=proposed, by=by(PPT), on=TODAY, audience="participants")
    assert readers() == {ES, PPT, MEXICO, "hernan.ospina"}


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(WORK_PLAN_MOVES, WorkPlanState)))
def test_l1_a_work_plan_moves_only_along_its_table(verb, state):
    starts, target = WORK_PLAN_MOVES[verb]
    work_plan = WorkPlan(state=state, presidency=Presidency(party=Party(name_en="X"), from_on=TODAY), year=2022)

    if state in starts:
        assert move(work_plan, verb, WORK_PLAN_MOVES).state == target
    else:
        with pytest.raises(RuleBroken):
            move(work_plan, verb, WORK_PLAN_MOVES)
