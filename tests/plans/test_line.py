"""L4: what was completed long ago is historical; a line in which nothing is carried out is stale."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.plans.actions.line import drop_line, keep_line, propose_drop, report_line
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.models import Line
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.queries.line import count_fates, tree_of
from puebla.areas.plans.rules.line import Signs, is_historical, is_stale, years_before
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, MEXICO, TODAY

DAY = dt.date(2009, 11, 13)
DAYS = st.dates(dt.date(1997, 1, 1), dt.date(2030, 12, 31))
SIGNS = st.builds(
    Signs,
    under_way=st.lists(DAYS, max_size=3).map(tuple),
    completed=st.lists(DAYS, max_size=3).map(tuple),
    planned=st.integers(0, 2),
    references=st.integers(0, 1),
)


def test_l4_two_years_before_the_twenty_ninth_of_february_is_the_twenty_eighth():
    assert years_before(dt.date(2024, 2, 29), 2) == dt.date(2022, 2, 28)


@pytest.mark.parametrize(
    ("completed", "historical"), [(dt.date(2007, 11, 12), True), (dt.date(2007, 11, 13), False), (DAY, False)]
)
def test_l4_completed_more_than_two_years_ago_is_historical(completed, historical):
    signs = Signs(completed=(completed,))

    assert is_historical(signs, on=DAY, years=2) is historical
    assert not is_stale(signs, on=DAY, years=2)


@pytest.mark.parametrize(
    ("signs", "stale"),
    [
        (Signs(), True),
        (Signs(planned=1), True),
        (Signs(under_way=(DAY,)), False),
        (Signs(under_way=(dt.date(2007, 11, 12),)), True),
        (Signs(completed=(DAY,), planned=1), False),
        (Signs(references=1), False),
    ],
)
def test_l4_nothing_under_way_or_completed_for_years_is_stale(signs, stale):
    assert is_stale(signs, on=DAY, years=2) is stale


@given(SIGNS, DAYS, st.integers(1, 5))
def test_l4_no_line_is_stale_and_historical_at_once(signs, on, years):
    assert not (is_stale(signs, on=on, years=years) and is_historical(signs, on=on, years=years))


@given(SIGNS, DAYS, st.integers(1, 5))
def test_l4_a_reference_to_another_bodys_plan_counts_as_alive(signs, on, years):
    referring = Signs(signs.under_way, signs.completed, signs.planned, references=1)

    assert not is_stale(referring, on=on, years=years)
    assert not is_historical(referring, on=on, years=years)


def fates(plan, on):
    """``{source: fate}`` of every line, and the numbers."""
    tree = tree_of(content_of(plan), on=on, historical_after=2, stale_after=2)
    found, waiting = {}, list(tree)
    while waiting:
        node = waiting.pop()
        waiting += node["children"]
        found[node["source"]] = node["fate"]
    return found, count_fates(tree)


def test_l4_the_plan_of_action_as_it_stood_in_november_2009(pa09):
    found, numbers = fates(pa09, DAY)

    assert {source for source, fate in found.items() if fate == "historical"} >= {"PA09 Policy 7.3.1"}
    assert found["PA09 Development 4"] == "stale"
    assert found["PA09 Development 4.1.1"] == "stale"
    assert found["PA09 Policy 4"] == "alive"  # it refers to a Network's own plan
    assert numbers == {"alive": 36, "stale": 3, "historical": 1, "dropped": 0}


def test_l4_the_same_plan_seen_from_2022_has_heard_of_nothing_for_years(pa09):
    _found, numbers = fates(pa09, TODAY)

    assert numbers == {"alive": 6, "stale": 33, "historical": 1, "dropped": 0}


def test_l4_the_last_row_carries_the_secretariats_proposal_to_drop(pa09):
    proposed = Line.objects.exclude(drop_proposed_by="")

    assert [(line.source, line.level) for line in proposed] == [("PA09 Development 4", "objective")]


def test_l4_a_reported_line_lives_again(pa09, by):
    line = Line.objects.get(source="PA09 Policy 2.2.1.1")

    report_line(line=line, by=by(ES), on=TODAY, status="ongoing", priority="high", reason="The manual was renewed")

    found, _numbers = fates(pa09, TODAY)
    assert found["PA09 Policy 2.2.1"] == "alive"
    assert Line.objects.get(pk=line.pk).printed == "2.2.1.1"


@pytest.mark.parametrize(
    ("status", "completed_on"), [("done", None), ("ongoing", TODAY), ("done", TODAY + dt.timedelta(1))]
)
def test_l4_a_completed_line_has_its_day_and_no_other_has_one(pa09, by, status, completed_on):
    line = Line.objects.get(source="PA09 Policy 2.2.1.1")

    with pytest.raises(RuleBroken) as refusal:
        report_line(line=line, by=by(ES), on=TODAY, status=status, completed_on=completed_on)

    assert refusal.value.field == "completed_on"


def test_l4_a_line_is_proposed_to_be_dropped_then_dropped_then_taken_up_again(pa09, by):
    line = Line.objects.get(source="PA09 Policy 1.3")

    propose_drop(line=line, by=by(ES), reason_en="Nothing came of it", reason_es="")
    assert fates(pa09, DAY)[0]["PA09 Policy 1.3.1"] == "stale"
    drop_line(line=line, by=by(ES), on=TODAY, reason="RCGM of March 2022")
    assert fates(pa09, DAY)[0]["PA09 Policy 1.3.1"] == "dropped"
    with pytest.raises(RuleBroken):
        report_line(line=line, by=by(ES), on=TODAY, status="ongoing")
    keep_line(line=line, by=by(ES), reason="Guatemala offers the workshop")

    line.refresh_from_db()
    assert (line.dropped_on, line.drop_proposed_by) == (None, "")


def test_l4_the_lines_of_a_superseded_plan_stay_as_they_are(pa09, by):
    move_plan(
        plan=pa09, verb="supersede", by=by(ES), on=TODAY, note_en="The strategic plans took its place", note_es=""
    )

    with pytest.raises(RuleBroken) as refusal:
        report_line(line=Line.objects.get(source="PA09 Policy 2.2.1.1"), by=by(ES), on=TODAY, status="ongoing")
    assert refusal.value.code == "superseded"


def test_a1_a_focal_point_changes_no_line(pa09, by):
    with pytest.raises(RuleBroken) as refusal:
        report_line(line=Line.objects.first(), by=by(MEXICO), on=TODAY, status="ongoing")

    assert refusal.value.code == "not_allowed"
