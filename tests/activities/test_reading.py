"""What is typed becomes a day, an amount, a number, or a sentence that says how to write it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.activities.rules.form import LINE_LENGTH
from puebla.areas.activities.rules.reading import (
    UnreadableError,
    order_of,
    read_amount,
    read_count,
    read_currency,
    read_dated,
    read_day,
    read_line,
    read_text,
)

DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("2022", "2022"),
        ("2022-06", "2022-06"),
        ("2022-6", "2022-06"),
        ("2022-06-25", "2022-06-25"),
        (" 25/06/2022 ", "2022-06-25"),
        ("5/6/2022", "2022-06-05"),
        ("06/2022", "2022-06"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_was_written(typed, read):
    assert read_dated(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["31/02/2022", "2022-13", "2022-02-30", "0022-01-01", "9999-01-01", "June", "2022-06-25-01", "25.6.22", "٢٠٢٢"],
)
def test_what_is_no_date_is_refused_and_never_guessed(typed):
    with pytest.raises(UnreadableError):
        read_dated(typed)


@given(DAYS)
def test_any_day_comes_back_from_both_ways_of_writing_it(day):
    assert read_dated(day.isoformat()) == read_dated(day.strftime("%d/%m/%Y")) == day.isoformat()


@pytest.mark.parametrize("typed", ["2022", "06/2022"])
def test_a_report_needs_the_day(typed):
    with pytest.raises(UnreadableError):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("0", "0.00"),
        ("12500", "12500.00"),
        ("12500.5", "12500.50"),
        ("12,500.50", "12500.50"),
        ("1 250 000", "1250000.00"),
        ("282\u00a0724", "282724.00"),
    ],
)
def test_an_amount_is_read_with_its_cents(typed, read):
    assert read_amount(typed) == read


@pytest.mark.parametrize(
    "typed", ["12.500,50", "12,5", "1,00,000", "-5", "1e6", "US$100", "12.345", "many", "9" * 13, "9" * 40, "١٢"]
)
def test_an_amount_that_could_mean_two_things_is_refused(typed):
    with pytest.raises(UnreadableError):
        read_amount(typed)


@given(st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2))
def test_any_amount_comes_back(amount):
    assert Decimal(read_amount(str(amount))) == amount


@pytest.mark.parametrize(("typed", "read"), [("usd", "USD"), (" CAD ", "CAD")])
def test_a_currency_has_three_letters(typed, read):
    assert read_currency(typed) == read


@pytest.mark.parametrize("typed", ["", "XYZ", "dollars", "$"])
def test_an_unknown_currency_is_refused(typed):
    with pytest.raises(UnreadableError):
        read_currency(typed)


@pytest.mark.parametrize(("typed", "read"), [("", 0), ("0", 0), ("17", 17)])
def test_people_are_whole(typed, read):
    assert read_count(typed) == read


@pytest.mark.parametrize("typed", ["-1", "1.5", "a", "²", "1000000", "9" * 5000])
def test_what_is_no_number_of_people_is_refused(typed):
    with pytest.raises(UnreadableError):
        read_count(typed)


def test_a_line_is_as_long_as_its_column():
    assert read_line("é" * LINE_LENGTH) == "é" * LINE_LENGTH
    with pytest.raises(UnreadableError):
        read_line("é" * (LINE_LENGTH + 1))


def test_texts_keep_everything_but_what_no_database_holds():
    assert read_text("a\r\nb\rc\x00 ¡ñ! \t") == "a\nb\nc ¡ñ! \t"


@pytest.mark.parametrize(
    ("starts", "ends"), [("2022-06-25", "2022-06-25"), ("2022-06", "2022-07"), ("", "2022"), ("2022", ""), ("", "")]
)
def test_a_period_in_order_is_taken(starts, ends):
    order_of(starts, ends)


@pytest.mark.parametrize(
    ("starts", "ends"), [("2022-06-25", "2022-06-24"), ("2023", "2022"), ("2022-06", "2022-06-25")]
)
def test_a_period_out_of_order_or_of_two_precisions_is_refused(starts, ends):
    with pytest.raises(UnreadableError):
        order_of(starts, ends)
