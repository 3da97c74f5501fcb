"""F5: a figure is held against the target of the days that it is about, and against no other."""

import datetime as dt
from decimal import Decimal

import pytest

from puebla.areas.exchange.models import Practice
from puebla.areas.members.models import Party
from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.queries.figure import lines_of
from puebla.areas.plans.models import Indicator, Target

from .conftest import ES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
ON = dt.date(2024, 4, 1)


def aim(indicator, year, value, *, years=1):
    return Target.objects.create(
        indicator=indicator, value=value, from_on=dt.date(year, 1, 1), until_on=dt.date(year + years, 1, 1)
    )


def line_of(indicator, by, *, on=ON):
    [line] = [one for one in lines_of(indicator.plan_id, by(ES, on=on), on=on) if one.indicator.pk == indicator.pk]
    return line.figure.period.from_on.year, line.figure.value, line.target


@pytest.fixture
def practices(rcm, db):
    """Three good practices of 2023, one of 2024."""
    for number, day in enumerate([dt.date(2023, 2, 1), dt.date(2023, 3, 1), dt.date(2023, 4, 1), dt.date(2024, 2, 1)]):
        Practice.objects.create(
            party=Party.objects.get(code="MX"),
            title_en=f"Practice {number}",
            recorded_on=day,
            exchanged_on=day,
            audience="public",
        )
    return Indicator.objects.get(plan__code="SP23", counter="practices_exchanged")


def test_f5_a_count_is_that_of_the_period_of_its_target(practices, by):
    aim(practices, 2023, 3)
    aim(practices, 2024, 4)

    assert line_of(practices, by) == (2024, 1, 4)
    assert line_of(practices, by, on=dt.date(2023, 12, 31)) == (2023, 3, 3)


def test_f5_without_a_target_or_before_it_begins_the_whole_plan_is_counted(practices, by):
    assert line_of(practices, by) == (2023, 4, None)
    aim(practices, 2025, 9)
    assert line_of(practices, by) == (2023, 4, None)


@pytest.mark.parametrize(("is_additive", "target"), [(False, 50), (True, None)])
def test_f5_a_level_is_held_against_the_target_of_a_longer_period_an_amount_is_not(officials, by, is_additive, target):
    Indicator.objects.filter(pk=officials.pk).update(is_additive=is_additive)
    aim(officials, 2019, 50, years=4)
    aim(officials, 2022, 60)
    Measurement.objects.create(
        indicator=officials,
        from_on=dt.date(2021, 1, 1),
        until_on=dt.date(2022, 1, 1),
        value=Decimal(40),
        state="approved",
        entered_on=dt.date(2022, 1, 2),
        approved_on=dt.date(2022, 1, 2),
        audience="public",
    )

    assert line_of(officials, by) == (2021, 40, target)
