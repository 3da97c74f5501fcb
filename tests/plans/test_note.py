"""L1: a country's interpretive note stays with its passage through every version (sources.md 2.22)."""

import pytest

from puebla.areas.members.models import Party
from puebla.areas.plans.actions.note import record_note, reword_note, withdraw_note
from puebla.areas.plans.actions.passage import edit_passage
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.models import InterpretiveNote, Passage
from puebla.areas.plans.queries.passage import notes_elsewhere
from puebla.areas.plans.queries.text import text_for
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, TODAY


@pytest.fixture
def passage(sp23):
    return Passage.objects.get(plan=sp23, code="best-interest-of-the-child")


@pytest.fixture
def mexico(rcm, db):
    return Party.objects.get(code="MX")


def noted(passage, mexico, by):
    return record_note(
        passage=passage, party=mexico, by=by(MEXICO), on=TODAY, text_en="As our law has it", text_es="Según nuestra ley"
    )


def test_l1_a_focal_point_notes_for_their_own_country_on_a_published_plan(passage, mexico, by):
    note = noted(passage, mexico, by)

    assert (note.party, note.noted_on) == (mexico, TODAY)
    with pytest.raises(RuleBroken) as refusal:
        record_note(passage=passage, party=mexico, by=by(GUATEMALA), on=TODAY, text_en="Not mine", text_es="")
    assert refusal.value.code == "not_allowed"


def test_l1_a_note_needs_words(passage, mexico, by):
    with pytest.raises(RuleBroken) as refusal:
        record_note(passage=passage, party=mexico, by=by(MEXICO), on=TODAY, text_en="", text_es="")

    assert refusal.value.code == "text_missing"


def test_l1_the_note_stays_while_the_passage_is_reworded_and_published_anew(passage, mexico, by, sp23):
    noted(passage, mexico, by)
    plan = move_plan(plan=sp23, verb="reopen", by=by(ES), on=TODAY, note_en="Revision", note_es="")
    edit_passage(passage=passage, by=by(ES), name_en="Best interests of children", name_es="Interés de la niñez")

    # While the text is open, everybody reads the old words, with the note that was made after their publication.
    content, version = text_for(plan, Standing(on=TODAY))
    entry = next(one for one in content["passages"]["principle"] if one["code"] == passage.code)
    assert (version.number, entry["name"]["en"]) == (1, "Best interest of the child")
    assert [(note["party"], note["text"]["es"]) for note in entry["notes"]] == [("MX", "Según nuestra ley")]

    move_plan(plan=plan, verb="recommend", by=by(ES), on=TODAY, note_en="RCGM", note_es="")
    entry = next(
        one for one in plan.versions.get(number=2).content["passages"]["principle"] if one["code"] == passage.code
    )
    assert (entry["name"]["en"], [note["party"] for note in entry["notes"]]) == ("Best interests of children", ["MX"])


def test_l1_a_withdrawn_note_stands_no_more_but_is_kept(passage, mexico, by):
    note = noted(passage, mexico, by)
    reword_note(note=note, by=by(MEXICO), text_en="In other words", text_es="", reason="Clearer")
    withdraw_note(note=note, by=by(MEXICO), on=TODAY, reason="The law changed")

    assert InterpretiveNote.objects.get(pk=note.pk).withdrawn_on == TODAY
    with pytest.raises(RuleBroken):
        reword_note(note=note, by=by(MEXICO), text_en="Once more", text_es="")
    with pytest.raises(RuleBroken):
        withdraw_note(note=note, by=by(MEXICO), on=TODAY)


def test_l1_the_next_plan_points_to_the_note_but_does_not_take_it_over(sp23, passage):
    assert list(passage.notes.all()) == []
    assert {code: [note.party.code for note in notes] for code, notes in notes_elsewhere(sp23).items()} == {
        "best-interest-of-the-child": ["US"]
    }
