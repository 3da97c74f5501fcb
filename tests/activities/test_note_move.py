"""F2: a note is submitted, returned, checked, accepted and reopened along its table, each by whom the table names."""

import itertools

import pytest
from django.db import IntegrityError, transaction

from puebla.areas.activities.actions.delegation import delegate_acceptance
from puebla.areas.activities.actions.note_move import accept_note, check_note, reopen_note, return_note, submit_note
from puebla.areas.activities.actions.status import change_status
from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.queries.note import open_remarks
from puebla.areas.activities.states import NOTE_MOVES, NoteState
from puebla.kernel.access.table import can
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import TODAY, make_activity
from tests.factories.note import complete_note, save

pytestmark = pytest.mark.usefixtures("rcm")
PEOPLE = {
    "es": "marisol.quesada",
    "ppt": "ernesto.alvarenga",  # El Salvador presides
    "host": "adriana.villasenor",  # focal point of Mexico, which hosts the workshop
    "other focal point": "oscar.xicara",
    "delegate": "silvia.retana",  # of Costa Rica in the Working Group on Protection
    "vice-minister": "margaret.oakley",
    "observer country": "hernan.ospina",
    "observer organisation": "ingrid.sandoval",
    "civil society": "benito.calix",
    "fund": "paola.ferretti",
    "public": "",
}
WRITERS = {"es", "ppt", "host", "delegate"}
MAY = {
    "submit": WRITERS,
    "return": {"es"},
    "check": {"es"},
    "accept": {"ppt"},
    "reopen": {"es", "ppt"},
}
STEPS = {
    "submit": submit_note,
    "return": lambda **said: return_note(remarks={"objective": "Say it in one sentence."}, **said),
    "check": check_note,
    "accept": accept_note,
    "reopen": lambda **said: reopen_note(reason="The date has moved.", **said),
}


@pytest.fixture
def note(workshop, by):
    return complete_note(workshop, by("adriana.villasenor"))


def put(note, state):
    """The note in that state, as if it had come there."""
    accepted_on = TODAY if state == NoteState.ACCEPTED else None
    ConceptNote.objects.filter(pk=note.pk).update(state=state, accepted_on=accepted_on)
    note.refresh_from_db()
    return note


def take(verb, note, standing):
    return STEPS[verb](note=note, by=standing, on=TODAY)


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(NOTE_MOVES, NoteState)))
def test_f2_a_note_moves_only_along_its_table(note, by, verb, state):
    put(note, state)
    starts, target = NOTE_MOVES[verb]
    standing = by(PEOPLE["ppt" if verb == "accept" else "es"])

    if state in starts:
        assert take(verb, note, standing).state == target
    else:
        with pytest.raises(RuleBroken) as refused:
            take(verb, note, standing)
        assert refused.value.code == "wrong_state"
        note.refresh_from_db()
        assert note.state == state


@pytest.mark.parametrize(("verb", "who"), tuple(itertools.product(MAY, PEOPLE)))
def test_f2_who_may_take_each_step(note, by, verb, who):
    put(note, next(iter(NOTE_MOVES[verb][0])))
    standing = by(PEOPLE[who])

    assert can(standing, f"concept_note.{verb}", note) == (who in MAY[verb])
    if who in MAY[verb]:
        take(verb, note, standing)
    else:
        with pytest.raises(RuleBroken) as refused:
            take(verb, note, standing)
        assert refused.value.code == "not_allowed"


@pytest.mark.parametrize("who", PEOPLE)
def test_f2_who_may_write(note, by, who):
    standing = by(PEOPLE[who])

    if who in WRITERS:
        assert save(note, standing, objective_es="Otro").objective_es == "Otro"
    else:
        with pytest.raises(RuleBroken) as refused:
            save(note, standing, objective_es="Otro")
        assert refused.value.code == "not_allowed"


def test_f2_a_responsible_party_writes_and_submits_its_own(by):
    activity = make_activity(year=2022, responsible=["party:GT", "party:unhcr"])
    note = complete_note(activity, by(PEOPLE["observer organisation"]))
    save(note, by(PEOPLE["es"]), place_es="Ciudad de Guatemala")

    assert submit_note(note=note, by=by(PEOPLE["other focal point"]), on=TODAY).state == NoteState.SUBMITTED
    assert not can(by(PEOPLE["host"]), "concept_note.submit", make_activity(year=2022, responsible=["party:GT"]))


def test_f2_an_incomplete_note_cannot_be_submitted_and_says_what_is_missing(note, by):
    save(note, by(PEOPLE["host"]), objective_es="", starts_on="")
    with pytest.raises(RuleBroken) as refused:
        submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY)

    assert refused.value.code == "incomplete"
    assert str(refused.value).endswith("Objective, Date and place.")
    note.refresh_from_db()
    assert note.state == NoteState.DRAFT


def test_f6_the_short_form_is_submitted_with_less(note, by):
    save(note, by(PEOPLE["host"]), background_es="", agenda_es="", risks_es="", budget_amount="")
    ConceptNote.objects.filter(pk=note.pk).update(level="short")

    assert submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY).state == NoteState.SUBMITTED


