"""How an indicator is measured: its definition, its periods and its targets (L1; sources.md 2.21, 2.23)."""

import datetime as dt
from decimal import Decimal

import pytest

from puebla.areas.plans.actions.indicator import add_indicator, edit_indicator
from puebla.areas.plans.actions.plan import move_plan
from puebla.areas.plans.actions.target import set_targets
from puebla.areas.plans.models import Indicator
from puebla.areas.plans.queries.content import content_of
from puebla.areas.plans.queries.indicator import periods_of, targets_of
from puebla.areas.plans.queries.text import unpublished_changes
from puebla.areas.plans.rules.period import Period, half_years_of, period_of_years, periods_measured, say_period
from puebla.areas.plans.states import Frequency
from puebla.kernel.refusals import RuleBroken

from .conftest import ES, MEXICO, PPT, TODAY

pytestmark = pytest.mark.django_db
YEAR = period_of_years(2023, 2023)


@pytest.fixture
def revised(sp23, by):
    """The plan of 2023 under revision."""
    return move_plan(plan=sp23, verb="reopen", by=by(ES), on=TODAY, note_en="Yearly revision", note_es="")


@pytest.fixture
def indicator(revised):
    return Indicator.objects.get(plan=revised, code="sp23-result-indicator-1")


def refused(act, **facts):
    with pytest.raises(RuleBroken) as broken:
        act(**facts)
    return broken.value.code, broken.value.field


@pytest.mark.parametrize(
    ("frequency", "number", "first", "last"),
    [
        (Frequency.YEARLY, 4, period_of_years(2023, 2023), period_of_years(2026, 2026)),
        (Frequency.HALF_YEARLY, 8, half_years_of(2023)[0], half_years_of(2026)[1]),
        (Frequency.EACH_EVENT, 8, half_years_of(2023)[0], half_years_of(2026)[1]),
        (Frequency.END_OF_PLAN, 1, period_of_years(2023, 2026), period_of_years(2023, 2026)),
    ],
)
def test_the_periods_of_an_indicator_fill_the_plan_without_overlap(frequency, number, first, last):
    periods = periods_measured(frequency, 2023, 2026)

    assert (len(periods), periods[0], periods[-1]) == (number, first, last)
    assert [one.until_on for one in periods[:-1]] == [one.from_on for one in periods[1:]]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (YEAR, "2023"),
        (half_years_of(2022)[0], "first half of 2022"),
        (half_years_of(2022)[1], "second half of 2022"),
        (period_of_years(2023, 2026), "2023-2026"),
        (Period(dt.date(2022, 3, 1), dt.date(2022, 4, 1)), "1 March 2022 to 31 March 2022"),
    ],
)
def test_a_period_is_said_in_words(period, words):
    assert say_period(period) == words


def test_what_the_source_has_is_counted_from_records_and_has_its_unit(sp23):
    """The unit and the counter are ours; the sources give neither baseline nor target."""
    found = {one.code: (one.counter, one.unit_en) for one in Indicator.objects.filter(plan=sp23)}

    assert found["sp23-result-indicator-1"] == ("roadmaps_agreed", "roadmaps")
    assert len({counter for counter, _unit in found.values()}) == 8
    assert not Indicator.objects.filter(plan=sp23).exclude(baseline_value=None, targets=None).exists()


def test_an_indicator_is_defined_with_the_plan_under_revision(indicator, by):
    edit_indicator(
        indicator=indicator, by=by(PPT), unit_en="roadmaps", frequency="yearly", dimensions=["topic"],
        baseline_value=Decimal(2), baseline_on=dt.date(2022, 12, 31), method_en="Counted by the Secretariat",
    )  # fmt: skip

    [said] = [one for one in content_of(indicator.plan)["indicators"] if one["code"] == indicator.code]
    assert said["definition"]["frequency"] == "yearly"
    assert said["definition"]["baseline"] == {"value": "2", "on": "2022-12-31", "precision": "day"}
    assert unpublished_changes(indicator.plan, content_of(indicator.plan), by(ES))


def test_an_indicator_of_which_nothing_is_said_reads_as_before(revised, by):
    """Versions that were published before indicators were defined say the same as the plan of today."""
    indicator = add_indicator(plan=revised, by=by(ES), kind="process", name_en="Officials trained")

    [said] = [one for one in content_of(revised)["indicators"] if one["code"] == indicator.code]
    assert "definition" not in said


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"is_share": True, "is_whole": True}, "share_is_not_whole", "is_whole"),
        ({"is_share": True, "is_whole": False, "is_additive": True}, "shares_do_not_add_up", "is_additive"),
        ({"baseline_on": TODAY, "baseline_value": None}, "baseline_missing", "baseline_value"),
        ({"baseline_value": Decimal(1), "baseline_on": dt.date(9999, 12, 31)}, "baseline_day", "baseline_on"),
        ({"baseline_value": Decimal(1), "baseline_on": dt.date(1, 1, 1)}, "baseline_day", "baseline_on"),
        ({"baseline_value": Decimal(1), "baseline_on": dt.date(2027, 1, 1)}, "baseline_day", "baseline_on"),
        ({"baseline_value": Decimal("1.5")}, "baseline_impossible", "baseline_value"),
        ({"baseline_value": Decimal(-1)}, "baseline_impossible", "baseline_value"),
        (
            {"is_share": True, "is_whole": False, "is_additive": False, "baseline_value": Decimal("1.01")},
            "baseline_impossible",
            "baseline_value",
        ),
    ],
)
def test_a_definition_that_contradicts_itself_is_refused(indicator, by, facts, code, field):
    assert refused(edit_indicator, indicator=indicator, by=by(ES), **facts) == (code, field)


