"""Two people on one form: nothing is overwritten that its writer has not seen."""

from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.activities.rules.seen import changed, clashes, read_seen, seen_after, seen_of, write_seen

KEYS = st.sampled_from(["background_es", "objective_es", "starts_on", "topics"])
VALUES = st.one_of(st.text(max_size=5), st.lists(st.text(max_size=3), max_size=2))
STORED = st.fixed_dictionaries(dict.fromkeys(["background_es", "objective_es", "starts_on", "topics"], VALUES))


@given(STORED)
def test_a_token_comes_back_from_the_page(values):
    assert read_seen(write_seen(seen_of(values))) == seen_of(values)


@given(st.text(max_size=40))
def test_any_token_can_be_read(token):
    assert isinstance(read_seen(token), dict)


@given(STORED, STORED, st.dictionaries(KEYS, VALUES))
def test_every_input_is_mine_theirs_the_same_or_a_clash(before, stored, typed):
    seen = seen_of(before)
    mine, clashing = (
        set(changed(seen=seen, stored=stored, typed=typed)),
        set(clashes(seen=seen, stored=stored, typed=typed)),
    )

    for key, value in typed.items():
        is_mine, is_theirs = value != before[key], stored[key] != before[key]
        assert (key in clashing) == (is_mine and is_theirs and value != stored[key])
        assert (key in mine) == (is_mine and value != stored[key])


@given(STORED, STORED, st.dictionaries(KEYS, VALUES))
def test_what_the_page_does_not_show_is_not_counted_as_seen(before, stored, typed):
    seen = seen_of(before)
    after = seen_after(seen=seen, stored=stored, typed=typed)

    for key, value in typed.items():
        assert after[key] == (seen_of(stored)[key] if value == stored[key] else seen[key])


def test_without_a_token_nothing_counts_as_seen():
    assert clashes(seen={}, stored={"starts_on": "2022"}, typed={"starts_on": "2023"}) == ["starts_on"]
    assert clashes(seen={}, stored={"starts_on": "2022"}, typed={"starts_on": "2022"}) == []
