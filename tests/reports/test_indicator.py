"""What a report says of indicators: value, target, baseline and who reported, with its readers' eyes and on its day."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db.models import F

from puebla.areas.activities.models import ExecutionReport
from puebla.areas.members.models import Party
from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.states import MeasurementState
from puebla.areas.plans.models import Indicator, Plan, Target
from puebla.kernel.charts.printed import svg_of
from tests.factories.activity import TODAY

from .filled import carried_out, drafted, figure, rows, section

pytestmark = pytest.mark.usefixtures("rcm", "db")
YEAR = {"from_on": dt.date(2021, 1, 1), "until_on": dt.date(2022, 1, 1)}


@pytest.fixture
def officials():
    """Measured by countries, year by year."""
    return Indicator.objects.create(
        plan=Plan.objects.get(code="SP19"), code="officials", position=1, kind="result", unit_en="officials",
        unit_es="funcionarios", name_en="Officials trained", name_es="Funcionarios capacitados", frequency="yearly",
        is_additive=True, dimensions=["country"], baseline_value=Decimal(3),
    )  # fmt: skip


@pytest.fixture
def seminars():
    """Counted from the records."""
    return Indicator.objects.create(
        plan=Plan.objects.get(code="SP19"), code="workshops", position=2, kind="process", name_en="Workshops",
        name_es="Talleres", counter="exchange_events",
    )  # fmt: skip


def measured(indicator, country, value, *, audience="members", state=MeasurementState.APPROVED, **days):
    return Measurement.objects.create(
        indicator=indicator, party=Party.objects.get(code=country), value=value, state=state, audience=audience,
        source="Registry", entered_on=TODAY, approved_on=TODAY, **(YEAR | days),
    )  # fmt: skip


def row_of(report, name):
    return next(row for row in rows(report, "indicators", "indicators") if row[0].startswith(name))


def test_f7_a_measured_indicator_is_told_with_its_target_and_with_who_reported(officials):
    Target.objects.create(indicator=officials, value=40, **YEAR)
    measured(officials, "MX", 12)
    measured(officials, "CR", 1000)

    report = drafted("annual", "2021")

    assert row_of(report, "Officials") == [
        "Officials trained (officials)", "Result", "3", "40", "1,012", "2021, 2 of 11 countries reported",
    ]  # fmt: skip
    assert figure(report, "indicators", "valued") == (1, 1)


def test_a_target_or_a_second_period_makes_a_chart_and_one_value_alone_does_not(officials):
    measured(officials, "MX", 12)
    assert section(drafted("annual", "2021"), "indicators").content["drawings"] == []

    Target.objects.create(indicator=officials, value=40, **YEAR)
    [drawn] = section(drafted("semiannual", "2021-2"), "indicators").content["drawings"]

    assert drawn["caption"]["es"] == "Funcionarios capacitados (funcionarios)"
    assert "2021: 12, meta 40" in drawn["alt"]["es"]
    assert ">12<" in svg_of(drawn["specification"]["es"])


def test_a5_a_value_that_the_readers_may_not_read_is_not_in_the_report(officials):
    measured(officials, "MX", 12)
    measured(officials, "CR", 500, audience="ppt_es")

    assert row_of(drafted("annual", "2021"), "Officials")[4:] == ["12", "2021, 1 of 11 countries reported"]
    assert row_of(drafted("annual", "2022", meant_for="public"), "Officials")[4] is None


def test_what_counts_itself_is_counted_up_to_the_last_day_of_the_report(seminars):
    carried_out(on=dt.date(2021, 5, 1), type="workshop")
    carried_out(on=dt.date(2022, 2, 1), type="workshop")
    ExecutionReport.objects.update(held_until=F("held_from"))

    of_2021, of_2022 = drafted("annual", "2021"), drafted("annual", "2022")

    assert [row_of(one, "Workshops")[4:] for one in (of_2021, of_2022)] == [
        ["1", "counted from records"],
        ["2", "counted from records"],
    ]


def test_a_plan_without_indicators_says_so():
    report = drafted()

    assert [one["en"] for one in section(report, "indicators").content["remarks"]] == [
        "The plan of this period names no indicators."
    ]
