"""L3, F3: the indicator of a group plan's line is worded there; how it is measured is said once, while the plan is a draft."""

from decimal import Decimal

import pytest

from puebla.areas.bodies.models import Body
from puebla.areas.monitoring.actions.measurement import approve_measurement, enter_measurement, submit_measurement
from puebla.areas.monitoring.queries.entry import may_enter
from puebla.areas.monitoring.queries.figure import lines_of as lines_measured
from puebla.areas.plans.actions.group_plan import begin_group_plan, submit_group_plan
from puebla.areas.plans.actions.group_plan_line import add_group_plan_line, drop_group_plan_line
from puebla.areas.plans.actions.indicator import define_line_indicator
from puebla.areas.plans.actions.target import set_line_targets
from puebla.areas.plans.models import Indicator, Topic
from puebla.areas.plans.queries.indicator import indicator_of_line, periods_of, targets_of
from puebla.areas.plans.rules.period import period_of_years
from puebla.kernel.refusals import RuleBroken

from .conftest import DELEGATE, ES, MEXICO, TODAY

pytestmark = pytest.mark.django_db
YEAR = period_of_years(2021, 2021)


@pytest.fixture
def line(sp19, by):
    """A line of the draft of the protection group's plan, 2020 to 2022."""
    draft = begin_group_plan(
        plan=sp19, body=Body.objects.get(code="wg-protection-2019"), by=by(DELEGATE), from_year=2020, until_year=2022,
        objective_en="Better care for women on the move",
    )  # fmt: skip
    return add_group_plan_line(
        group_plan=draft, by=by(DELEGATE), topics=[Topic.objects.get(code="sp19-protection-7")], year=2021,
        activity_en="Training of consuls", indicator_en="Consuls trained", indicator_es="Cónsules capacitados",
    )  # fmt: skip


def define(line, by, **facts):
    return define_line_indicator(line=line, by=by, unit_en="consuls", frequency="yearly", **facts)


def test_f3_the_indicator_of_a_line_is_defined_once_and_keeps_the_words_of_the_line(line, by):
    first = define(line, by(DELEGATE), name_en="Other words")
    again = define(line, by(DELEGATE), is_additive=True)

    assert (first.pk, again.name, again.name_en, again.is_additive) == (again.pk, "Consuls trained", "", True)
    assert again.code == "wg-protection-2019-indicator-1"
    assert indicator_of_line(line) == again


def test_it_is_measured_within_the_years_of_the_groups_plan(line, by):
    indicator = define(line, by(DELEGATE))

    assert [one.from_on.year for one in periods_of(indicator)] == [2020, 2021, 2022]
    set_line_targets(line=line, by=by(DELEGATE), values={YEAR: Decimal(40)})
    assert targets_of(indicator) == {YEAR: 40}
    with pytest.raises(RuleBroken) as outside:
        set_line_targets(line=line, by=by(DELEGATE), values={period_of_years(2019, 2019): Decimal(1)})
    assert outside.value.code == "outside_plan"


def refused(act, **facts):
    with pytest.raises(RuleBroken) as broken:
        act(**facts)
    return broken.value.code


def test_l3_only_while_the_groups_plan_is_a_draft(line, by):
    define(line, by(DELEGATE))
    submit_group_plan(group_plan=line.group_plan, by=by(ES), on=TODAY)

    assert refused(define_line_indicator, line=line, by=by(DELEGATE), frequency="yearly") == "not_a_draft"
    assert refused(set_line_targets, line=line, by=by(ES), values={YEAR: Decimal(1)}) == "not_a_draft"


def test_what_cannot_be_measured_is_refused_with_the_reason(line, by):
    assert refused(set_line_targets, line=line, by=by(DELEGATE), values={YEAR: Decimal(1)}) == "not_defined"
    assert refused(define_line_indicator, line=line, by=by(DELEGATE), is_share=True) == "share_is_not_whole"

    line.indicator_en = line.indicator_es = ""
    assert refused(define_line_indicator, line=line, by=by(DELEGATE)) == "name_missing"

    drop_group_plan_line(line=line, by=by(DELEGATE), on=TODAY, reason="No funds")
    assert refused(define_line_indicator, line=line, by=by(DELEGATE)) == "dropped"


def test_a_delegate_of_another_group_and_a_focal_point_define_nothing(line, by):
    assert refused(define_line_indicator, line=line, by=by(MEXICO), frequency="yearly") == "not_allowed"
    assert not Indicator.objects.filter(group_plan_line=line).exists()


def test_the_delegates_of_the_group_measure_it_and_its_value_opens_like_any_other(line, by):
    indicator = define(line, by(DELEGATE))
    assert (may_enter(by(DELEGATE), indicator), may_enter(by(ES), indicator), may_enter(by(MEXICO), indicator)) == (
        True, True, False,
    )  # fmt: skip

    value = enter_measurement(
        indicator=indicator,
        by=by(DELEGATE),
        on=TODAY,
        period=YEAR,
        value=Decimal(38),
        source="List",
        opens_to="members",
    )
    assert "body:wg-protection-2019" in value.audience_to
    submit_measurement(measurement=value, by=by(DELEGATE), on=TODAY)
    approve_measurement(measurement=value, by=by(ES), on=TODAY)

    [shown] = [one for one in lines_measured(line.group_plan.plan_id, by(ES), on=TODAY) if one.indicator == indicator]
    assert shown.figure.value == 38


def text(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("language", "link", "words"),
    [
        ("en", "How it is measured", "Its words are those of the activity."),
        ("es", "Cómo se mide", "Sus palabras son las de la actividad."),
    ],
)
def test_the_page_of_the_groups_plan_leads_to_the_definition_and_the_targets(
    client, person, line, language, link, words
):
    page = f"/{language}/plans/groups/{line.group_plan_id}/"
    client.force_login(person(DELEGATE))
    assert link in text(client.get(page))
    form = f"{page}activities/{line.pk}/indicator/"
    assert words in text(client.get(form))
    assert client.get(f"{form}targets/").status_code == 404

    client.post(
        form, {"kind": "result", "unit_en": "consuls", "frequency": "yearly", "is_ascending": "on", "is_whole": "on"}
    )
    client.post(f"{form}targets/", {"target_2021-01-01": "40", "reason": ""})

    indicator = Indicator.objects.get(group_plan_line=line)
    assert targets_of(indicator) == {YEAR: 40}
    detail = text(client.get(f"/{language}/indicators/SP19/{indicator.code}/"))
    assert f"activities/{line.pk}/indicator/targets/" in detail
