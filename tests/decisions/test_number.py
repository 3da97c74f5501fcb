"""M4: numbers stay as printed; they say what an item hangs below, where it stands, and what probably comes next."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from puebla.areas.decisions.rules.number import first_below, number_after, parent_of, place_of, read_number
from puebla.areas.decisions.rules.roman import is_roman, read_roman, write_roman
from puebla.kernel.refusals import RuleBroken

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def placed(numbers):
    """The numbers in the order in which they stand once each was added, one after another."""
    standing = []
    for number in numbers:
        standing.insert(place_of(number, standing), number)
    return standing


@st.composite
def outcomes(draw):
    """The numbers of an outcome in their printed order: items, letters below them, Roman numerals below these."""
    printed = []
    for item in range(1, draw(st.integers(1, 5)) + 1):
        printed.append(str(item))
        for letter in LETTERS[: draw(st.sampled_from([0, 2, 3, 11]))]:
            printed.append(f"{item}.{letter}")
            printed += [f"{item}.{letter}.{write_roman(n)}" for n in range(1, draw(st.sampled_from([0, 0, 3, 11])) + 1)]
    return printed


@st.composite
def outcomes_in_some_order(draw):
    """A printed outcome, and its numbers in an order in which they can be entered: no item before its parent."""
    printed = draw(outcomes())
    shuffled = draw(st.permutations(printed))
    entered, waiting = [], list(shuffled)
    while waiting:
        ready = [number for number in waiting if parent_of(number) in {"", *entered}]
        entered += ready
        waiting = [number for number in waiting if number not in entered]
    return printed, entered


@settings(deadline=None, max_examples=50)
@given(outcomes_in_some_order())
def test_in_whatever_order_items_are_entered_they_stand_as_printed(case):
    printed, entered = case

    assert placed(entered) == printed


@given(st.permutations(["1", "2", "3", "10"]), st.permutations(["a", "b", "d"]), st.sampled_from(["2.c", "2.d.i", "4"]))
def test_an_order_that_a_source_prints_otherwise_stays_and_nothing_leaves_its_parent(items, letters, number):
    printed = []
    for item in items:
        printed += [item, *(f"{item}.{letter}" for letter in letters if item in {"2", "3"})]

    printed.insert(place_of(number, printed), number)

    tree = {one: [other for other in printed if other.startswith(f"{one}.")] for one in printed}
    assert all(printed[printed.index(one) + 1 :][: len(below)] == below for one, below in tree.items())


@settings(deadline=None, max_examples=50)
@given(outcomes())
def test_the_next_number_is_free_and_on_the_same_level(printed):
    for number in printed:
        proposed = number_after(number, printed)
        assert proposed not in printed
        assert parent_of(proposed) == parent_of(number)
        assert read_number(proposed) == proposed


@given(st.integers(1, 300))
def test_a_roman_numeral_reads_as_it_is_written(number):
    assert read_roman(write_roman(number)) == number
    assert is_roman(write_roman(number))


@pytest.mark.parametrize(
    ("number", "numbers", "following"),
    [
        ("7", ["6", "7"], "8"),
        ("7.b", ["7", "7.a", "7.b"], "7.c"),
        ("7.a", ["7", "7.a", "7.b"], "7.c"),
        ("7.h", ["7", "7.h"], "7.i"),
        ("7.i", ["7", "7.h", "7.i"], "7.j"),
        ("7.p.i", ["7", "7.p", "7.p.i"], "7.p.ii"),
        ("7.p.iii", ["7.p.i", "7.p.ii", "7.p.iii"], "7.p.iv"),
        ("7.z", ["7.y", "7.z"], "7.aa"),
        ("7.ñ", ["7.n", "7.ñ"], "7.o"),
        ("7.1.9", ["7.1.9"], "7.1.10"),
    ],
)
def test_what_comes_next(number, numbers, following):
    assert number_after(number, numbers) == following


@pytest.mark.parametrize(
    ("number", "numbers", "first"),
    [
        ("7", ["7"], "7.a"),
        ("7.p", ["7", "7.p"], "7.p.i"),
        ("7.p.i", ["7.p.i"], "7.p.i.1"),
        ("7", ["7", "7.a", "7.b", "7.b.i"], "7.c"),
    ],
)
def test_what_comes_first_below_an_item(number, numbers, first):
    assert first_below(number, numbers) == first


def test_roman_numerals_below_an_item_are_not_taken_for_letters():
    assert placed(["7", "7.i", "7.ii", "7.iii", "7.iv", "7.v", "7.ix", "7.x"])[-3:] == ["7.v", "7.ix", "7.x"]
    assert placed(["7", "7.a", "7.i", "7.b"]) == ["7", "7.a", "7.b", "7.i"]
    assert placed(["7", "7.n", "7.o", "7.ñ"]) == ["7", "7.n", "7.ñ", "7.o"]


@pytest.mark.parametrize(
    ("said", "number"), [("7", "7"), (" 7.p. ", "7.p"), ("7.p.iii)", "7.p.iii"), ("1.1.2", "1.1.2")]
)
def test_a_number_is_taken_as_it_is_printed(said, number):
    assert read_number(said) == number


@pytest.mark.parametrize(
    "said", ["", "a", "7..a", "7 a", "7.A", "0", "7.0", "revise", "7/a", "1.2.3.4.5.6.7.8.9.10.11", "7.a\n8"]
)
def test_what_is_no_number_is_refused_with_how_to_write_it(said):
    with pytest.raises(RuleBroken, match=r"such as 7, 7\.p or 7\.p\.iii") as refused:
        read_number(said)
    assert (refused.value.code, refused.value.field) == ("no_number", "number")
