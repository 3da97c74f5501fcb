"""What /today/ asks about activities: the right things of the right people, in few queries."""

import datetime as dt

import pytest

from puebla.areas.activities.actions.delegation import delegate_acceptance
from puebla.areas.activities.actions.note_move import check_note, return_note, submit_note
from puebla.areas.activities.models import Activity, ConceptNote
from puebla.areas.activities.queries.activity import activities_listed
from puebla.areas.activities.queries.asked import asked_of
from tests.factories.activity import TODAY, make_activity
from tests.factories.note import complete_note

pytestmark = pytest.mark.usefixtures("rcm")
ES, PPT, MEXICO, GUATEMALA, DELEGATE, UNHCR = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana", "ingrid.sandoval",
)  # fmt: skip
BEGIN = "Begin the concept note"
EVIDENCE = "Say what became of activities without evidence"


def asks(standing):
    return [(ask.what, ask.about, ask.url) for ask in asked_of(standing)]


def whats(standing):
    return {ask.what for ask in asked_of(standing)}


def test_of_the_calendar_each_is_asked_for_what_is_theirs(by):
    assert asks(by(MEXICO)) == [
        (BEGIN, "2022-08 Workshop on reintegration", "/en/activities/2022-08/"),
        (EVIDENCE, "1 activity", "/en/activities/?state=no_evidence&mine=work"),
    ]
    of_group = asks(by(DELEGATE))
    assert [what for what, _about, _url in of_group] == [BEGIN] * 6 + [EVIDENCE]
    assert of_group[5] == (BEGIN, "2 more activities", "/en/activities/?note=none&mine=work")
    assert of_group[6][1] == "7 activities"
    assert asks(by(ES)) == [
        ("See that the concept notes are begun", "17 activities", "/en/activities/?note=none&year=2022"),
        (EVIDENCE, "17 activities", "/en/activities/?state=no_evidence"),
    ]


@pytest.mark.parametrize(
    "who", [GUATEMALA, UNHCR, "margaret.oakley", "hernan.ospina", "benito.calix", "paola.ferretti", ""]
)
def test_nothing_is_asked_of_those_who_have_no_part(by, who):
    assert asks(by(who)) == []


def test_a_note_is_asked_for_at_each_stage_of_its_way(by, workshop):
    note = complete_note(workshop, by(MEXICO))
    address = "/en/activities/2022-08/note/"
    about = "2022-08 Workshop on reintegration"
    assert ("Complete the concept note and submit it", about, f"{address}edit/") in asks(by(MEXICO))

    submit_note(note=note, by=by(MEXICO), on=TODAY)
    assert ("Check the concept note", about, address) in asks(by(ES))
    assert whats(by(MEXICO)) == {EVIDENCE}

    return_note(note=note, by=by(ES), on=TODAY, remarks={"": "Shorter, please."})
    assert ("Answer the remarks on the concept note", about, f"{address}edit/") in asks(by(MEXICO))
    submit_note(note=note, by=by(MEXICO), on=TODAY)
    check_note(note=note, by=by(ES), on=TODAY)
    assert ("Accept the concept note", about, address) in asks(by(PPT))
    assert "Accept the concept note" not in whats(by(ES))
    delegate_acceptance(by=by(PPT), on=TODAY)
    assert "Accept the concept note" in whats(by(ES))


def test_a_note_is_due_when_its_activity_begins(by, workshop):
    complete_note(workshop, by(MEXICO))

    assert [ask.due_on for ask in asked_of(by(MEXICO)) if ask.rule == "F2"] == [dt.date(2022, 6, 25)]


def test_a_report_is_asked_for_once_the_activity_is_completed(by):
    activity = make_activity(year=2022, state="completed", responsible=["party:GT"])

    assert asks(by(GUATEMALA)) == [
        ("Report what was done", f"{activity.code} {activity.title}", f"/en/activities/{activity.code}/report/edit/")
    ]


def test_an_organisation_is_asked_for_the_note_of_what_it_answers_for(by):
    make_activity(year=2022, responsible=["party:unhcr"])
    make_activity(year=2022, responsible=["party:unhcr"], state="dropped")
    make_activity(year=2022, responsible=["party:unhcr"], note_excepted_on=TODAY, note_exception_reason="Urgent")

    assert [ask.what for ask in asked_of(by(UNHCR))] == []  # "members" do not include it until it is named
    Activity.objects.filter(involvements__party__code="unhcr").update(audience_to=["party:unhcr"])
    assert [ask.what for ask in asked_of(by(UNHCR))] == [BEGIN]


def test_of_past_years_only_evidence_is_asked(by):
    make_activity(year=2021, state="no_evidence", responsible=["party:GT"])

    assert whats(by(GUATEMALA)) == {EVIDENCE}


def test_the_numbers_are_those_of_the_lists_behind_them(by):
    for who, filters in ((ES, {"note": "none", "year": "2022"}), (DELEGATE, {"state": "no_evidence", "mine": "work"})):
        counted = {ask.url.partition("?")[2]: ask.about for ask in asked_of(by(who))}
        query = "&".join(f"{key}={value}" for key, value in filters.items())
        assert counted[query] == f"{activities_listed(by(who), filters=filters).count()} activities"


@pytest.mark.parametrize(("who", "statements"), [(ES, 2), (PPT, 3), (MEXICO, 2), (DELEGATE, 2), (UNHCR, 1), ("", 0)])
@pytest.mark.parametrize("count", [1, 30])
def test_asking_takes_the_same_queries_for_any_number(by, django_assert_num_queries, who, statements, count):
    for number in range(count):
        activity = make_activity(year=2022, body="wg-protection-2019", responsible=["party:GT", "party:MX"])
        ConceptNote.objects.create(
            activity=activity, form_version=1, state=("submitted", "checked", "draft")[number % 3]
        )
    standing = by(who)

    with django_assert_num_queries(statements):
        asked_of(standing)
