"""The days that a report is about."""

import datetime as dt

import pytest
from django.utils import translation

from puebla.areas.reports.rules.period import (
    half_year,
    one_day,
    periods,
    read_period,
    say_period,
    write_period,
    years_of,
)

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "from_on", "until_on"),
    [
        ("2022-1", DAY(2022, 1, 1), DAY(2022, 7, 1)),
        ("2022-2", DAY(2022, 7, 1), DAY(2023, 1, 1)),
        ("2021", DAY(2021, 1, 1), DAY(2022, 1, 1)),
    ],
)
def test_a_period_is_read_and_written_alike(text, from_on, until_on):
    assert read_period(text) == (from_on, until_on)
    assert write_period(from_on, until_on) == text


@pytest.mark.parametrize("text", ["", "22-1", "2022-3", "2022-0", "0000", "2022-01", "next"])
def test_anything_else_is_no_period(text):
    with pytest.raises(ValueError, match=f"^{text}$"):
        read_period(text)


def test_the_two_halves_are_the_year():
    assert half_year(2022, 1)[1] == half_year(2022, 2)[0]
    assert (half_year(2022, 1)[0], half_year(2022, 2)[1]) == read_period("2022")


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (read_period("2021"), "2021", "2021"),
        (read_period("2022-1"), "first half of 2022", "primer semestre de 2022"),
        (read_period("2022-2"), "second half of 2022", "segundo semestre de 2022"),
        (one_day(DAY(2022, 3, 1)), "1 March 2022", "1 de marzo de 2022"),
        (
            (DAY(2022, 3, 1), DAY(2022, 4, 1)),
            "from 1 March 2022 to 31 March 2022",
            "del 1 de marzo de 2022 al 31 de marzo de 2022",
        ),
    ],
)
def test_a_period_is_said_with_its_last_day(days, english, spanish):
    assert say_period(*days) == english
    with translation.override("es"):
        assert say_period(*days) == spanish


def test_years_do_not_hold_the_day_after_the_last():
    assert years_of(*read_period("2022-2")) == [2022]
    assert years_of(DAY(2021, 7, 1), DAY(2022, 7, 1)) == [2021, 2022]


def test_only_halves_that_have_begun_can_be_reported_on():
    assert periods("half", first=2021, on=DAY(2022, 6, 30)) == ["2022-1", "2021-2", "2021-1"]
    assert periods("half", first=2022, on=DAY(2022, 7, 1)) == ["2022-2", "2022-1"]
    assert periods("year", first=2020, on=DAY(2022, 3, 1)) == ["2022", "2021", "2020"]


@pytest.mark.parametrize("text", ["9999", "9999-1", "9999-2"])
def test_the_calendars_last_days_are_read_and_said_like_any(text):
    assert write_period(*read_period(text)) == text
    assert "9999" in say_period(*read_period(text))
