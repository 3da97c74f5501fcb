"""What cannot be is refused, and totals are sums (F5): the pure rules."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.monitoring.rules.series import series_of_activity
from puebla.areas.monitoring.rules.total import Cell, by_dimension, total_of
from puebla.areas.monitoring.rules.value import (
    Said,
    must_be_measurable,
    must_fit_the_whole,
    must_fit_together,
    value_of,
)
from puebla.areas.plans.rules.period import half_years_of, period_of_years
from puebla.kernel.refusals import RuleBroken

COUNT = SimpleNamespace(is_share=False, is_whole=True, is_ever_negative=False)
RATE = SimpleNamespace(is_share=False, is_whole=False, is_ever_negative=True)
DAYS = SimpleNamespace(is_share=False, is_whole=False, is_ever_negative=False)
SHARE = SimpleNamespace(is_share=True, is_whole=False)
PLAN = period_of_years(2019, 2022)
YEARS = [period_of_years(year, year) for year in range(2019, 2023)]


def refusal(function, *args, **kwargs):
    with pytest.raises(RuleBroken) as broken:
        function(*args, **kwargs)
    return broken.value.code


@pytest.mark.parametrize(
    ("indicator", "said", "value"),
    [
        (COUNT, Said(Decimal(0)), 0),
        (COUNT, Said(None), None),
        (RATE, Said(Decimal("-1.5")), Decimal("-1.5")),
        (SHARE, Said(numerator=Decimal(1), denominator=Decimal(3)), Decimal("0.3333")),
        (SHARE, Said(numerator=Decimal(3), denominator=Decimal(3)), 1),
        (SHARE, Said(), None),
    ],
)
def test_what_can_be_is_taken(indicator, said, value):
    assert value_of(indicator, said) == value


@pytest.mark.parametrize(
    ("indicator", "said", "code"),
    [
        (COUNT, Said(Decimal(-1)), "impossible_value"),
        (COUNT, Said(Decimal("2.5")), "impossible_value"),
        (DAYS, Said(Decimal(-5)), "impossible_value"),
        (SHARE, Said(numerator=Decimal(1), denominator=Decimal(0)), "no_whole"),
        (SHARE, Said(numerator=Decimal(1)), "no_whole"),
        (SHARE, Said(numerator=Decimal(-1), denominator=Decimal(2)), "impossible_value"),
        (SHARE, Said(numerator=Decimal(4), denominator=Decimal(3)), "beyond_the_whole"),
    ],
)
def test_f5_what_cannot_be_is_refused(indicator, said, code):
    assert refusal(value_of, indicator, said) == code


@pytest.mark.parametrize(
    ("period", "on", "code"),
    [
        (period_of_years(2018, 2018), dt.date(2022, 3, 1), "outside_plan"),
        (period_of_years(2023, 2023), dt.date(2024, 3, 1), "outside_plan"),
        (half_years_of(2021)[0], dt.date(2022, 3, 1), "other_period"),
        (period_of_years(2022, 2022), dt.date(2021, 12, 31), "in_the_future"),
    ],
)
def test_f5_nothing_is_measured_outside_the_plan_or_before_its_time(period, on, code):
    assert refusal(must_be_measurable, period, among=YEARS, plan=PLAN, on=on) == code


def test_a_period_under_way_can_be_measured():
    assert must_be_measurable(period_of_years(2022, 2022), among=YEARS, plan=PLAN, on=dt.date(2022, 1, 1)) is None


def test_f5_parts_come_to_no_more_than_their_whole():
    assert must_fit_the_whole(parts=Decimal(5), whole=Decimal(5)) is None
    assert refusal(must_fit_the_whole, parts=Decimal(6), whole=Decimal(5)) == "parts_beyond_the_whole"


KEYS = {"country": ["MX", "GT", "CR"], "sex": ["w", "m", "u"], "body": ["labour", "border"]}


@st.composite
def crossed(draw):
    """Cells split by one, two or three dimensions at once, each key at most once."""
    names = sorted(draw(st.sets(st.sampled_from(sorted(KEYS)), min_size=1)))
    splits = draw(st.sets(st.tuples(*(st.sampled_from(KEYS[name]) for name in names)), min_size=1))
    return names, [
        Cell(Decimal(draw(st.integers(0, 1000))), tuple(zip(names, split, strict=True))) for split in sorted(splits)
    ]


@given(crossed())
def test_a_total_equals_the_sum_over_every_dimension_that_may_be_added(found):
    names, cells = found

    total = total_of(cells, is_additive=True)

    assert total.value == sum(cell.value for cell in cells)
    assert {name: sum(by_dimension(cells, name, is_additive=True).values()) for name in names} == dict.fromkeys(
        names, total.value
    )


@given(crossed(), crossed())
def test_no_part_is_added_beside_its_whole_and_no_whole_is_smaller_than_a_part(one, other):
    cells = [*one[1], *(cell for cell in other[1] if cell.split not in {mine.split for mine in one[1]})]

    total = total_of(cells, is_additive=True)

    assert total.value == sum(cell.value for cell in total.cells)
    assert not any(part.is_within(whole) for part in total.cells for whole in total.cells)
    for name in sorted({name for cell in cells for name in cell.dimensions}):
        parts = by_dimension(cells, name, is_additive=True)
        assert sum(parts.values()) <= total.value
        said = {cell.split[0][1]: cell.value for cell in cells if cell.dimensions == {name}}
        assert {key: parts[key] for key in said} == said


def test_what_a_country_said_stands_where_only_a_part_of_it_was_split():
    cells = [
        Cell(Decimal(9), (("country", "BZ"),)),
        Cell(Decimal(5), (("country", "BZ"), ("sex", "w"))),
        Cell(Decimal(7), (("country", "MX"),)),
    ]

    assert total_of(cells, is_additive=True).value == 16
    assert by_dimension(cells, "country", is_additive=True) == {"BZ": 9, "MX": 7}
    assert by_dimension(cells, "sex", is_additive=True) == {"w": 5}


BELIZE, WOMEN, MEN = (("country", "BZ"),), (("country", "BZ"), ("sex", "w")), (("country", "BZ"), ("sex", "m"))
BELIZEAN_WOMEN_OF_LABOUR = (("body", "labour"), *WOMEN)


@pytest.mark.parametrize("is_additive", [True, False])
@pytest.mark.parametrize(("part", "whole"), [(WOMEN, BELIZE), (BELIZEAN_WOMEN_OF_LABOUR, BELIZE), (WOMEN, ()),
                                             (WOMEN, (("sex", "w"),))])  # fmt: skip
def test_f5_a_part_fits_every_whole_it_belongs_to_whichever_comes_last(part, whole, is_additive):
    part, whole = Cell(Decimal(20), part), Cell(Decimal(9), whole)

    for own, other in ((part, whole), (whole, part)):
        assert refusal(must_fit_together, own, [other], is_additive=is_additive) == "parts_beyond_the_whole"
    assert must_fit_together(part, [Cell(Decimal(20), whole.split)], is_additive=is_additive) is None


def test_f5_parts_that_may_be_added_fit_together_and_others_each_alone():
    belize, women, men = Cell(Decimal(9), BELIZE), Cell(Decimal(6), WOMEN), Cell(Decimal(5), MEN)

    assert must_fit_together(men, [belize, women], is_additive=False) is None
    for own, others in ((men, [belize, women]), (belize, [men, women])):
        assert refusal(must_fit_together, own, others, is_additive=True) == "parts_beyond_the_whole"


def test_what_does_not_go_together_elsewhere_does_not_stop_another_value():
    wrong = [Cell(Decimal(9), BELIZE), Cell(Decimal(20), WOMEN)]

    assert must_fit_together(Cell(Decimal(4), (("country", "MX"),)), wrong, is_additive=True) is None


@given(crossed())
def test_what_may_not_be_added_has_no_total_but_a_whole_that_was_said_stands(found):
    _names, cells = found

    assert total_of(cells, is_additive=False).value is None
    assert total_of([*cells, Cell(Decimal(7))], is_additive=True).value == 7
    assert total_of([*cells, Cell(Decimal(7))], is_additive=False).is_sum is False


@pytest.mark.parametrize(
    ("kind", "body_type", "series"),
    [
        ("meeting", "vm", "conference"),
        ("meeting", "rcgm", "consultation_group"),
        ("meeting", "working_group", "regional_meeting"),
        ("meeting", "", "regional_meeting"),
        ("workshop", "vm", "training"),
        ("campaign", "rcgm", ""),
    ],
)
def test_sources_24_an_activity_goes_on_in_one_of_the_five_kinds(kind, body_type, series):
    types = {"meeting": "regional_meeting", "workshop": "training", "campaign": ""}
    bodies = {"vm": "conference", "rcgm": "consultation_group"}

    assert series_of_activity(kind, body_type, types=types, bodies=bodies) == series
