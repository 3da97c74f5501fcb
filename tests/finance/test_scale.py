"""B1: the amounts are the authority; shares are computed from them; the difference to the printed ones is shown."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.finance.queries.scale import budget_headings, scale_table
from puebla.areas.finance.rules.share import difference, share_of


def address_in(language, name, keys):
    with translation.override(language):
        return reverse(name, args=keys)


@pytest.mark.parametrize(
    ("amount", "share"),
    [(141_360, "50.00"), (68_000, "24.05"), (33_364, "11.80"), (5_000, "1.77"), (282_724, "100.00"), (0, "0.00")],
)
def test_b1_a_share_is_computed_from_the_amount(amount, share):
    assert share_of(amount, 282_724) == Decimal(share)


def test_b1_the_united_states_pays_not_quite_the_half_that_is_printed():
    assert share_of(141_360, 282_724, to=Decimal("0.0001")) == Decimal("49.9993")
    assert difference(Decimal("50.00"), 141_360, 282_724) == Decimal("0.0007")


@given(amounts=st.lists(st.integers(0, 10**7), min_size=1, max_size=40))
def test_b1_shares_of_a_total_come_to_a_hundred_but_for_rounding(amounts):
    total = sum(amounts)
    shares = [share_of(amount, total) for amount in amounts]

    assert all(0 <= share <= 100 for share in shares)
    if total:
        assert abs(sum(shares) - 100) <= Decimal("0.005") * len(shares)


@pytest.mark.django_db
def test_b1_the_scale_as_loaded(rcm):
    table = scale_table()

    assert (len(table.rows), table.amounts, table.scale.total) == (11, 282_724, 282_724)
    assert (table.printed, table.exceeds_the_whole_by) == (Decimal("100.01"), Decimal("0.01"))
    assert budget_headings().count() == 6


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "total"), [("en", "282,724"), ("es", "282,724")])
def test_b1_the_page_shows_amounts_and_the_difference_to_everybody(rcm, client, language, total):
    page = client.get(address_in(language, "finance:contribution-list", ())).content.decode()

    assert total in page
    assert "100.01" in page
    assert "0.0007" in page or "0.001" in page
