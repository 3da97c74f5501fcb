"""The printed years of a plan, both included; the years of the matrix count from the first (sources.md 2.5)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.plans.rules.period import covers, year_of_plan, years_of
from puebla.areas.plans.rules.revision import revision_missing


@pytest.mark.parametrize(
    ("day", "is_covered"),
    [
        (dt.date(2018, 12, 31), False),
        (dt.date(2019, 1, 1), True),
        (dt.date(2022, 12, 31), True),
        (dt.date(2023, 1, 1), False),
    ],
)
def test_l1_a_plan_covers_its_printed_years(day, is_covered):
    assert covers(2019, 2022, day) is is_covered
    assert covers(2019, None, day) is (day.year >= 2019)


def test_years_of_the_matrix_count_from_the_first():
    assert [year_of_plan(2019, year) for year in years_of(2019, 2022, else_until=2030)] == [1, 2, 3, 4]
    assert years_of(1997, None, else_until=1999) == [1997, 1998, 1999]


@pytest.mark.parametrize(
    ("year", "revised", "is_missing"),
    [
        (2019, [], False),  # the first year needs none
        (2020, [], True),
        (2022, [2021], True),
        (2022, [2022], False),
        (2023, [], False),  # the plan is over
    ],
)
def test_l1_a_plan_is_revised_every_year(year, revised, is_missing):
    found = revision_missing(from_year=2019, until_year=2022, every_years=1, revised_years=revised, year=year)

    assert found is is_missing


@given(st.integers(2020, 2022), st.sets(st.integers(2015, 2025)), st.integers(1, 4))
def test_l1_a_revision_counts_for_as_many_years_as_the_plan_says(year, revised, every):
    found = revision_missing(from_year=2019, until_year=2022, every_years=every, revised_years=revised, year=year)

    assert found is revised.isdisjoint(range(year - every + 1, year + 1))


def test_l1_a_plan_without_that_rule_misses_no_revision():
    assert not revision_missing(from_year=1997, until_year=None, every_years=None, revised_years=[], year=2022)
