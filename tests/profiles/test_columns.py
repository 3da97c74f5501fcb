import datetime as dt

import pytest

from puebla.profiles.columns import pair, period


@pytest.mark.parametrize(
    ("entry", "begins", "ends"),
    [
        ({}, (None, "day"), (None, "day")),
        ({"from": "2019-06"}, (dt.date(2019, 6, 1), "month"), (None, "day")),
        ({"since_at_least": "2016"}, (dt.date(2016, 1, 1), "at_least"), (None, "day")),
        ({"from": "1996", "until": "2019-06-25"}, (dt.date(1996, 1, 1), "year"), (dt.date(2019, 6, 25), "day")),
        ({"from": "1996", "until_at_latest": "2019"}, (dt.date(1996, 1, 1), "year"), (dt.date(2019, 1, 1), "at_least")),
    ],
)
def test_p1_a_period_keeps_how_precisely_it_is_known(entry, begins, ends):
    columns = period(entry)

    assert (columns["from_on"], columns["from_precision"]) == begins
    assert (columns["until_on"], columns["until_precision"]) == ends


def test_h2_a_text_fills_two_columns_and_a_missing_one_none():
    assert pair("name", {"en": "Mexico", "es": "México"}) == {"name_en": "Mexico", "name_es": "México"}
    assert pair("name", None) == {"name_en": "", "name_es": ""}
