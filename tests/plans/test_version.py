"""L1: every version stays readable and never changes; states have honest words; D1 in the database itself."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from puebla.areas.plans.actions.passage import add_passage, edit_passage, retire_passage
from puebla.areas.plans.actions.plan import edit_plan, move_plan
from puebla.areas.plans.actions.version import publish_version
from puebla.areas.plans.models import Passage, PlanVersion
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.queries.plan import revision_is_missing, strategic_plan_on
from puebla.areas.plans.queries.text import text_for, unpublished_changes
from puebla.areas.plans.states import PLAN_MOVES, PlanState
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, PPT, TODAY

EVERYBODY = Standing(on=TODAY)


def reopened(plan, by):
    return move_plan(plan=plan, verb="reopen", by=by, on=TODAY, note_en="Yearly revision", note_es="Revisión anual")


def test_l1_a_published_version_never_changes_not_even_by_sql(sp19):
    version = PlanVersion.objects.get(plan=sp19)

    for statement in (
        "UPDATE plans_planversion SET content = '{}' WHERE id = %s",
        "UPDATE plans_planversion SET number = 9 WHERE id = %s",
        "DELETE FROM plans_planversion WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [version.pk])
    assert PlanVersion.objects.get(pk=version.pk).content == version.content


def test_l1_a_published_text_is_changed_only_under_revision(sp19, by):
    passage = Passage.objects.get(plan=sp19, code="sp19-general")

    for act in (
        lambda: edit_plan(plan=sp19, by=by(ES), vision_en="Another"),
        lambda: edit_passage(passage=passage, by=by(ES), text_en="Another"),
        lambda: add_passage(plan=sp19, kind="principle", by=by(ES), name_en="Another"),
        lambda: retire_passage(passage=passage, by=by(ES), on=TODAY, reason="No"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act()
        assert refusal.value.code == "published"


def test_l1_under_revision_everybody_keeps_reading_what_was_published(sp19, by):
    plan = reopened(sp19, by(ES))
    passage = Passage.objects.get(plan=plan, code="sp19-general")
    before = passage.text_en
    edit_passage(passage=passage, by=by(ES), text_en="The new words", text_es="Las nuevas palabras")
    plan = edit_plan(plan=plan, by=by(PPT), vision_en="A new vision", reason="Asked for by the RCGM")

    content, version = text_for(plan, EVERYBODY)
    assert (version.number, content["passages"]["general_objective"][0]["text"]["en"]) == (1, before)
    content, version = text_for(plan, by(ES))
    assert (version, content["passages"]["general_objective"][0]["text"]["en"]) == (None, "The new words")
    assert content["vision"]["en"] == "A new vision"
    assert unpublished_changes(plan, content, by(ES))


def test_l1_recommending_publishes_the_next_version_and_the_first_stays(sp19, by):
    first = content_of(sp19)
    plan = reopened(sp19, by(ES))
    added = add_passage(plan=plan, kind="principle", by=by(ES), name_en="Subsidiarity", name_es="Subsidiariedad")
    move_plan(plan=plan, verb="recommend", by=by(ES), on=TODAY, note_en="RCGM of 1 March 2022", note_es="")

    versions = list(plan.versions.order_by("number"))
    assert [version.number for version in versions] == [1, 2]
    assert len(versions[0].content["passages"]["principle"]) == 8 == len(first["passages"]["principle"])
    assert versions[1].content["passages"]["principle"][-1]["name"]["es"] == "Subsidiariedad"
    assert added.position == 9
    plan.refresh_from_db()
    assert not unpublished_changes(plan, content_of(plan), by(ES))


def test_l1_what_is_left_out_stays_in_the_versions_published_before(sp19, by):
    plan = reopened(sp19, by(ES))
    retire_passage(passage=plan.passages.get(code="human-rights"), by=by(ES), on=TODAY, reason="A test")
    publish_version(plan=plan, by=by(ES), on=TODAY, reason_en="Without it", reason_es="")

    first, second = plan.versions.order_by("number")
    assert len(first.content["passages"]["principle"]) == 8
    assert len(second.content["passages"]["principle"]) == 7
    assert second.audience == "members"  # a draft is not for the public


def test_l1_a_version_needs_its_reason(sp19, by):
    with pytest.raises(RuleBroken) as refusal:
        publish_version(plan=sp19, by=by(ES), on=TODAY, reason_en="", reason_es="")

    assert refusal.value.code == "reason_missing"


def test_l1_a_year_is_revised_once(sp19, by):
    assert revision_is_missing(sp19, TODAY)
    publish_version(plan=sp19, by=by(ES), on=TODAY, reason_en="Nothing changes", reason_es="", revision_year=2022)

    assert not revision_is_missing(sp19, TODAY)
    assert revision_is_missing(sp19, dt.date(2021, 6, 1))
    with pytest.raises(RuleBroken) as refusal:
        publish_version(plan=sp19, by=by(ES), on=TODAY, reason_en="Again", reason_es="", revision_year=2022)
    assert refusal.value.code == "revised_already"


def test_l1_a_superseded_plan_publishes_no_more(sp19, by):
    plan = move_plan(plan=sp19, verb="supersede", by=by(ES), on=TODAY, note_en="By the next", note_es="")

    with pytest.raises(RuleBroken) as refusal:
        publish_version(plan=plan, by=by(ES), on=TODAY, reason_en="Late", reason_es="")
    assert refusal.value.code == "superseded"


@pytest.mark.parametrize("verb", PLAN_MOVES)
@pytest.mark.parametrize("state", PlanState)
def test_l1_a_plan_moves_only_along_its_table(sp23, by, verb, state):
    starts, target = PLAN_MOVES[verb]
    type(sp23).objects.filter(pk=sp23.pk).update(state=state)

    if state in starts:
        moved = move_plan(plan=sp23, verb=verb, by=by(ES), on=TODAY, note_en="So decided", note_es="Así se decidió")
        assert (moved.state, moved.state_note_es) == (target, "Así se decidió")
    else:
        with pytest.raises(RuleBroken) as refusal:
            move_plan(plan=sp23, verb=verb, by=by(ES), on=TODAY, note_en="So decided", note_es="")
        assert refusal.value.code == "wrong_state"


def test_l1_a_state_needs_honest_words(sp23, by):
    with pytest.raises(RuleBroken) as refusal:
        move_plan(plan=sp23, verb="approve", by=by(ES), on=TODAY, note_en="", note_es="")

    assert refusal.value.code == "reason_missing"


@pytest.mark.parametrize("name", [MEXICO, GUATEMALA])
def test_a1_focal_points_change_no_plan(sp23, by, name):
    for act in (
        lambda who: move_plan(plan=sp23, verb="approve", by=who, on=TODAY, note_en="I say so", note_es=""),
        lambda who: publish_version(plan=sp23, by=who, on=TODAY, reason_en="I say so", reason_es=""),
        lambda who: edit_plan(plan=sp23, by=who, vision_en="Mine"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            act(by(name))
        assert refusal.value.code == "not_allowed"


def test_the_plan_of_a_day_is_the_one_whose_years_cover_it(sp19):
    assert {
        day.year: getattr(strategic_plan_on(day, EVERYBODY), "code", None)
        for day in (dt.date(year, 7, 1) for year in (2018, 2019, 2022, 2023, 2026, 2027))
    } == {2018: None, 2019: "SP19", 2022: "SP19", 2023: "SP23", 2026: "SP23", 2027: None}
