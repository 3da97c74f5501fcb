"""An earlier version is put back as a new change (H1); states and audiences have steps of their own."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from puebla.areas.activities.models import ActivityTopic, ConceptNote, Involvement
from puebla.areas.plans.models import Passage, Pillar, Topic
from puebla.kernel.memory.history import history_of
from puebla.kernel.memory.kinds import kind_of
from puebla.kernel.memory.restoring import restore_version, told_difference
from puebla.kernel.memory.versions import Past, differences, version_of
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.trail import because

from . import acting
from .acting import ES, MEXICAN, PPT, change

pytestmark = pytest.mark.django_db


def restore(record, number, *, kind="activity", by=ES, reason="it was right", **options):
    return restore_version(kind=kind_of(kind), record=record, number=number, by=by, reason=reason, **options)


def told(record, kind="activity"):
    return [line.said for line in history_of(kind_of(kind), record, ES).lines]


def test_h1_an_activity_is_restored_as_a_new_change():
    record = acting.activity(place_en="San Salvador", starts_on=dt.date(2022, 5, 1), dates_precision="month")
    change(record, place_en="Tegucigalpa", starts_on=dt.date(2022, 6, 7), dates_precision="day", reason="moved")

    restored = restore(record, 1)

    assert (restored.place_en, restored.starts_on, restored.dates_precision) == (
        "San Salvador", dt.date(2022, 5, 1), "month",
    )  # fmt: skip
    assert told(record)[0] == "The Executive Secretariat (Marisol) restored version 1, because “it was right”."
    assert len(told(record)) == 3
    assert restored.version == record.version + 1


def test_h1_restoring_brings_links_back_and_takes_later_ones_away():
    mexico, canada = acting.country(), acting.country("CA", "Canada", "Canadá")
    plan = acting.plan()
    topic = Topic.objects.create(pillar=Pillar.objects.create(plan=plan, number=1, code="p"), number=1, code="t")
    record = acting.activity(plan)
    with because(by=ES, act="activity.edit"):
        ActivityTopic.objects.create(activity=record, topic=topic)
        gone = Involvement.objects.create(activity=record, role="host", party=mexico)
        kept = Involvement.objects.create(activity=record, role="support", party=canada)
    with because(by=ES, act="activity.edit"):
        gone.delete()
        kept.role = "provider"
        kept.save()
        Involvement.objects.create(activity=record, role="responsible", party=canada)

    restore(record, 2)

    assert set(record.involvements.values_list("role", "party__code")) == {("host", "MX"), ("support", "CA")}
    assert record.activity_topics.count() == 1


def test_h1_a_concept_note_is_restored_while_it_may_be_written():
    note = ConceptNote.objects.create(activity=acting.activity(), form_version=1, background_en="Good", level="short")
    change(note, background_en="Bad", level="full", act="concept_note.write")

    assert restore(note, 1, kind="concept-note").background_en == "Good"
    assert ConceptNote.objects.get().level == "short"


def test_f2_an_accepted_concept_note_is_not_restored_past_its_steps():
    note = ConceptNote.objects.create(activity=acting.activity(), form_version=1, background_en="Good")
    change(note, background_en="Better", state="accepted", accepted_on=acting.DAY, act="concept_note.accept")

    with pytest.raises(RuleBroken, match="Accepted by the Presidency") as refused:
        restore(note, 1, kind="concept-note")
    assert refused.value.code == "cannot_restore"
    assert ConceptNote.objects.get().background_en == "Better"


def test_h1_a_passage_of_a_plan_is_restored():
    passage = Passage.objects.create(plan=acting.plan(), kind="principle", position=1, text_en="Consensus")
    change(passage, text_en="Majority", act="plan.edit")

    assert restore(passage, 1, kind="passage").text_en == "Consensus"


def test_h1_states_and_audiences_are_left_to_their_own_steps():
    record = acting.activity(title_en="Workshop")
    change(record, title_en="Course", state="under_way", audience="members", state_since=acting.DAY)

    changes, left = told_difference(Past(kind_of("activity"), record, ES), 1)
    restored = restore(record, 1)

    assert [one.what for one in changes] == ["title (in English)"]
    assert set(left) == {"status", "status since", "audience"}
    assert (restored.title_en, restored.state, restored.audience) == ("Workshop", "under_way", "members")


@pytest.mark.parametrize(
    ("number", "by", "reason", "code"),
    [
        (1, MEXICAN, "why", "not_allowed"),
        (1, PPT, "why", "not_allowed"),
        (1, acting.ES.looked_at_by(acting.ES), "why", "not_allowed"),
        (1, ES, "  ", "reason_missing"),
        (9, ES, "why", "no_such_version"),
        (0, ES, "why", "no_such_version"),
        (2, ES, "why", "nothing_to_restore"),
    ],
)
def test_h1_restoring_is_refused_with_a_reason_and_changes_nothing(number, by, reason, code):
    record = acting.activity()
    change(record, title_en="Course")

    with pytest.raises(RuleBroken) as refused:
        restore(record, number, by=by, reason=reason)
    assert refused.value.code == code
    assert len(told(record)) == 2


def test_h1_what_else_has_changed_may_forbid_the_earlier_version():
    plan = acting.plan()
    passage = Passage.objects.create(plan=plan, kind="principle", position=1, text_en="Consensus")
    change(passage, kind="approach", act="plan.edit")
    Passage.objects.create(plan=plan, kind="principle", position=1, text_en="Good faith")

    with pytest.raises(RuleBroken, match="passage once") as refused:
        restore(passage, 1, kind="passage")
    assert refused.value.code == "cannot_restore"
    passage.refresh_from_db()
    assert passage.kind == "approach"


def test_h1_a_link_that_was_made_again_is_not_doubled():
    record, party = acting.activity(), acting.country()
    held = Involvement.objects.create(activity=record, role="host", party=party)
    change(record, title_en="Course")
    with because(by=ES):
        held.delete()
        Involvement.objects.create(activity=record, role="host", party=party)

    assert restore(record, 1).title_en == "Workshop"
    assert record.involvements.count() == 1


def test_h1_whoever_looked_before_somebody_else_changed_it_is_told():
    record = acting.activity()
    change(record, title_en="Course")
    change(record, title_en="Seminar", by=PPT)

    with pytest.raises(ChangedMeanwhile):
        restore(record, 1, seen=2)
    assert restore(record, 1, seen=3).title_en == "Workshop"


def test_h1_a_version_shows_the_record_and_its_parts_as_they_stood():
    record = acting.activity()
    with because(by=ES):
        host = Involvement.objects.create(activity=record, role="host", party=acting.country())
    with because(by=ES):
        record.title_en, record.deadline_on = "Course", dt.date(2022, 6, 30)
        record.save()
        host.delete()
    past = Past(kind_of("activity"), record, ES)

    def shown(number):
        return [(section.title, dict(section.fields)) for section in version_of(past, number).sections]

    assert shown(2)[0][1]["title (in English)"] == "Workshop"
    assert "deadline for compliance" not in shown(2)[0][1]
    assert shown(2)[1] == ("involvement “Host · Mexico”", {"role": "Host", "party": "Mexico"})
    assert shown(3)[0][1]["deadline for compliance"] == "30 June 2022"
    assert len(shown(3)) == 1
    assert [(one.sign, one.what, one.before, one.after) for one in differences(past, 2, 3)] == [
        ("changed", "title (in English)", "Workshop", "Course"),
        ("changed", "deadline for compliance", "", "30 June 2022"),
        ("removed", "involvement", "Host · Mexico", ""),
    ]


VALUES = st.fixed_dictionaries(
    {
        "title_en": st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=9),
        "place_es": st.sampled_from(["", "Ciudad de México", "Panamá"]),
        "deadline_on": st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2026, 12, 31)),
        "budget_amount": st.none() | st.decimals(0, 10**11, places=2),
        "deadline_year": st.none() | st.integers(1, 4),
        "sources": st.lists(st.sampled_from(["C21 7.a", "C21 7.b"]), max_size=2, unique=True),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(VALUES, min_size=1, max_size=5), back=st.integers(0, 4))
def test_h1_restoring_version_k_gives_the_fields_of_version_k(db, versions, back):
    with transaction.atomic():
        record = acting.activity()
        held = {}
        for values in versions:
            change(record, **values)
            held[len(Past(kind_of("activity"), record, ES).acts)] = values
        number = sorted(held)[min(back, len(held) - 1)]

        try:
            restored = restore(record, number)
        except RuleBroken as refused:
            restored = refused.code == "nothing_to_restore" and record
        restored.refresh_from_db()

        assert {name: getattr(restored, name) for name in held[number]} == held[number]
        transaction.set_rollback(True)
