"""F6: the concept note's form as data, its levels and its versions."""

from dataclasses import replace

import pytest

from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.rules import note_form
from puebla.areas.activities.rules.activity_form import ACTIVITY_FORM
from puebla.areas.activities.rules.completeness import Fullness, section_states
from puebla.areas.activities.rules.form import Kind
from puebla.areas.activities.rules.note_form import FORMS, VERSION_1, current_form, form_of
from puebla.areas.activities.states import NoteLevel, Role

EVERYTHING = {
    **{f"{name}_es": "Texto" for name in ("background", "objective", "results", "methodology", "agenda")},
    **{f"{name}_en": "Text" for name in ("participants", "risks", "follow_up", "place", "funds")},
    "indicators": [
        {
            "position": 1,
            "kind": "result",
            "name": "Officials trained",
            "baseline": "0",
            "target": "30",
            "measured_by": "",
        }
    ],
    "pillar": "2",
    "topics": ["2.4"],
    "starts_on": "2022-06",
    "budget_amount": "0.00",
    "budget_currency": "USD",
    "responsible": ["body:wg-protection-2019"],
    "host": ["party:MX"],
}


def test_the_sections_are_those_of_the_issue():
    assert [section.code for section in VERSION_1.sections] == [
        "background", "objective", "results", "indicators", "topics", "methodology", "participants", "date", "budget",
        "responsible", "host", "risks", "follow_up",
    ]  # fmt: skip


@pytest.mark.parametrize("form", [*FORMS.values(), ACTIVITY_FORM], ids=lambda form: len(form.sections))
def test_f3_every_field_has_one_record_that_holds_it(form):
    holders = {"note": ConceptNote, "activity": Activity}
    for one in form.inputs():
        if one.field.kind == Kind.ACTORS:
            assert one.field.name in Role.values
        elif one.field.kind not in (Kind.CHOICES, Kind.INDICATORS):
            assert holders[one.field.on]._meta.get_field(one.key)
    names = [field.name for field in form.fields]
    assert len(names) == len(set(names))


def test_f6_a_complete_note_lacks_nothing_at_either_level():
    for level in NoteLevel:
        states = section_states(VERSION_1, level, EVERYTHING)
        assert [state.section.code for state in states if state.is_in_the_way] == []


@pytest.mark.parametrize("missing", sorted(EVERYTHING))
def test_f6_each_missing_field_is_named_at_the_level_at_which_it_counts(missing):
    values = {key: value for key, value in EVERYTHING.items() if key != missing}
    for level in NoteLevel:
        named = {field.name for state in section_states(VERSION_1, level, values) for field in state.missing}
        counted = {field.name for field in VERSION_1.fields if level in field.counts}
        assert named == {missing.removesuffix("_es").removesuffix("_en")} & counted


def test_f6_the_short_form_asks_for_less_and_for_nothing_else():
    full = {field.name for field in VERSION_1.fields if NoteLevel.FULL in field.counts}
    short = {field.name for field in VERSION_1.fields if NoteLevel.SHORT in field.counts}

    assert short < full
    assert short == {"objective", "results", "indicators", "pillar", "topics", "starts_on", "place", "responsible"}


@pytest.mark.parametrize("part", ["name", "baseline", "target"])
def test_an_indicator_needs_its_name_its_baseline_and_its_target(part):
    row = EVERYTHING["indicators"][0]
    values = EVERYTHING | {"indicators": [row, row | {"position": 2, part: ""}]}
    states = {state.section.code: state for state in section_states(VERSION_1, NoteLevel.SHORT, values)}

    assert [field.name for field in states["indicators"].missing] == ["indicators"]


def test_what_was_kept_apart_is_to_be_corrected_before_it_can_count():
    states = section_states(VERSION_1, NoteLevel.FULL, EVERYTHING | {"starts_on": ""}, {"starts_on"})
    date = next(state for state in states if state.section.code == "date")

    assert (date.fullness, [field.name for field in date.to_correct], date.missing) == (
        Fullness.TO_CORRECT,
        ["starts_on"],
        (),
    )
    assert date.is_in_the_way


@pytest.mark.parametrize(
    ("values", "level", "fullness"),
    [
        ({}, NoteLevel.FULL, Fullness.EMPTY),
        ({"methodology_es": "x"}, NoteLevel.FULL, Fullness.BEGUN),
        ({"methodology_es": " \n"}, NoteLevel.FULL, Fullness.EMPTY),
        ({"methodology_es": "x", "agenda_en": "y"}, NoteLevel.FULL, Fullness.COMPLETE),
        ({}, NoteLevel.SHORT, Fullness.NOT_ASKED),
        ({"methodology_es": "x"}, NoteLevel.SHORT, Fullness.COMPLETE),
    ],
)
def test_how_full_a_section_is(values, level, fullness):
    states = {state.section.code: state for state in section_states(VERSION_1, level, values)}

    assert states["methodology"].fullness == fullness


def test_a_currency_alone_is_no_budget():
    states = {
        state.section.code: state for state in section_states(VERSION_1, NoteLevel.FULL, {"budget_currency": "USD"})
    }

    assert states["budget"].fullness == Fullness.EMPTY


@pytest.fixture
def second_version(monkeypatch):
    """A later form: no risks, another word for the background, and the agenda no longer needed."""
    methodology = VERSION_1.section_of("agenda")
    agenda = replace(methodology.fields[1], counts=frozenset())
    sections = []
    for section in VERSION_1.sections:
        if section.code == "background":
            sections.append(replace(section, title="Why now"))
        elif section.code == "methodology":
            sections.append(replace(section, fields=(methodology.fields[0], agenda)))
        elif section.code != "risks":
            sections.append(section)
    form = note_form.Form(version=2, sections=tuple(sections))
    monkeypatch.setitem(note_form.FORMS, 2, form)
    return form


def test_f6_new_notes_are_begun_on_the_newest_form_and_old_ones_keep_theirs(second_version):
    assert current_form() == second_version
    assert form_of(1) == VERSION_1
    values = {key: value for key, value in EVERYTHING.items() if key not in ("risks_en", "agenda_es")}
    lacking = {
        v: [s.section.code for s in section_states(form_of(v), "full", values) if s.is_in_the_way] for v in (1, 2)
    }
    assert lacking == {1: ["methodology", "risks"], 2: []}
