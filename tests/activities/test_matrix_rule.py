"""F1, F2, F7, L4: the rules behind the matrix's signs and words, each as a table."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.activities.queries.matrix.vocabulary import STORED, vocabularies
from puebla.areas.activities.rules.age import is_historical, is_stale
from puebla.areas.activities.rules.alphabet import folded
from puebla.areas.activities.rules.carrying_out import has_leave, needs_note
from puebla.areas.activities.rules.deadline import due_on, is_overdue, planned_until
from puebla.areas.activities.rules.formula import harmless, unmarked
from puebla.areas.activities.states import OPEN, ActivityState, NoteState

TODAY = dt.date(2022, 3, 1)
YESTERDAY = dt.date(2022, 2, 28)


@pytest.mark.parametrize(
    ("deadline_on", "deadline_year", "overdue"),
    [
        (None, None, False),  # none is invented (sources.md 2.7)
        (YESTERDAY, None, True),
        (TODAY, None, False),  # the day itself still counts
        (None, 2021, True),
        (None, 2022, False),  # a year lasts until its end
        (dt.date(2022, 6, 1), 2022, False),
    ],
)
@pytest.mark.parametrize("state", ActivityState)
def test_f1_overdue_is_what_is_still_open_after_its_deadline(state, deadline_on, deadline_year, overdue):
    found = is_overdue(state=state, deadline_on=deadline_on, deadline_year=deadline_year, on=TODAY)

    assert found == (overdue and state in OPEN)


@pytest.mark.parametrize(
    ("days", "overdue"),
    [
        ({"starts_on": dt.date(2022, 2, 1), "ends_on": dt.date(2022, 2, 5)}, True),
        ({"starts_on": dt.date(2022, 2, 1), "ends_on": TODAY}, False),
        ({"starts_on": YESTERDAY, "ends_on": None}, True),
        ({"starts_on": dt.date(2022, 2, 1), "ends_on": None, "precision": "month"}, True),
        ({"starts_on": dt.date(2022, 1, 1), "ends_on": None, "precision": "year"}, False),
        ({"starts_on": dt.date(2020, 1, 1), "ends_on": None, "precision": "at_least"}, False),
        ({"starts_on": None, "ends_on": None}, False),
    ],
)
@pytest.mark.parametrize("state", ActivityState)
def test_f1_without_a_deadline_it_is_overdue_after_the_last_day_planned_for_it(state, days, overdue):
    until = planned_until(**({"precision": "day"} | days))
    no_deadline = {"deadline_on": None, "deadline_year": None}

    assert is_overdue(state=state, **no_deadline, planned_until=until, on=TODAY) == (overdue and state in OPEN)
    assert not is_overdue(state=state, deadline_on=TODAY, deadline_year=None, planned_until=until, on=TODAY)


def test_f1_a_day_is_more_than_its_year():
    assert due_on(deadline_on=dt.date(2022, 6, 1), deadline_year=2022) == dt.date(2022, 6, 1)
    assert due_on(deadline_on=None, deadline_year=2022) == dt.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("state", "year", "since", "stale"),
    [
        ("planned", 2019, None, True),
        ("planned", 2020, None, False),  # its year ended on 31 December 2020, not two years ago
        ("planned", 2019, dt.date(2020, 3, 1), False),  # two years ago to the day
        ("planned", 2019, dt.date(2020, 2, 29), True),
        ("no_evidence", 2019, None, True),
        ("planned", 2019, dt.date(2021, 5, 5), False),  # somebody looked after it
        ("planned", 2024, dt.date(2019, 1, 1), False),  # not yet its turn
        ("under_way", 2019, dt.date(2019, 1, 1), False),
        ("completed", 2019, dt.date(2019, 1, 1), False),
        ("not_achieved", 2019, dt.date(2019, 1, 1), False),
        ("dropped", 2019, dt.date(2019, 1, 1), False),
    ],
)
def test_l4_stale_is_what_has_not_moved_for_so_many_years(state, year, since, stale):
    assert is_stale(state=state, year=year, state_since=since, on=TODAY, years=2) == stale


@pytest.mark.parametrize(
    ("state", "year", "since", "historical"),
    [
        ("completed", 2019, dt.date(2020, 2, 29), True),
        ("completed", 2019, dt.date(2020, 3, 1), False),
        ("completed", 2019, None, True),
        ("completed", 2020, None, False),
        ("not_achieved", 2019, dt.date(2019, 2, 1), False),
        ("planned", 2019, None, False),
    ],
)
def test_l4_historical_is_what_was_completed_more_than_two_years_ago(state, year, since, historical):
    assert is_historical(state=state, year=year, state_since=since, on=TODAY, years=2) == historical


@pytest.mark.parametrize("verb", ["begin", "complete", "reopen", "find_evidence"])
def test_f2_what_carries_out_waits_for_the_note(verb):
    assert needs_note(verb=verb, year=2022, this_year=2022)
    assert needs_note(verb=verb, year=2021, this_year=2022) == (verb != "find_evidence")


@pytest.mark.parametrize("state", [None, *NoteState])
def test_f2_leave_is_an_accepted_note_or_an_exception(state):
    assert has_leave(note_state=state, is_excepted=True)
    assert has_leave(note_state=state, is_excepted=False) == (state == NoteState.ACCEPTED)


@pytest.mark.parametrize("language", ["en", "es"])
def test_f7_every_vocabulary_has_one_word_for_every_stored_state(language):
    for vocabulary in vocabularies(language).values():
        said = [state for word in vocabulary.words for state in word.states]

        assert sorted(said) == sorted(ActivityState.values)
        assert all(word.name for word in vocabulary.words)


def test_f7_both_of_the_rcms_vocabularies_come_from_one_stored_state():
    found = vocabularies("en")

    assert {
        code: found["matrix"].word_of(code).name for code in ("planned", "under_way", "completed", "not_achieved")
    } == {
        "planned": "planned",
        "under_way": "in process",
        "completed": "completed",
        "not_achieved": "not achieved",
    }
    assert [
        found["annual_report"].word_of(state).name for state in ("planned", "no_evidence", "under_way", "completed")
    ] == [
        "pending",
        "pending",
        "in process",
        "achieved",
    ]
    assert list(found) == ["matrix", "annual_report", STORED]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "＝1", "\n-2", "'=1", "\ufeff=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_begins_like_a_formula_is_made_harmless(text):
    assert harmless(text) == "'" + text


@given(st.text())
def test_what_was_made_harmless_can_be_read_back(text):
    assert unmarked(harmless(text)) == text
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@"))


def test_texts_are_put_in_order_without_accents():
    assert sorted(["Óscar", "olmo", "Ñandú", "nube", "Árbol", "abeto"], key=folded) == [
        "abeto", "Árbol", "Ñandú", "nube", "olmo", "Óscar",
    ]  # fmt: skip
