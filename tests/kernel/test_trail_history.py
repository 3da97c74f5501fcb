"""History reads back exactly what was done, in words, in both languages (H1)."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.models import ActivityIndicator, ConceptNote, Involvement
from puebla.kernel.memory.history import history_of
from puebla.kernel.memory.kinds import kind_of
from puebla.kernel.trail import because

from . import acting
from .acting import ES, MEXICAN, PPT, change

pytestmark = pytest.mark.django_db
JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 15)


@pytest.fixture
def activity():
    acting.country()
    acting.country("SV", "El Salvador", "El Salvador")
    return acting.activity()


def said(record, *, kind="activity", by=ES, **options):
    return [line.said for line in history_of(kind_of(kind), record, by, **options).lines]


def test_h1_a_change_is_told_with_who_from_what_to_what_and_why(activity):
    change(activity, by=MEXICAN, deadline_on=JUNE)
    change(activity, by=MEXICAN, deadline_on=JULY, reason="the venue was lost.")

    assert said(activity) == [
        "Mexico’s focal point (Adriana) changed the deadline for compliance from “30 June 2022” to “15 July 2022”, "
        "because “the venue was lost”.",
        "Mexico’s focal point (Adriana) set the deadline for compliance to “30 June 2022”.",
        "Somebody, directly in the database, entered this activity.",
    ]


def test_h2_the_same_in_spanish(activity):
    change(activity, by=MEXICAN, deadline_on=JUNE)
    change(activity, by=MEXICAN, deadline_on=JULY, reason="se perdió la sede")

    with translation.override("es"):
        label = translation.gettext("deadline for compliance")
        assert said(activity)[:2] == [
            f"El punto focal de México (Adriana) cambió «{label}» de «30 de junio de 2022» a «15 de julio de 2022», "
            "porque «se perdió la sede».",
            f"El punto focal de México (Adriana) fijó «{label}» en «30 de junio de 2022».",
        ]


@pytest.mark.parametrize(
    ("by", "who"),
    [
        (ES, "The Executive Secretariat (Marisol)"),
        (PPT, "The Presidency pro tempore, El Salvador (Ernesto)"),
        (MEXICAN, "Mexico’s focal point (Adriana)"),
        (acting.standing("Dolores", "delegate", party="HN"), "HN’s delegation (Dolores)"),
        (acting.standing("Nobody"), "Somebody (Nobody)"),
    ],
)
def test_h1_the_office_that_acted_is_named(activity, by, who):
    change(activity, by=by, state="under_way")

    assert said(activity)[0] == f"{who} changed the status from “Planned” to “Under way”."


def test_h1_sql_by_hand_is_told_as_such(activity):
    change(activity, budget_amount=1000)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE activities_activity SET budget_amount = 1500.50")

    assert said(activity)[0] == ("Somebody, directly in the database, changed the budget from “1,000” to “1,500.50”.")
    assert [line.is_direct for line in history_of(kind_of("activity"), activity, ES).lines] == [True, False, True]


def test_h1_one_act_is_one_line_with_all_that_it_changed_in_the_record_and_its_parts(activity):
    mexico = acting.Party.objects.get(code="MX")
    supporter = Involvement.objects.create(activity=activity, role="support", party=mexico)
    with because(by=PPT, act="activity.edit", reason="agreed by the Troika"):
        activity.starts_on, activity.dates_precision = dt.date(2022, 5, 1), "month"
        activity.save()
        Involvement.objects.create(activity=activity, role="host", party=mexico)
        supporter.delete()
        ActivityIndicator.objects.create(activity=activity, position=1, name_en="Guidelines adopted", target="1")

    line = history_of(kind_of("activity"), activity, ES).lines[0]
    assert line.said == (
        "The Presidency pro tempore, El Salvador (Ernesto) made 4 changes, because “agreed by the Troika”."
    )
    assert {(one.what, one.before, one.after) for one in line.below} == {
        ("starts", "", "May 2022"),
        ("involvement", "", "Host · Mexico"),
        ("involvement", "Supporting · Mexico", ""),
        ("indicator", "", "Guidelines adopted"),
    }


def test_h1_a_part_is_told_in_the_history_of_its_record_and_in_its_own(activity):
    with because(by=MEXICAN, act="concept_note.begin"):
        note = ConceptNote.objects.create(activity=activity, form_version=1, audience="public")
    change(note, by=MEXICAN, objective_en="Train officials", act="concept_note.write")

    told = "Mexico’s focal point (Adriana) set the {}objective (in English) to “Train officials”."
    assert said(activity)[:2] == [
        told.format("concept note: "),
        "Mexico’s focal point (Adriana) began the concept note.",
    ]
    assert said(note, kind="concept-note") == [
        told.format(""), "Mexico’s focal point (Adriana) entered this concept note."
    ]  # fmt: skip


def test_h1_a_long_text_is_told_word_by_word(activity):
    before = (
        "The workshop brings together officials of consular affairs of all countries to agree on common guidelines."
    )
    note = ConceptNote.objects.create(activity=activity, form_version=1, audience="public", background_en=before)
    change(
        note, background_en=before.replace("consular affairs", "migration"), act="concept_note.write", reason="wider"
    )

    (line, _begun) = history_of(kind_of("concept-note"), note, ES).lines
    assert line.said == ("The Executive Secretariat (Marisol) reworded the background (in English), because “wider”.")
    assert [str(one.diff) for one in line.below] == [
        "The workshop brings together officials of <del>consular affairs</del><ins>migration</ins>"
        " of all countries to agree on common guidelines."
    ]


def test_h1_savings_of_one_writer_in_a_row_are_told_together_and_apart(activity):
    note = ConceptNote.objects.create(activity=activity, form_version=1, audience="public")
    for text in ("To", "To train", "To train officials"):
        change(note, by=MEXICAN, objective_en=text, act="concept_note.write")

    together = history_of(kind_of("concept-note"), note, ES)
    assert (together.count, together.versions, together.has_stretches) == (2, [1, 2, 3, 4], True)
    assert together.lines[0].said == (
        "Mexico’s focal point (Adriana) set the objective (in English) to “To train officials”, saving 3 times."
    )
    assert together.lines[0].number == 4
    assert said(note, kind="concept-note", apart=True)[:2] == [
        "Mexico’s focal point (Adriana) changed the objective (in English) from “To train” to “To train officials”.",
        "Mexico’s focal point (Adriana) changed the objective (in English) from “To” to “To train”.",
    ]


def test_h1_an_act_that_changes_nothing_shown_says_so(activity):
    change(activity, version=2)

    assert said(activity)[0] == "The Executive Secretariat (Marisol) saved this; nothing that is shown here changed."


def test_h1_history_takes_the_same_statements_for_any_number_of_changes(activity, django_assert_num_queries):
    change(activity, by=MEXICAN, deadline_on=JUNE, reason="1")
    with django_assert_num_queries(4):
        said(activity)
    for day in range(1, 6):
        change(activity, by=PPT, deadline_on=dt.date(2022, 8, day), reason=str(day))
        Involvement.objects.create(
            activity=activity,
            role="provider",
            office="members" if day == 1 else "",
            party=None if day == 1 else acting.country(f"X{day}", "X", "X"),
        )
    with django_assert_num_queries(4):
        said(activity)


EDITS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "deadline_on": st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2026, 12, 31)),
            "title_en": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
            "budget_amount": st.none() | st.decimals(0, 10**9, places=2),
            "priority": st.sampled_from(["", "high", "medium", "low"]),
            "state": st.sampled_from(["planned", "under_way", "completed", "dropped"]),
        },
    ),
    max_size=8,
)
FIELDS = {
    "deadline_on": "deadline for compliance",
    "title_en": "title (in English)",
    "budget_amount": "budget",
    "priority": "priority",
    "state": "status",
}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_h1_any_sequence_of_edits_is_read_back_exactly_and_in_order(db, edits):
    with transaction.atomic():
        record = acting.activity()
        made = []
        for number, edit in enumerate(edits):
            before = {name: getattr(record, name) for name in edit}
            change(record, reason=f"edit {number}", **edit)
            differing = {FIELDS[name] for name, value in edit.items() if value != before[name]}
            if differing:
                made.append((f"edit {number}", differing))

        lines = history_of(kind_of("activity"), record, ES).lines

        assert len(lines) == len(made) + 1
        for line, (reason, names) in zip(reversed(lines[:-1]), made, strict=True):
            assert f"“{reason}”" in line.said
            assert {one.what for one in line.changes} == names
        transaction.set_rollback(True)
