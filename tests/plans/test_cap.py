"""L3: at most so many priority activities per group and year; only what the plan marks as priority counts."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.plans.rules.cap import years_over_the_cap

YEARS = st.lists(st.integers(2019, 2022), max_size=20)


def test_l3_three_a_year_are_allowed_and_a_fourth_is_not():
    assert years_over_the_cap([2019] * 3 + [2020] * 3, cap=3) == {}
    assert years_over_the_cap([2019] * 4 + [2020] * 3, cap=3) == {2019: 4}


@given(YEARS)
def test_l3_a_plan_without_a_cap_is_never_over_it(years):
    assert years_over_the_cap(years, cap=None) == {}


@given(YEARS, st.integers(1, 5))
def test_l3_exactly_the_years_with_more_than_the_cap_are_named(years, cap):
    assert years_over_the_cap(years, cap=cap) == {
        year: number for year, number in Counter(years).items() if number > cap
    }


@given(YEARS, st.integers(1, 5), st.integers(2019, 2022))
def test_l3_one_more_activity_never_heals_a_year(years, cap, more):
    assert years_over_the_cap(years, cap=cap).keys() <= years_over_the_cap([*years, more], cap=cap).keys()
