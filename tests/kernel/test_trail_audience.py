"""Nothing of the past shows beyond its audience, then or now (A5); who could read on a past day (A6)."""

import datetime as dt

import pytest

from puebla.areas.activities.models import ConceptNote, Involvement
from puebla.areas.members.models import Party, Person
from puebla.kernel.memory.history import history_of
from puebla.kernel.memory.kinds import kind_of
from puebla.kernel.memory.latest import Wanted, latest_changes
from puebla.kernel.memory.readable import readable_record
from puebla.kernel.memory.readers import readers_on
from puebla.kernel.memory.versions import NoSuchVersion, Past, differences, version_of
from puebla.kernel.trail import because

from . import acting
from .acting import ES, MEXICAN, OBSERVER, PPT, PUBLIC, change

KIND = "activity"


def told(record, by, *, kind=KIND):
    return [line.said for line in history_of(kind_of(kind), record, by).lines]


def latest(by, **wanted):
    return [line.said for line in latest_changes(by, Wanted(**wanted)).lines]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"ES", "PPT", "MEXICAN", "OBSERVER", "PUBLIC"}),
        ("participants", {"ES", "PPT", "MEXICAN", "OBSERVER"}),
        ("members", {"ES", "PPT", "MEXICAN"}),
        ("ppt_es", {"ES", "PPT"}),
    ],
)
def test_a5_only_who_may_read_the_record_now_reaches_its_history(audience, readers):
    acting.activity(audience=audience)
    everybody = {"ES": ES, "PPT": PPT, "MEXICAN": MEXICAN, "OBSERVER": OBSERVER, "PUBLIC": PUBLIC}

    assert {name for name, one in everybody.items() if readable_record(kind_of(KIND), "2022-01", one)} == readers
    assert {name for name, one in everybody.items() if latest(one, kind=KIND)} == readers


@pytest.mark.django_db
def test_a5_what_was_written_while_closed_stays_closed_after_the_record_is_opened():
    record = acting.activity(audience="ppt_es", title_en="Secret talks")
    change(record, title_en="Hidden workshop")
    change(record, audience="members", title_en="Workshop", reason="agreed")
    change(record, title_en="Workshop on visas")

    opened = "The Executive Secretariat (Marisol) changed the activity; what it was before is not open to you, because “agreed”."
    after = "The Executive Secretariat (Marisol) changed the title (in English) from “Workshop” to “Workshop on visas”."
    assert told(record, MEXICAN) == [after, opened]
    assert latest(MEXICAN, kind=KIND) == [after, opened]
    assert len(told(record, ES)) == 4
    past = Past(kind_of(KIND), record, MEXICAN)
    assert past.numbers == [3, 4]
    with pytest.raises(NoSuchVersion):
        version_of(past, 2)
    with pytest.raises(NoSuchVersion):
        differences(past, 1, 4)


@pytest.mark.django_db(transaction=True)
def test_a5_parts_written_while_their_record_was_closed_stay_closed():
    mexico, guatemala = acting.country(), acting.country("GT", "Guatemala", "Guatemala")
    record = acting.activity(audience="ppt_es")
    with because(by=ES, act="activity.edit"):
        Involvement.objects.create(activity=record, role="support", party=mexico)
    change(record, audience="members")
    with because(by=ES, act="activity.edit"):
        Involvement.objects.create(activity=record, role="host", party=guatemala)

    assert told(record, MEXICAN) == [
        "The Executive Secretariat (Marisol) added involvement: Host · Guatemala.",
        "The Executive Secretariat (Marisol) changed the activity; what it was before is not open to you.",
    ]
    assert latest(MEXICAN, kind=KIND) == told(record, MEXICAN)
    assert "Supporting · Mexico" in told(record, ES)[2]


@pytest.mark.django_db(transaction=True)
def test_a5_a_part_with_an_audience_of_its_own_is_told_only_to_its_readers():
    record = acting.activity(audience="public")
    note = ConceptNote.objects.create(activity=record, form_version=1, audience="members")
    change(note, objective_en="Train officials", act="concept_note.write")

    assert [line for line in told(record, PUBLIC) if "concept note" in line] == []
    assert [line for line in latest(PUBLIC) if "concept note" in line] == []
    assert readable_record(kind_of("concept-note"), "2022-01", PUBLIC) is None
    assert [line for line in told(record, MEXICAN) if "concept note" in line] != []
    change(note, audience="ppt_es")
    assert [line for line in told(record, MEXICAN) if "concept note" in line] == []
    assert [line for line in latest(MEXICAN) if "concept note" in line] == []


@pytest.mark.django_db
def test_a5_a_name_that_the_reader_may_not_read_is_not_said():
    plan = acting.plan(code="secret", title_en="Secret plan", audience="ppt_es")
    record = acting.activity()
    change(record, plan=plan)

    told_ = "The Executive Secretariat (Marisol) changed the plan from “Plan” to “{}”."
    assert told(record, ES)[0] == told_.format("Secret plan")
    assert told(record, MEXICAN)[0] == told_.format("a record that you may not read")


@pytest.mark.django_db
def test_a5_contacts_are_told_only_to_those_who_may_see_contacts():
    person = Person.objects.create(email="ana@example.org", name="Ana", phone="555")
    record = acting.activity()
    change(record, by=MEXICAN, title_en="Workshop (2)")

    assert readable_record(kind_of("person"), str(person.pk), OBSERVER) is None
    assert readable_record(kind_of("person"), str(person.pk), MEXICAN) == person
    assert latest(OBSERVER, kind="person") == []
    assert told(record, OBSERVER)[0].startswith("MX’s focal point changed")
    assert told(record, MEXICAN)[0].startswith("MX’s focal point (Adriana) changed")


@pytest.mark.django_db
def test_a6_who_could_read_follows_the_audience_and_the_offices_of_that_day():
    acting.country()
    record = acting.activity(audience="ppt_es")  # by hand: of the real day
    day = dt.date(2022, 3, 1)
    with because(by=ES, act="activity.edit"):
        Party.objects.update(source="x")

    assert readers_on(kind_of(KIND), record, [ES, PPT, MEXICAN], day) is None

    change(record, audience="members")
    found = readers_on(kind_of(KIND), record, [ES, PPT, MEXICAN, OBSERVER], day)
    assert [one.name for one in found.standings] == ["Marisol", "Ernesto", "Adriana"]
    assert (found.is_public, [str(one.label) for one in found.audiences]) == (False, ["Members"])
    assert set(found.offices) == {"es", "ppt", "troika", "vice_minister", "focal_point", "delegate"}

    change(record, audience="named", audience_to=["party:MX"])
    found = readers_on(kind_of(KIND), record, [ES, PPT, MEXICAN, OBSERVER], day)
    assert ([one.name for one in found.standings], found.offices, found.names) == (
        ["Marisol", "Adriana"],
        ["es"],
        ["party:MX"],
    )

    change(record, audience="public")
    assert readers_on(kind_of(KIND), record, [PUBLIC], day).is_public
    assert readers_on(kind_of(KIND), record, [ES], day - dt.timedelta(days=1)) is None