@pytest.mark.parametrize("day", [dt.date(1990, 12, 31), dt.date(2022, 12, 31), dt.date(2026, 12, 31)])
def test_a_baseline_is_of_before_the_plan_or_within_it(indicator, by, day):
    edited = edit_indicator(indicator=indicator, by=by(ES), baseline_value=Decimal(1), baseline_on=day)

    assert edited.baseline_on == day


def test_two_indicators_of_a_plan_are_told_apart_by_their_names(indicator, revised, by):
    name = {"kind": "result", "name_es": f"  {indicator.name_es.upper()} "}

    assert refused(add_indicator, plan=revised, by=by(ES), **name) == ("named_already", "name_en")
    assert edit_indicator(indicator=indicator, by=by(ES), name_en=indicator.name_en, unit_en="roadmaps").unit_en
    other = Indicator.objects.filter(plan=revised).exclude(pk=indicator.pk).first()
    assert refused(edit_indicator, indicator=other, by=by(ES), name_en=indicator.name_en)[0] == "named_already"


def test_targets_are_set_changed_and_taken_away_by_period(indicator, by):
    next_year = period_of_years(2024, 2024)
    set_targets(indicator=indicator, by=by(ES), values={YEAR: Decimal(3), next_year: Decimal(5)})
    set_targets(indicator=indicator, by=by(PPT), values={YEAR: Decimal(4), next_year: None}, reason="As agreed")

    assert targets_of(indicator) == {YEAR: 4}
    assert [event.pgh_context["reason"] for event in indicator.targets.get().events.order_by("pgh_id")][
        -1
    ] == "As agreed"


@pytest.mark.parametrize(
    ("period", "value", "code"),
    [
        (YEAR, Decimal("0.5"), "impossible_value"),
        (period_of_years(2022, 2022), Decimal(1), "outside_plan"),
        (period_of_years(2026, 2027), Decimal(1), "outside_plan"),
    ],
)
def test_an_impossible_target_is_refused(indicator, by, period, value, code):
    assert refused(set_targets, indicator=indicator, by=by(ES), values={period: value})[0] == code


def test_l1_a_published_plan_keeps_its_targets_and_a_country_sets_none(sp23, by):
    indicator = Indicator.objects.filter(plan=sp23).first()

    assert refused(set_targets, indicator=indicator, by=by(ES), values={YEAR: Decimal(1)})[0] == "published"
    assert refused(set_targets, indicator=indicator, by=by(MEXICO), values={YEAR: Decimal(1)})[0] == "not_allowed"


def test_the_page_of_targets_has_one_input_for_each_period(indicator, enter):
    address = f"/en/plans/SP23/indicators/{indicator.pk}/targets/"
    typed = {"target_2023-01-01": "3", "target_2024-01-01": "", "target_2025-01-01": "7", "target_2026-01-01": ""}

    assert enter(ES).post(address, typed | {"target_2026-01-01": "-1"}).status_code == 422
    response = enter(ES).post(address, typed)

    assert response.status_code == 302
    assert [period.from_on.year for period in periods_of(indicator)] == [2023, 2024, 2025, 2026]
    assert {period.from_on.year: value for period, value in targets_of(indicator).items()} == {2023: 3, 2025: 7}
    page = enter(None).get("/en/plans/SP23/").content.decode()
    assert "Targets:" not in page  # the working text is not published yet
    assert "Targets: 2023 3, 2025 7." in enter(ES).get("/en/plans/SP23/").content.decode()


def test_baseline_and_targets_of_a_share_are_typed_in_percent(indicator, enter):
    address = f"/en/plans/SP23/indicators/{indicator.pk}/"
    said = {"name_en": "Returned with papers", "kind": "impact", "is_share": "on", "is_ascending": "on"}

    assert "between 0 and 100%; 120%" in enter(ES).post(
        f"{address}edit/", said | {"baseline_value": "120"}
    ).content.decode().replace("\n", "")
    assert enter(ES).post(f"{address}edit/", said | {"baseline_value": "33.3333"}).status_code == 302
    typed = {f"target_{year}-01-01": "" for year in range(2023, 2027)} | {"target_2024-01-01": "62.5"}
    assert enter(ES).post(f"{address}targets/", typed).status_code == 302

    indicator.refresh_from_db()
    assert indicator.baseline_value == Decimal("0.3333")
    assert targets_of(indicator) == {period_of_years(2024, 2024): Decimal("0.625")}
    assert 'value="62.5"' in enter(ES).get(f"{address}targets/").content.decode()
    assert 'value="33.33"' in enter(ES).get(f"{address}edit/").content.decode()
    page = enter(ES).get("/en/plans/SP23/").content.decode()
    assert "Targets: 2024 62.5%." in page
    assert "Baseline: 33.33%." in page


def test_the_form_of_an_indicator_keeps_its_definition(indicator, enter):
    address = f"/en/plans/SP23/indicators/{indicator.pk}/edit/"
    said = {
        "name_en": "Roadmaps agreed", "kind": "result", "unit_es": "hojas de ruta", "frequency": "half_yearly",
        "dimensions": ["topic", "country"], "is_ascending": "on", "is_whole": "on", "is_additive": "on",
    }  # fmt: skip

    assert enter(ES).post(address, said).status_code == 302

    indicator.refresh_from_db()
    assert (indicator.frequency, indicator.dimensions, indicator.is_additive) == (
        "half_yearly",
        ["topic", "country"],
        True,
    )
    assert (indicator.counter, indicator.baseline_value) == ("roadmaps_agreed", None)
