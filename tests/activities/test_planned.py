"""A5, F3: what a note plans fills the activity's columns as it is typed, and stays with the note's readers till accepted."""

import datetime as dt

import pytest
from django.urls import reverse

from puebla.areas.activities.models import Activity, ActivityTopic, ConceptNote
from puebla.areas.activities.queries.planned import is_kept_back, kept_back_q
from puebla.areas.activities.queries.served import served_topics
from puebla.areas.activities.states import NoteState
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.plans.models import Topic
from puebla.kernel.access.standing import Standing
from tests.factories.activity import TODAY, make_activity

pytestmark = [pytest.mark.usefixtures("rcm"), pytest.mark.django_db]

INSIDE = ["marisol.quesada", "adriana.villasenor"]
OUTSIDE = ["hernan.ospina", "ingrid.sandoval", "benito.calix", None]
SECRETS = ["Zopilote risk", "Quetzal fund", "98765", "Tapachula hall", "Jaguar indicator"]


@pytest.fixture
def planned():
    activity = make_activity(
        year=2022, audience="public", title_en="Open campaign", risks_en=SECRETS[0], funds_en=SECRETS[1],
        budget_amount=98765, place_en=SECRETS[3], indicators=[SECRETS[4]],
    )  # fmt: skip
    return ConceptNote.objects.create(activity=activity, form_version=1, state="draft", audience="members")


def pages(client, activity):
    """Everything an outsider could read of it: its page, the matrix, its file, one row, the search."""
    addresses = [
        reverse("activities:activity-detail", args=[activity.code]),
        f"/en/matrix/?plan=SP19&year=2022&group=flat&text={activity.code}",
        f"/en/matrix.csv?plan=SP19&year=2022&text={activity.code}",
        "/en/search/?q=Zopilote",
        "/en/activities/?q=Zopilote",
        "/en/matrix/?plan=SP19&year=2022&text=Zopilote",
    ]
    answers = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {200}
    return [b"".join(answer).decode() for answer in answers]


@pytest.mark.parametrize("state", [state for state in NoteState if state != NoteState.ACCEPTED])
@pytest.mark.parametrize("name", OUTSIDE)
def test_a5_nobody_beyond_the_note_reads_what_it_plans_before_it_is_accepted(as_person, planned, name, state):
    ConceptNote.objects.filter(pk=planned.pk).update(state=state)

    detail, matrix, table, *searches = pages(as_person(name), planned.activity)

    said = f"{detail} {matrix} {table}"
    assert [secret for secret in SECRETS if secret in said or f"{secret[:2]},{secret[2:]}" in said] == []
    assert "shown once the concept note is accepted" in detail
    assert "Open campaign" in matrix
    assert [planned.activity.code in search for search in searches] == [False] * 3


@pytest.mark.parametrize("name", OUTSIDE)
def test_a5_once_it_is_accepted_everybody_reads_it(as_person, planned, name):
    ConceptNote.objects.filter(pk=planned.pk).update(state="accepted", accepted_on=TODAY)

    detail, matrix, _table, *searches = pages(as_person(name), planned.activity)

    assert all(secret in detail for secret in SECRETS if not secret.isdigit())
    assert "98,765" in detail
    assert SECRETS[0] in matrix
    assert [planned.activity.code in search for search in searches] == [True] * 3


@pytest.mark.parametrize("name", INSIDE)
def test_f3_the_readers_of_the_note_read_it_in_the_matrix_as_it_is_written(as_person, planned, name):
    detail, matrix, table, *searches = pages(as_person(name), planned.activity)

    assert SECRETS[0] in detail
    assert SECRETS[0] in matrix
    assert SECRETS[4] in table
    assert [planned.activity.code in search for search in searches] == [True] * 3


@pytest.mark.parametrize(("name", "late"), [(name, False) for name in OUTSIDE] + [(name, True) for name in INSIDE])
def test_f1_a5_what_was_planned_for_days_that_are_over_is_overdue_for_those_who_may_know_the_days(
    as_person, planned, name, late
):
    Activity.objects.filter(pk=planned.activity.pk).update(starts_on=dt.date(2022, 2, 1), ends_on=dt.date(2022, 2, 5))
    address = f"/en/matrix/?plan=SP19&year=2022&text={planned.activity.code}"

    row = as_person(name).get(address).content.decode()
    overdue = as_person(name).get(f"{address}&signs=overdue").content.decode()

    assert ("planned until 5 February 2022" in row, planned.activity.code + "/" in overdue) == (late, late)


def test_a5_the_title_is_still_found_in_the_matrix(as_person, planned):
    found = as_person(None).get("/en/matrix/?plan=SP19&year=2022&text=campaign").content.decode()

    assert planned.activity.code in found


@pytest.mark.parametrize("name", ["marisol.quesada", "adriana.villasenor", "ingrid.sandoval", "paola.ferretti"])
@pytest.mark.parametrize("audience", ["public", "members", "members_and_observer_organisations", "ppt_es", "body"])
def test_a5_the_rule_in_sql_is_the_rule(planned, person, name, audience):
    ConceptNote.objects.filter(pk=planned.pk).update(audience=audience, audience_to=["body:rcgm"])
    standing = standing_of(person(name), on=TODAY)

    kept_back = set(Activity.objects.filter(kept_back_q(standing)).values_list("pk", flat=True))

    assert kept_back == {activity.pk for activity in Activity.objects.all() if is_kept_back(activity, standing)}


@pytest.mark.parametrize(("name", "told"), [(None, []), ("adriana.villasenor", [SECRETS[1]])])
def test_a5_whose_money_a_note_names_is_told_to_its_readers_alone(planned, person, name, told):
    topic = Topic.objects.get(code="sp19-protection-7")
    ActivityTopic.objects.filter(topic=topic).delete()
    ActivityTopic.objects.create(activity=planned.activity, topic=topic)
    standing = standing_of(person(name), on=TODAY) if name else Standing(on=TODAY)

    served = {one.topic.code: one for one in served_topics(planned.activity.plan, standing)}

    assert served["sp19-protection-7"].activities == 1
    assert served["sp19-protection-7"].funds == told