def test_f6_what_was_kept_apart_stands_in_the_way(note, by):
    ConceptNote.objects.filter(pk=note.pk).update(kept_apart={"ends_on": "31/02/2022"})
    with pytest.raises(RuleBroken) as refused:
        submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY)
    assert refused.value.code == "incomplete"


def test_f2_a_returned_note_carries_its_remarks_until_it_is_checked(note, by):
    es = by(PEOPLE["es"])
    submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY)
    return_note(
        note=note, by=es, on=TODAY, remarks={"budget": "Who pays the flights?", "": "Nearly there.", "risks": " "}
    )
    remarks = {section: [one.text for one in found] for section, found in open_remarks(note).items()}
    assert remarks == {"budget": ["Who pays the flights?"], "": ["Nearly there."]}

    submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY)
    assert open_remarks(note) != {}
    check_note(note=note, by=es, on=TODAY)
    assert open_remarks(note) == {}
    assert set(note.remarks.values_list("settled_on", flat=True)) == {TODAY}


@pytest.mark.parametrize("remarks", [{}, {"budget": "  "}, {"no_such_section": "x"}])
def test_f2_a_note_is_not_returned_without_saying_why(note, by, remarks):
    put(note, NoteState.SUBMITTED)
    with pytest.raises(RuleBroken) as refused:
        return_note(note=note, by=by(PEOPLE["es"]), on=TODAY, remarks=remarks)
    assert refused.value.code == "remark_needed"


def test_f2_acceptance_by_the_secretariat_takes_a_delegation_and_is_marked(note, by):
    es, ppt = by(PEOPLE["es"]), by(PEOPLE["ppt"])
    put(note, NoteState.CHECKED)
    with pytest.raises(RuleBroken) as refused:
        accept_note(note=note, by=es, on=TODAY)
    assert refused.value.code == "not_allowed"

    delegate_acceptance(by=ppt, on=TODAY)
    assert accept_note(note=note, by=es, on=TODAY).accepted_by_delegation is True

    put(note, NoteState.CHECKED)
    assert accept_note(note=note, by=ppt, on=TODAY).accepted_by_delegation is False


def test_f2_an_activity_begins_only_once_its_note_is_accepted(note, by, workshop):
    es = by(PEOPLE["es"])
    submit_note(note=note, by=by(PEOPLE["host"]), on=TODAY)
    check_note(note=note, by=es, on=TODAY)

    def begin():
        activity = Activity.objects.get(pk=workshop.pk)
        return change_status(activity=activity, verb="begin", by=es, on=TODAY, version=activity.version)

    with pytest.raises(RuleBroken) as refused:
        begin()
    assert (refused.value.code, refused.value.rule) == ("note_needed", "F2")
    accept_note(note=note, by=by(PEOPLE["ppt"]), on=TODAY)
    assert begin().state == "under_way"


def test_a_reopened_note_goes_the_whole_way_again(note, by):
    put(note, NoteState.ACCEPTED)
    reopened = reopen_note(note=note, by=by(PEOPLE["ppt"]), on=TODAY, reason="The date has moved.")

    assert (reopened.state, reopened.submitted_on, reopened.checked_on, reopened.accepted_on) == (
        "draft",
        None,
        None,
        None,
    )
    event = ConceptNote.pgh_event_model.objects.filter(pgh_obj_id=note.pk).order_by("pgh_id").last()
    assert (event.pgh_context["act"], event.pgh_context["reason"]) == ("concept_note.reopen", "The date has moved.")


def test_a_note_is_not_reopened_without_a_reason(note, by):
    put(note, NoteState.ACCEPTED)
    with pytest.raises(RuleBroken) as refused:
        reopen_note(note=note, by=by(PEOPLE["es"]), on=TODAY, reason=" ")
    assert refused.value.code == "reason_needed"


def test_nobody_decides_on_a_version_they_did_not_look_at(note, by):
    looked_at = put(note, NoteState.SUBMITTED).version
    ConceptNote.objects.filter(pk=note.pk).update(version=looked_at + 1)
    with pytest.raises(ChangedMeanwhile):
        check_note(note=note, by=by(PEOPLE["es"]), on=TODAY, version=looked_at)
    assert check_note(note=note, by=by(PEOPLE["es"]), on=TODAY, version=looked_at + 1).state == "checked"


def test_each_step_keeps_its_day(note, by):
    es, ppt, host = by(PEOPLE["es"]), by(PEOPLE["ppt"]), by(PEOPLE["host"])
    assert submit_note(note=note, by=host, on=TODAY).submitted_on == TODAY
    assert check_note(note=note, by=es, on=TODAY).checked_on == TODAY
    assert accept_note(note=note, by=ppt, on=TODAY).accepted_on == TODAY


def test_the_database_itself_wants_the_day_of_acceptance(note):
    with pytest.raises(IntegrityError), transaction.atomic():
        ConceptNote.objects.filter(pk=note.pk).update(state="accepted", accepted_on=None)
