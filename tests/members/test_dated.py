"""Days as people type them; nothing that can be typed breaks a page."""

import datetime as dt

import pytest
from django import forms
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.members.forms.dated import DatedField, written


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2019", dt.date(2019, 1, 1), "year"),
        ("2019-06", dt.date(2019, 6, 1), "month"),
        ("2019-06-25", dt.date(2019, 6, 25), "day"),
        (" 2019 ", dt.date(2019, 1, 1), "year"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text, day, precision):
    assert DatedField().clean(text) == (day, precision)


@pytest.mark.parametrize("text", ["", "soon", "2019-13", "2019-02-30", "19", "0001", "9999", "2019-6-5-1", "२०१९-xx"])
def test_what_is_no_date_is_explained(text):
    with pytest.raises(forms.ValidationError):
        DatedField().clean(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)), st.sampled_from(["year", "month", "day"]))
def test_a_date_survives_being_written_and_read(day, precision):
    again, kept = DatedField().clean(written(day, precision))

    assert kept == precision
    assert written(again, kept) == written(day, precision)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "2020-02-30", "x", "", "2020-02-29"])
@pytest.mark.parametrize(
    "name", ["members:country-list", "members:party-list", "bodies:body-list", "bodies:presidency-list"]
)
def test_any_text_in_place_of_a_day_still_shows_the_page(rcm, client, name, text):
    assert client.get(f"{reverse(name)}?on={text}").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["countries/%00/", "countries/ZZ/", "parties/x%00/", "bodies/%F0%9F%98%80/", "institutions/99999999999999999999/"],
)
def test_an_address_of_nothing_is_not_found(rcm, client, person, path):
    client.force_login(person("marisol.quesada"))

    assert client.get(f"/en/{path}").status_code == 404


@pytest.mark.django_db
def test_a_country_asked_for_among_the_parties_leads_to_its_page(rcm, client):
    answer = client.get(reverse("members:party-detail", args=["MX"]))

    assert answer.headers["Location"] == reverse("members:country-detail", args=["MX"])
