import itertools

import pytest

from puebla.areas.activities.models import Activity
from puebla.areas.activities.states import ACTIVITY_MOVES, ActivityState
from puebla.kernel.moves import move, possible
from puebla.kernel.refusals import RuleBroken


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(ACTIVITY_MOVES, ActivityState)))
def test_activity_moves_only_along_its_table(verb, state):
    activity = Activity(title_en="Workshop", state=state)
    starts, target = ACTIVITY_MOVES[verb]

    if state in starts:
        assert move(activity, verb, ACTIVITY_MOVES).state == target
    else:
        with pytest.raises(RuleBroken) as refusal:
            move(activity, verb, ACTIVITY_MOVES)
        assert refusal.value.code == "wrong_state"
        assert activity.state == state
    assert (verb in possible(Activity(state=state), ACTIVITY_MOVES)) == (state in starts)
