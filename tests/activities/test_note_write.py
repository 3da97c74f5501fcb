"""F3, F6: whatever is typed into a concept note is kept, where it belongs, and nobody's text is overwritten."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.actions.concept_note import begin_note, write_note
from puebla.areas.activities.actions.fill import Typed
from puebla.areas.activities.models import Activity, ActivityIndicator, ConceptNote
from puebla.areas.activities.queries.note import states_of
from puebla.areas.activities.rules.reading import read_text
from puebla.areas.activities.rules.seen import seen_of
from puebla.areas.activities.states import NoteState
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import make_activity
from tests.factories.note import COMPLETE, INDICATOR, complete_note, save, shown, type_into

pytestmark = pytest.mark.usefixtures("rcm")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=520)


@pytest.fixture
def mexico(by):
    return by("adriana.villasenor")


@pytest.fixture
def es(by):
    return by("marisol.quesada")


@pytest.fixture
def note(workshop, mexico):
    return begin_note(activity=workshop, by=mexico)


def test_a_note_is_begun_once_for_those_who_do_the_work(workshop, mexico, es):
    first = begin_note(activity=workshop, by=mexico)

    assert (first.state, first.form_version, first.level) == ("draft", 1, "full")
    assert (first.audience, first.audience_to) == ("members", ["party:MX", "party:iom"])
    assert begin_note(activity=workshop, by=es) == first


@pytest.mark.parametrize("state", ["dropped", "not_achieved"])
def test_no_note_is_begun_for_what_was_given_up(es, state):
    with pytest.raises(RuleBroken) as refused:
        begin_note(activity=make_activity(state=state, state_reason="No funds"), by=es)
    assert refused.value.code == "wrong_state"


def test_f3_what_is_the_activitys_is_written_into_the_activity_in_one_transaction(note, mexico):
    saved = save(note, mexico, **COMPLETE)
    activity = Activity.objects.get(pk=note.activity_id)

    assert (activity.starts_on, activity.ends_on, activity.dates_precision) == (
        dt.date(2022, 6, 25),
        dt.date(2022, 6, 26),
        "day",
    )
    assert (activity.place_es, activity.budget_amount, activity.funds_es) == ("Ciudad de México", Decimal(12500), "OIM")
    assert activity.risks_es == "Que falten fondos."
    assert list(activity.indicators.values_list("name_es", "baseline", "target")) == [
        ("Personas capacitadas", "0", "30")
    ]
    assert saved.background_es == "El retorno ha crecido."
    assert not [
        field.name for field in ConceptNote._meta.fields if field.name in ("place_es", "risks_es", "budget_amount")
    ]
    assert (saved.version, activity.version) == (2, 2)


def test_f3_what_the_matrix_changes_the_note_shows(note, es):
    Activity.objects.filter(pk=note.activity_id).update(risks_en="Elections")

    assert shown(note, "en")["risks_en"] == "Elections"


def test_saving_what_is_there_already_writes_nothing(note, mexico):
    first = save(note, mexico, **COMPLETE)
    again = save(note, mexico, **COMPLETE)

    assert (again.version, again.activity.version) == (first.version, first.activity.version)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    background=TEXT,
    place=LINE,
    starts=st.one_of(TEXT, st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)).map(str)),
    ends=st.one_of(TEXT, st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)).map(str)),
    amount=st.one_of(TEXT, st.integers(0, 10**13).map(str)),
    currency=TEXT,
    pillar=st.sampled_from(["", "1", "2", "3", "7", "x"]),
    topics=st.lists(st.sampled_from(["1.1", "2.4", "3.15", "9.9", ""]), max_size=4),
    support=st.lists(st.sampled_from(["party:iom", "body:rcgm", "office:ppt", "party:XX", ""]), max_size=4),
    target=st.text(st.characters(exclude_categories=["Cs"]), max_size=220),
)
def test_f6_any_values_can_be_saved_and_come_back_the_same(note, mexico, **typed):
    rows = {"indicators-1-name": "Officials", "indicators-1-kind": "result", "indicators-1-target": typed["target"]}
    posted = {
        "background_es": typed["background"],
        "place_es": typed["place"],
        "starts_on": typed["starts"],
        "ends_on": typed["ends"],
        "budget_amount": typed["amount"],
        "budget_currency": typed["currency"],
        "pillar": typed["pillar"],
        "topics": typed["topics"],
        "support": typed["support"],
        "indicators": "",
        **rows,
    }
    saved = type_into(note, mexico, **posted)
    again = shown(note)

    # Typed once more, what is shown changes nothing: it is what was meant.
    assert (
        type_into(note, mexico, **{key: again[key] for key in posted if key in again and key != "indicators"}).version
        == saved.version
    )
    for key in ("background_es", "place_es"):
        assert again[key] == read_text(posted[key])
    for key in ("starts_on", "ends_on", "budget_amount", "budget_currency", "pillar"):
        assert again[key] == (saved.kept_apart[key] if key in saved.kept_apart else again[key])
        assert key not in saved.kept_apart or saved.kept_apart[key] == read_text(posted[key])
    for key in ("topics", "support"):
        assert set(again[key]) == set(posted[key]) - {""}
    assert again["indicators"][0]["target"] == read_text(typed["target"])


@pytest.mark.parametrize(
    ("key", "wrong", "right", "column"),
    [
        ("starts_on", "31/02/2022", "25/06/2022", dt.date(2022, 6, 25)),
        ("budget_amount", "12.500,50", "12500.50", Decimal("12500.50")),
        ("place_es", "x" * 501, "Managua", "Managua"),
    ],
)
def test_f6_a_wrong_value_is_kept_apart_pointed_out_and_loses_nothing(note, mexico, key, wrong, right, column):
    saved = type_into(note, mexico, **{"background_es": "Texto", key: wrong})
    assert (saved.background_es, saved.kept_apart, shown(note)[key]) == ("Texto", {key: wrong}, wrong)
    assert not getattr(saved.activity, key)
    assert key.removesuffix("_es") in {field.name for state in states_of(saved) for field in state.to_correct}

    saved = type_into(note, mexico, **{key: right})
    assert (saved.kept_apart, getattr(saved.activity, key)) == ({}, column)


def test_f6_the_former_value_stands_until_the_new_one_can_be_read(note, mexico):
    save(note, mexico, starts_on="2022-06-25")
    saved = type_into(note, mexico, starts_on="soon")

    assert (saved.activity.starts_on, saved.kept_apart) == (dt.date(2022, 6, 25), {"starts_on": "soon"})


def test_f6_a_period_that_ends_before_it_starts_waits_until_it_fits(note, mexico):
    save(note, mexico, starts_on="2022-05-10", ends_on="2022-05-12")

    saved = type_into(note, mexico, starts_on="2022-05-20", ends_on="2022-05-12")
    assert (saved.activity.starts_on, saved.activity.ends_on) == (dt.date(2022, 5, 10), dt.date(2022, 5, 12))
    assert saved.kept_apart == {"starts_on": "2022-05-20"}
    assert (shown(note)["starts_on"], shown(note)["ends_on"]) == ("2022-05-20", "2022-05-12")

    saved = type_into(note, mexico, starts_on="2022-05-20", ends_on="2022-05-22")
    assert (saved.activity.starts_on, saved.activity.ends_on) == (dt.date(2022, 5, 20), dt.date(2022, 5, 22))
    assert saved.kept_apart == {}


def test_the_database_itself_refuses_an_activity_that_ends_before_it_starts(workshop):
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=workshop.pk).update(starts_on="2022-05-20", ends_on="2022-05-12")


def test_inputs_that_a_request_does_not_carry_stay_as_they_are(note, mexico):
    save(note, mexico, **COMPLETE)
    saved = type_into(note, mexico, objective_es="Otro")

    assert {key: shown(note)[key] for key in COMPLETE} == COMPLETE | {"objective_es": "Otro"}
    assert saved.version == 3


def test_a_list_can_be_emptied(note, mexico):
    save(note, mexico, **COMPLETE)
    saved = type_into(note, mexico, topics=[""], host=[""], indicators="")

    assert (shown(note)["topics"], shown(note)["host"], shown(note)["indicators"]) == ([], [], [])
    assert not ActivityIndicator.objects.filter(activity=saved.activity).exists()


def test_h2_each_language_is_written_by_itself(note, mexico):
    save(note, mexico, objective_es="Objetivo", indicators=[INDICATOR])
    saved = save(
        note,
        mexico,
        language="en",
        objective_en="Objective",
        indicators=[INDICATOR | {"name": "Officials trained", "measured_by": "ES"}],
    )
    row = saved.activity.indicators.get()

    assert (saved.objective_es, saved.objective_en) == ("Objetivo", "Objective")
    assert (row.name_es, row.name_en, row.measured_by_es, row.measured_by_en) == (
        "Personas capacitadas",
        "Officials trained",
        "SE",
        "ES",
    )


def test_a_second_writer_of_the_same_field_is_told_and_overwrites_nothing(note, mexico, es):
    both_saw = seen_of(shown(note))
    type_into(note, es, seen=both_saw, objective_es="De la Secretaría")

    with pytest.raises(ChangedMeanwhile) as clash:
        type_into(note, mexico, seen=both_saw, objective_es="De México", background_es="También")
    assert clash.value.current == {"objective_es": "De la Secretaría"}
    note.refresh_from_db()
    assert (note.objective_es, note.background_es) == ("De la Secretaría", "")


def test_two_writers_of_different_fields_do_not_disturb_each_other(note, mexico, es):
    both_saw = seen_of(shown(note))
    empty = shown(note)
    type_into(note, es, seen=both_saw, objective_es="De la Secretaría", background_es=empty["background_es"])
    saved = type_into(note, mexico, seen=both_saw, objective_es=empty["objective_es"], background_es="De México")

    assert (saved.objective_es, saved.background_es) == ("De la Secretaría", "De México")


def test_a_change_in_the_matrix_is_not_overwritten_by_an_older_page(note, mexico):
    page_saw = seen_of(shown(note))
    Activity.objects.filter(pk=note.activity_id).update(risks_es="De la matriz")
    saved = type_into(note, mexico, seen=page_saw, risks_es="", background_es="Texto")
    assert saved.activity.risks_es == "De la matriz"

    with pytest.raises(ChangedMeanwhile):
        type_into(note, mexico, seen=page_saw, risks_es="De la nota")


def test_who_is_responsible_is_not_changed_by_those_who_only_write(note, mexico, es):
    with pytest.raises(RuleBroken) as refused:
        save(note, mexico, responsible=["party:MX"])
    assert refused.value.code == "not_allowed"

    saved = save(note, es, responsible=["office:ppt", "party:MX"])
    assert shown(saved)["responsible"] == ["office:ppt", "party:MX"]


def test_a5_whoever_takes_on_a_role_reads_the_note_and_whoever_leaves_no_longer_does(note, es):
    assert save(note, es, support=["party:rncom"]).audience_to == ["party:MX", "party:rncom"]
    assert save(note, es, support=[]).audience_to == ["party:MX"]


@pytest.mark.parametrize("state", [state for state in NoteState if state not in ("draft", "returned")])
def test_f2_a_note_that_was_handed_in_cannot_be_written(note, es, state):
    ConceptNote.objects.filter(pk=note.pk).update(state=state, accepted_on=dt.date(2022, 3, 1))
    with pytest.raises(RuleBroken) as refused:
        save(note, es, objective_es="Otro")
    assert refused.value.code == "wrong_state"


def test_the_short_form_is_chosen_in_the_note(note, mexico):
    assert type_into(note, mexico, level="short").level == "short"
    assert type_into(note, mexico, level="nonsense").level == "short"


def test_choosing_the_topics_makes_the_placing_the_writers_own(note, mexico):
    assert note.activity.is_mapping_ours
    assert save(note, mexico, topics=["2.1"]).activity.is_mapping_ours is False


def test_h1_each_save_leaves_one_act_with_its_author(note, mexico):
    complete_note(note.activity, mexico)
    events = ConceptNote.pgh_event_model.objects.filter(pgh_obj_id=note.pk).order_by("pgh_id")

    assert [event.pgh_context["act"] for event in events] == ["concept_note.begin", "concept_note.write"]
    assert events.last().pgh_context["name"] == "Adriana Villaseñor Cota"


def test_a1_nobody_writes_while_looking_as_somebody_else(note, mexico, es):
    with pytest.raises(RuleBroken) as refused:
        write_note(note=note, by=mexico.looked_at_by(es), language="es", typed=Typed(values={}, apart={}, seen={}))
    assert refused.value.code == "not_allowed"
