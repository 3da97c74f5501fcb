"""M7: what became of a commitment is said in words, along the table."""

import datetime as dt
import itertools

import pytest

from puebla.areas.decisions.actions.commitment import change_commitment
from puebla.areas.decisions.models import Item
from puebla.areas.decisions.rules.due import is_overdue
from puebla.areas.decisions.states import COMMITMENT_MOVES, CommitmentState
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, GUATEMALA, MEXICO, PPT, TODAY

pytestmark = pytest.mark.usefixtures("rcm")


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(COMMITMENT_MOVES, CommitmentState)))
def test_a_commitment_moves_only_along_its_table(item, by, verb, state):
    Item.objects.filter(pk=item("7.a").pk).update(state=state)
    starts, target = COMMITMENT_MOVES[verb]

    if state in starts:
        changed = change_commitment(item=item("7.a"), verb=verb, by=by(ES), on=TODAY, words="As reported")
        assert (changed.state, changed.state_since, changed.state_words) == (target, TODAY, "As reported")
    else:
        with pytest.raises(RuleBroken) as refused:
            change_commitment(item=item("7.a"), verb=verb, by=by(ES), on=TODAY, words="As reported")
        assert refused.value.code == "wrong_state"
        assert item("7.a").state == state


def test_m7_a_commitment_is_not_closed_without_saying_what_was_done(item, by):
    with pytest.raises(RuleBroken) as refused:
        change_commitment(item=item("7.a"), verb="complete", by=by(PPT), on=TODAY, words="  ")

    assert (refused.value.code, refused.value.field) == ("words_needed", "words")
    assert change_commitment(item=item("7.a"), verb="begin", by=by(PPT), on=TODAY).state == "under_way"


@pytest.mark.parametrize("who", [MEXICO, GUATEMALA, "silvia.retana", "hernan.ospina", ""])
def test_nobody_but_the_secretariat_and_the_presidency_says_what_became_of_it(item, by, who):
    with pytest.raises(RuleBroken) as refused:
        change_commitment(item=item("7.a"), verb="begin", by=by(who), on=TODAY)
    assert refused.value.code == "not_allowed"


def test_m6_what_asks_nobody_has_no_state_to_change(item, by):
    with pytest.raises(RuleBroken) as refused:
        change_commitment(item=item("12"), verb="begin", by=by(ES), on=TODAY)
    assert refused.value.code == "no_commitment"


@pytest.mark.parametrize(
    ("state", "due_on", "is_to_the_day", "expected"),
    [
        ("no_evidence", dt.date(2022, 2, 28), True, True),
        ("no_evidence", TODAY, True, False),
        ("no_evidence", dt.date(2021, 1, 1), False, False),
        ("under_way", None, False, False),
        ("completed", dt.date(2022, 2, 28), True, False),
    ],
)
def test_only_a_day_can_be_overdue_and_only_while_open(state, due_on, is_to_the_day, expected):
    assert is_overdue(state=state, due_on=due_on, is_to_the_day=is_to_the_day, on=TODAY) is expected
