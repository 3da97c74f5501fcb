"""F1, F2: an activity's status moves along its table; carrying it out waits for the concept note."""

import datetime as dt
import itertools

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from puebla.areas.activities.actions.status import change_status
from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.states import ACTIVITY_MOVES, CARRIES_OUT, NEEDS_REASON, ActivityState, NoteState
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import TODAY, accept_note_of, make_activity, standing

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

NEXT_DAY = dt.date(2022, 3, 2)


@pytest.fixture
def es():
    return standing("marisol.quesada")


def change(activity, verb, by, **rest):
    rest = {"on": NEXT_DAY, "version": activity.version, "reason": "Said in a test"} | rest
    return change_status(activity=activity, verb=verb, by=by, **rest)


def event_model():
    return apps.get_model("activities", "ActivityEvent")


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(ACTIVITY_MOVES, ActivityState)))
def test_f1_an_activity_moves_only_along_its_table(es, verb, state):
    activity = make_activity(state=state, state_reason="Since before")
    accept_note_of(activity)
    starts, target = ACTIVITY_MOVES[verb]

    if state in starts:
        assert change(activity, verb, es).state == target
    else:
        with pytest.raises(RuleBroken) as refused:
            change(activity, verb, es)
        assert refused.value.code == "wrong_state"
        activity.refresh_from_db()
        assert activity.state == state


def test_f1_one_verb_leads_from_one_state_to_another():
    ways = [(start, target) for starts, target in ACTIVITY_MOVES.values() for start in starts]

    assert sorted(ways) == sorted(set(ways))


def test_f1_the_new_status_keeps_its_day_and_its_reason(es):
    activity = make_activity(state="under_way", state_since=TODAY)

    changed = change(activity, "give_up", es, reason="  No funds were found ")

    assert (changed.state, changed.state_reason, changed.state_since, changed.version) == (
        "not_achieved",
        "No funds were found",
        NEXT_DAY,
        2,
    )


def test_f1_a_reason_that_no_longer_holds_goes_with_its_status(es):
    activity = make_activity(state="no_evidence", state_reason="Nobody has reported")

    assert change(activity, "take_up", es, reason="").state_reason == ""


@pytest.mark.parametrize("verb", sorted(NEEDS_REASON))
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_f1_going_backwards_and_giving_up_need_a_reason(es, verb, reason):
    activity = make_activity(state=min(ACTIVITY_MOVES[verb][0]), state_reason="Since before")
    accept_note_of(activity)

    with pytest.raises(RuleBroken) as refused:
        change(activity, verb, es, reason=reason)

    assert (refused.value.code, refused.value.field) == ("reason_needed", "reason")


@pytest.mark.parametrize("verb", sorted(set(ACTIVITY_MOVES) - NEEDS_REASON))
def test_f1_going_forwards_needs_no_reason(es, verb):
    activity = make_activity(state=min(ACTIVITY_MOVES[verb][0]))
    accept_note_of(activity)

    assert change(activity, verb, es, reason="").state == ACTIVITY_MOVES[verb][1]


def test_f1_the_database_itself_wants_a_reason_for_what_is_not_achieved():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_activity(state="not_achieved")


@pytest.mark.parametrize("verb", sorted(CARRIES_OUT))
@pytest.mark.parametrize("note", [None, *sorted(set(NoteState) - {NoteState.ACCEPTED})])
def test_f2_nothing_is_carried_out_without_an_accepted_note(es, verb, note):
    activity = make_activity(state=min(ACTIVITY_MOVES[verb][0]), state_reason="Before", year=TODAY.year)
    if note:
        ConceptNote.objects.create(activity=activity, form_version=1, state=note)

    with pytest.raises(RuleBroken) as refused:
        change(activity, verb, es)

    assert (refused.value.code, refused.value.rule) == ("note_needed", "F2")
    assert Activity.objects.get(pk=activity.pk).version == 1


@pytest.mark.parametrize("verb", sorted(CARRIES_OUT))
def test_f2_the_exception_of_the_presidency_lets_it_go_ahead_and_stays_visible(es, verb):
    activity = make_activity(
        state=min(ACTIVITY_MOVES[verb][0]),
        state_reason="Before",
        note_excepted_on=TODAY,
        note_exception_reason="A hurricane",
    )

    changed = change(activity, verb, es)

    assert changed.state == ACTIVITY_MOVES[verb][1]
    assert (changed.note_excepted_on, changed.note_exception_reason) == (TODAY, "A hurricane")


@pytest.mark.parametrize(("year", "refused"), [(2021, False), (2022, True), (2023, True)])
def test_f2_evidence_found_after_its_year_needs_no_note_but_a_reason(es, year, refused):
    activity = make_activity(state="no_evidence", year=year)

    if refused:
        with pytest.raises(RuleBroken, match="concept note"):
            change(activity, "find_evidence", es)
    else:
        found = change(activity, "find_evidence", es, reason="The list of participants turned up")
        assert (found.state, found.state_reason) == ("completed", "The list of participants turned up")


def test_f2_losing_sight_of_it_is_no_way_round_the_note(es):
    activity = make_activity(state="under_way", year=TODAY.year)

    lost = change(activity, "lose_sight", es)

    with pytest.raises(RuleBroken, match="concept note"):
        change(lost, "find_evidence", es)


def test_a_second_writer_is_told_and_nothing_is_overwritten(es):
    activity = make_activity()
    change(activity, "drop", es)

    with pytest.raises(ChangedMeanwhile) as refused:
        change(activity, "give_up", es, version=1)

    assert refused.value.current.state == "dropped"
    assert Activity.objects.get(pk=activity.pk).state == "dropped"


def test_h1_one_change_of_status_is_one_line_that_says_who_and_why(es):
    activity = make_activity(state="under_way")
    before = event_model().objects.filter(pgh_obj_id=activity.pk).count()

    change(activity, "drop", es, reason="Overtaken by events")

    events = event_model().objects.filter(pgh_obj_id=activity.pk).order_by("pgh_id")
    assert events.count() == before + 1
    told = events.last().pgh_context
    assert (told["act"], told["reason"], told["name"]) == ("activity.drop", "Overtaken by events", es.name)


MAY = {
    "marisol.quesada": {"own", "responsible", "other"},  # Executive Secretariat
    "ernesto.alvarenga": {"own", "responsible", "other"},  # El Salvador presides in 2022
    "adriana.villasenor": {"responsible"},  # Mexico's focal point
    "silvia.retana": {"own", "responsible"},  # Costa Rica's delegate in the group on protection
    "margaret.oakley": set(),
    "hernan.ospina": set(),
    "ingrid.sandoval": set(),
    "benito.calix": set(),
    "paola.ferretti": set(),
    "": set(),
}


@pytest.mark.parametrize("which", ["own", "responsible", "other"])
@pytest.mark.parametrize("name", sorted(MAY))
def test_a1_who_may_change_a_status(name, which):
    by = standing(name)
    activity = make_activity(
        audience="public",
        body={"own": "wg-protection-2019"}.get(which, "wg-labour-2019"),
        responsible=["party:MX", "party:CR"] if which == "responsible" else ["party:GT"],
    )

    if which in MAY[name]:
        assert change(activity, "drop", by).state == "dropped"
    else:
        with pytest.raises(RuleBroken) as refused:
            change(activity, "drop", by)
        assert refused.value.code == "not_allowed"


def test_a6_looking_as_somebody_else_changes_nothing(es):
    seen = es.looked_at_by(es)

    with pytest.raises(RuleBroken):
        change(make_activity(), "drop", seen)
