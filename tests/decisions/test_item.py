"""M4, M6: items are entered one by one, hang where their number says, and are taken out only while nothing hangs on them."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from puebla.areas.activities.models import ActivityItem
from puebla.areas.decisions.actions.commitment import change_commitment
from puebla.areas.decisions.actions.follow_up import withdraw_follow_up
from puebla.areas.decisions.actions.item import add_item, remove_item, revise_item
from puebla.areas.decisions.models import Item
from puebla.areas.decisions.queries.entering import number_to_propose
from puebla.areas.decisions.queries.item import commitments_visible_to, item_at, items_of, items_visible_to
from puebla.areas.decisions.queries.outcome import outcomes_counted
from puebla.areas.monitoring.models import Goal, ItemGoal
from puebla.areas.plans.models import Topic
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import make_activity

from .conftest import ES, GUATEMALA, MEXICO, PPT, TODAY, reported
from .entered import item_by, outcome_by

pytestmark = pytest.mark.usefixtures("rcm")
ASKED = ["office:members"]


@pytest.fixture
def officer(by):
    return by(ES)


@pytest.fixture
def outcome(officer):
    return outcome_by(officer)


def refusal(act):
    with pytest.raises(RuleBroken) as refused:
        act()
    return refused.value.code, str(refused.value), refused.value.field


def numbers(outcome):
    return [item.number for item in items_of(outcome)]


def names(item):
    return [str(row) for row in item.addressees.order_by("pk")]


def test_m4_an_item_hangs_and_stands_where_its_number_says(outcome, officer):
    for number in ("1", "3", "1.b", "1.a", "1.a.i", "2", "1.a.ii", "10", "4"):
        item_by(officer, outcome, number)

    assert numbers(outcome) == ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2", "3", "4", "10"]
    assert item_at(outcome, "1.a.ii").parent.number == "1.a"
    assert item_at(outcome, "2").parent is None


def test_f7_a_new_commitment_has_no_evidence_and_an_item_that_asks_nobody_no_state(outcome, by):
    topic = Topic.objects.get(code="sp19-protection-8")
    asking = item_by(
        by(PPT), outcome, "1", to=["party:MX", "body:rcgm", "office:es"], topics=[topic],
        due_on=dt.date(2022, 1, 1), due_precision="year",
    )  # fmt: skip

    assert (asking.state, item_by(by(PPT), outcome, "2").state) == ("no_evidence", "")
    assert names(asking) == ["Mexico", "Regional Consultation Group on Migration", "ES"]
    assert [row.topic for row in asking.item_topics.all()] == [topic]
    assert commitments_visible_to(by(MEXICO)).filter(pk=asking.pk).exists()
    assert not commitments_visible_to(by("")).filter(pk=asking.pk).exists()


@pytest.mark.parametrize("who", [MEXICO, GUATEMALA, "silvia.retana", "margaret.oakley", "ingrid.sandoval", ""])
def test_nobody_else_adds_revises_or_removes_an_item(outcome, officer, by, who):
    item = item_by(officer, outcome, "1")

    assert refusal(lambda: item_by(by(who), outcome, "2"))[0] == "not_allowed"
    assert refusal(lambda: revise_item(item=item, by=by(who), text_en="Mine"))[0] == "not_allowed"
    assert refusal(lambda: remove_item(item=item, by=by(who), on=TODAY))[0] == "not_allowed"
    assert [one.text_en for one in items_of(outcome)] == ["Item 1"]


@pytest.mark.parametrize(
    ("number", "facts", "expected"),
    [
        ("1)a", {}, ("no_number", "such as 7, 7.p or 7.p.iii", "number")),
        ("1", {}, ("number_taken", "has an item 1 already", "number")),
        ("2.a", {}, ("parent_missing", "hangs below 2, which is not recorded yet", "number")),
        ("2", {"text_en": " "}, ("text_missing", "at least one language", "text_en")),
        ("2", {"is_commitment": True, "kind": "request"}, ("addressee_needed", "Say whom it asks", "addressees")),
        ("2", {"to": ASKED, "kind": "courtesy"}, ("kind_asks_nobody", "asks nobody for anything", "kind")),
        ("2", {"to": ASKED, "kind": "recommendation"}, ("kind_asks_nobody", "asks nobody for anything", "kind")),
        ("2", {"to": ASKED, "is_commitment": False}, ("asks_nobody", "Tick that it asks somebody", "is_commitment")),
        ("2", {"due_on": dt.date(2022, 5, 1)}, ("asks_nobody", "take these out", "is_commitment")),
        ("2", {"is_as_soon_as_possible": True}, ("asks_nobody", "take these out", "is_commitment")),
        ("2", {"is_outside": True}, ("asks_nobody", "take these out", "is_commitment")),
        ("2", {"to": ["party:XX"]}, ("unknown_addressee", "“party:XX”", "addressees")),
        ("2", {"to": ["office:king"]}, ("unknown_addressee", "“office:king”", "addressees")),
        (
            "2",
            {"to": ASKED, "due_on": dt.date(2022, 5, 1), "is_as_soon_as_possible": True},
            ("two_deadlines", "not both", "due"),
        ),
        ("2", {"to": ASKED, "due_on": dt.date(2022, 2, 14)}, ("due_before_it_was_asked", "before the meeting", "due")),
        (
            "2",
            {"to": ASKED, "due_on": dt.date(2021, 1, 1), "due_precision": "year"},
            ("due_before_it_was_asked", "before the meeting", "due"),
        ),
    ],
)
def test_m4_what_cannot_be_an_item_is_refused_with_its_reason(outcome, officer, number, facts, expected):
    item_by(officer, outcome, "1")

    code, words, field = refusal(lambda: item_by(officer, outcome, number, **facts))

    assert (code, field) == (expected[0], expected[2])
    assert expected[1] in words
    assert numbers(outcome) == ["1"]


def test_a_deadline_of_the_year_or_month_of_the_meeting_is_not_before_it(outcome, officer):
    for number, precision in (("1", "year"), ("2", "month")):
        item = item_by(officer, outcome, number, to=ASKED, due_on=dt.date(2022, 2, 1), due_precision=precision)
        assert not item.is_due_to_the_day


def test_an_item_is_revised_in_its_place_and_under_its_number(outcome, officer):
    item = item_by(officer, outcome, "1", to=["party:MX", "party:GT"])
    kept = item.addressees.get(party__code="GT").pk

    revised = revise_item(
        item=item,
        by=officer,
        reason="As in the signed text",
        text_es="Capacitar",
        addressees=["party:GT", "office:ppt"],
    )

    assert (revised.number, revised.state, revised.text_es) == ("1", "no_evidence", "Capacitar")
    assert names(revised) == ["Guatemala", "PPT"]
    assert revised.addressees.get(party__code="GT").pk == kept


def test_an_addressee_that_a_person_changes_is_no_longer_our_proposal(item, officer):
    proposed = item("7.a")
    assert revise_item(item=proposed, by=officer, source="C21, page 7").is_addressee_ours

    assert not revise_item(item=proposed, by=officer, addressees=["office:es"]).is_addressee_ours


def test_m6_an_item_becomes_a_commitment_and_is_none_after_all(outcome, officer):
    item = item_by(officer, outcome, "1", kind="decision")

    asked = revise_item(item=item, by=officer, is_commitment=True, addressees=ASKED)
    assert asked.state == "no_evidence"
    again = revise_item(item=item, by=officer, is_commitment=False, addressees=[])
    assert (again.state, names(again)) == ("", [])


def test_m7_a_commitment_of_which_something_was_said_stays_one(outcome, officer, by):
    begun = item_by(officer, outcome, "1", to=ASKED)
    change_commitment(item=begun, verb="begin", by=officer, on=TODAY)
    lost = item_by(officer, outcome, "2", to=ASKED)
    change_commitment(item=lost, verb="begin", by=officer, on=TODAY)
    change_commitment(item=lost, verb="lose_sight", by=officer, on=TODAY, words="Nobody knows")
    followed = item_by(officer, outcome, "3", to=ASKED)
    report = reported(followed, by(MEXICO))

    for item, expected in ((begun, "has_come_further"), (lost, "has_come_further"), (followed, "reported_on_it")):
        code, words, field = refusal(
            lambda item=item: revise_item(item=item, by=officer, is_commitment=False, addressees=[])
        )
        assert (code, field) == (expected, "is_commitment")
        assert "cannot be taken for one that asks nobody" in words
    assert refusal(lambda: revise_item(item=followed, by=officer, is_commitment=False, addressees=[], kind="noted"))[
        0
    ] == ("reported_on_it")
    withdraw_follow_up(follow_up=report, by=by(MEXICO), on=TODAY)
    assert revise_item(item=followed, by=officer, is_commitment=False, addressees=[]).state == ""


def test_an_item_recorded_by_mistake_is_taken_out_and_its_number_is_free_again(outcome, officer, by):
    for number in ("1", "2", "2.a"):
        item_by(officer, outcome, number, to=ASKED)
    mistaken = item_at(outcome, "2.a")

    removed = remove_item(item=mistaken, by=officer, on=TODAY, reason="Belongs to 1")

    assert (removed.removed_on, numbers(outcome)) == (TODAY, ["1", "2"])
    assert not items_visible_to(officer).filter(pk=mistaken.pk).exists()
    assert not commitments_visible_to(officer).filter(pk=mistaken.pk).exists()
    [counted] = outcomes_counted(officer).filter(pk=outcome.pk)
    assert (counted.number_of_items, counted.number_of_commitments) == (2, 2)
    assert Item.objects.get(pk=mistaken.pk).text_en == "Item 2.a"
    assert refusal(lambda: remove_item(item=mistaken, by=officer, on=TODAY))[0] == "removed"
    assert refusal(lambda: revise_item(item=mistaken, by=officer, text_en="New"))[0] == "removed"
    assert refusal(lambda: reported(mistaken, by(MEXICO)))[0] == "removed"
    assert refusal(lambda: change_commitment(item=mistaken, verb="begin", by=officer, on=TODAY))[0] == "removed"
    assert item_by(officer, outcome, "2.a").parent.number == "2"
    item_by(officer, outcome, "1.a")
    assert numbers(outcome) == ["1", "1.a", "2", "2.a"]


def activity_of(item, _by):
    ActivityItem.objects.create(item=item, activity=make_activity())


def goal_of(item, _by):
    ItemGoal.objects.create(item=item, goal=Goal.objects.order_by("pk").first())


def withdrawn_report_of(item, by):
    withdraw_follow_up(follow_up=reported(item, by(MEXICO)), by=by(MEXICO), on=TODAY)


@pytest.mark.parametrize(
    ("hang", "word"),
    [
        (lambda item, by: item_by(by(ES), item.outcome, "1.a"), "items below it"),
        (lambda item, by: reported(item, by(MEXICO)), "follow-up"),
        (withdrawn_report_of, "follow-up"),
        (activity_of, "item carried out"),
        (goal_of, "commitment that serves it"),
    ],
)
def test_h1_an_item_on_which_something_hangs_is_not_removed(outcome, officer, by, hang, word):
    item = item_by(officer, outcome, "1", to=ASKED)
    hang(item, by)

    code, words, _field = refusal(lambda: remove_item(item=item, by=officer, on=TODAY))

    assert code == "something_hangs_on_it"
    assert f"({word})" in words
    assert Item.objects.get(pk=item.pk).removed_on is None


def test_m7_a_commitment_of_which_somebody_said_what_became_of_it_is_no_mistake(outcome, officer):
    item = item_by(officer, outcome, "1", to=ASKED)
    change_commitment(item=item, verb="plan", by=officer, on=TODAY)

    assert refusal(lambda: remove_item(item=item, by=officer, on=TODAY))[0] == "has_come_further"


def test_an_item_once_removed_gives_way_to_those_below_it_being_removed_first(outcome, officer):
    for number in ("1", "1.a"):
        item_by(officer, outcome, number)
    remove_item(item=item_at(outcome, "1.a"), by=officer, on=TODAY)

    assert remove_item(item=item_at(outcome, "1"), by=officer, on=TODAY).removed_on == TODAY
    assert number_to_propose(outcome) == ("1", None)


def test_the_database_too_keeps_a_number_once(outcome, officer):
    item_by(officer, outcome, "1")

    with pytest.raises(IntegrityError), transaction.atomic():
        Item.objects.create(outcome=outcome, number="1", position=9, kind="noted", text_en="Twice")


def test_the_number_that_is_proposed_follows_what_was_entered_last(outcome, officer):
    assert number_to_propose(outcome) == ("1", None)
    first = item_by(officer, outcome, "1")
    assert number_to_propose(outcome) == ("2", first)
    letter = add_item(outcome=outcome, number="1.a", by=officer, text_es="Inciso", kind="noted")

    assert number_to_propose(outcome, after="1.a") == ("1.b", letter)
    assert number_to_propose(outcome, below="1") == ("1.b", first)
    assert number_to_propose(outcome, below="1.a") == ("1.a.i", letter)
    assert number_to_propose(outcome, after="nonsense") == ("1.b", letter)
