"""What is typed becomes a day, an amount, a number, or a sentence that says how to write it."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.activities.rules.cell import read_cell_day
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
from puebla.areas.activities.rules.written_day import order_of_days

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


@pytest.mark.parametrize("text", [
    "2022-06-25", "25.06.2022", "25-06-2022", "25/6/2022", "06/25/2022", "25 de junio de 2022", "25 junio 2022", "June 25, 2022",
    "25th of June 2022", "Sábado 25 de Junio del 2022", "25-jun-2022", "junio 25, 2022",
])  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert read_cell_day(text) == dt.date(2022, 6, 25)


@pytest.mark.parametrize("text", ["03.04.2022", "3/4/2022", "03-04-2022"])
def test_a_day_that_may_be_two_is_read_where_the_order_is_known_and_else_refused(text):
    with pytest.raises(UnreadableError, match="may be two different days"):
        read_cell_day(text)
    assert read_cell_day(text, order_of_days("Plazo", "es")) == dt.date(2022, 4, 3)
    assert read_cell_day(text, order_of_days("Due (dd/mm/yyyy)", "en")) == dt.date(2022, 4, 3)
    assert read_cell_day(text, order_of_days("Due (MM/DD/YYYY)", "en")) == dt.date(2022, 3, 4)
    assert order_of_days("Deadline (day)", "en") == ""


@pytest.mark.parametrize(
    "text", ["31.06.2022", "30 de febrero de 2022", "25 de junio", "25.06.22", "junio 2022", "25 25 2022"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UnreadableError):
        read_cell_day(text)


def test_the_same_day_and_month_are_one_day():
    assert read_cell_day("05.05.2022") == dt.date(2022, 5, 5)
