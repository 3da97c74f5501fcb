"""Values that people enter: their states, who may, what is refused, corrections (F5, F6, H1)."""

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from puebla.areas.activities.actions.fill import _remove
from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.monitoring.actions.evidence import attach_evidence
from puebla.areas.monitoring.actions.measurement import (
    approve_measurement,
    correct_measurement,
    edit_measurement,
    enter_measurement,
    return_measurement,
    submit_measurement,
)
from puebla.areas.monitoring.models import Measurement
from puebla.areas.monitoring.queries.figure import figures_of
from puebla.areas.monitoring.queries.measured import approved_values, measurements_visible_to
from puebla.areas.monitoring.states import MEASUREMENT_MOVES, MeasurementState
from puebla.areas.plans.models import Indicator
from puebla.areas.plans.rules.period import half_years_of, period_of_years
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import make_activity

from .conftest import DELEGATE, ES, GUATEMALA, MEXICO, PPT, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rcm")]
YEAR = period_of_years(2021, 2021)


@pytest.fixture
def value(by):
    """``value(indicator, MEXICO, "MX", 5)``: a draft of a country's value, with its source."""

    def entered(indicator, name, party, number, **facts):
        who = by(name)
        country = Party.objects.get(code=party) if party else None
        facts = {"period": YEAR, "source": "Training register", "opens_to": "members"} | facts
        return enter_measurement(indicator=indicator, by=who, on=TODAY, party=country, value=number, **facts)

    return entered


@pytest.fixture
def approved(value, by):
    """The same, handed in and approved."""

    def settled(indicator, name, party, number, **facts):
        draft = value(indicator, name, party, number, **facts)
        submit_measurement(measurement=draft, by=by(name), on=TODAY)
        return approve_measurement(measurement=draft, by=by(ES), on=TODAY)

    return settled


def refused(act, **facts):
    with transaction.atomic(), pytest.raises(RuleBroken) as broken:
        act(**facts)
    return broken.value.code


def test_a_country_enters_the_secretariat_returns_and_approves(officials, value, by):
    draft = value(officials, MEXICO, "MX", Decimal(40))
    submit_measurement(measurement=draft, by=by(MEXICO), on=TODAY)
    returned = return_measurement(measurement=draft, by=by(ES), reason="Which register?")
    edit_measurement(measurement=draft, by=by(MEXICO), source="Register of the Institute", value=Decimal(42))
    submit_measurement(measurement=draft, by=by(MEXICO), on=TODAY)
    settled = approve_measurement(measurement=draft, by=by(ES), on=TODAY)

    assert returned.state_reason == "Which register?"
    assert (settled.state, settled.value, settled.approved_on, settled.audience) == ("approved", 42, TODAY, "members")
    assert settled.entered_by.email.startswith(MEXICO)
    acts = [event.pgh_context["act"].removeprefix("measurement.") for event in settled.events.order_by("pgh_id")]
    assert acts == ["enter", "submit", "return", "edit", "submit", "approve"]


@pytest.mark.parametrize(("verb", "state"), tuple(itertools.product(MEASUREMENT_MOVES, MeasurementState)))
def test_a_measurement_moves_only_along_its_table(officials, verb, state):
    one = Measurement(indicator=officials, from_on=YEAR.from_on, until_on=YEAR.until_on, state=state)
    starts, target = MEASUREMENT_MOVES[verb]

    if state in starts:
        assert move(one, verb, MEASUREMENT_MOVES).state == target
    else:
        with pytest.raises(RuleBroken):
            move(one, verb, MEASUREMENT_MOVES)


def test_f6_a_draft_may_be_incomplete_and_is_asked_for_the_rest_when_it_is_handed_in(officials, value, by):
    draft = value(officials, MEXICO, "MX", None, source="")

    assert refused(submit_measurement, measurement=draft, by=by(MEXICO), on=TODAY) == "value_missing"
    edit_measurement(measurement=draft, by=by(MEXICO), value=Decimal(3))
    assert refused(submit_measurement, measurement=draft, by=by(MEXICO), on=TODAY) == "source_missing"


def test_a1_everybody_enters_for_whom_they_speak(officials, value, by):
    protection = Body.objects.get(code="wg-protection-2019")

    assert value(officials, MEXICO, "MX", Decimal(1)).party.code == "MX"
    assert value(officials, ES, "GT", Decimal(1)).party.code == "GT"
    assert value(officials, DELEGATE, None, Decimal(1), body=protection).body == protection
    assert value(officials, PPT, None, Decimal(9)).party is None
    for name, party in ((MEXICO, "CR"), (MEXICO, None), (DELEGATE, "CR"), ("", None), ("", "MX"), (GUATEMALA, "MX")):
        with transaction.atomic(), pytest.raises(RuleBroken) as broken:
            value(officials, name, party, Decimal(1), period=period_of_years(2020, 2020))
        assert broken.value.code == "not_allowed", (name, party)


def test_a1_only_the_secretariat_approves_and_returns(officials, value, by):
    draft = value(officials, MEXICO, "MX", Decimal(1))
    submit_measurement(measurement=draft, by=by(MEXICO), on=TODAY)

    for name in (MEXICO, PPT, GUATEMALA, DELEGATE, ""):
        assert refused(approve_measurement, measurement=draft, by=by(name), on=TODAY) == "not_allowed"
        assert refused(return_measurement, measurement=draft, by=by(name), reason="No") == "not_allowed"
    assert refused(return_measurement, measurement=draft, by=by(ES), reason=" ") == "reason_needed"


def test_a5_until_it_is_approved_a_value_is_for_those_it_is_about_and_the_secretariat(officials, value, by):
    draft = value(officials, MEXICO, "MX", Decimal(1))

    readers = {name for name in (ES, PPT, MEXICO, GUATEMALA, DELEGATE, "") if _reads(by(name), draft)}
    submit_measurement(measurement=draft, by=by(MEXICO), on=TODAY)
    approve_measurement(measurement=draft, by=by(ES), on=TODAY)

    assert readers == {ES, MEXICO}
    assert {name for name in (ES, PPT, MEXICO, GUATEMALA, DELEGATE, "") if _reads(by(name), draft)} == {
        ES, PPT, MEXICO, GUATEMALA, DELEGATE,
    }  # fmt: skip


def _reads(standing, measurement):
    return measurements_visible_to(standing).filter(pk=measurement.pk).exists()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"value": Decimal(-1)}, "impossible_value"),
        ({"value": Decimal("0.5")}, "impossible_value"),
        ({"value": Decimal(1), "period": period_of_years(2018, 2018)}, "outside_plan"),
        ({"value": Decimal(1), "period": half_years_of(2021)[0]}, "other_period"),
        ({"value": Decimal(1), "opens_to": "fund_staff"}, "unknown_audience"),
    ],
)
def test_f5_impossible_values_are_refused_with_the_reason(officials, by, facts, code):
    mexico = Party.objects.get(code="MX")
    facts = {"period": YEAR, "party": mexico, "opens_to": "members"} | facts

    assert refused(enter_measurement, indicator=officials, by=by(MEXICO), on=TODAY, **facts) == code


def test_f5_nothing_is_entered_for_the_future_or_for_what_counts_itself_or_is_not_split(officials, documented, by):
    counted = Indicator.objects.get(code="sp23-result-indicator-1")
    later = {"by": by(ES), "on": dt.date(2021, 12, 31), "period": period_of_years(2022, 2022)}

    assert refused(enter_measurement, indicator=officials, **later) == "in_the_future"
    assert refused(enter_measurement, indicator=counted, **later) == "counted"
    split = {"by": by(ES), "on": TODAY, "period": half_years_of(2021)[1], "sex": "w"}
    assert refused(enter_measurement, indicator=documented, **split) == "not_split"


def test_a_share_is_its_part_divided_by_its_whole(documented, value, by):
    draft = value(
        documented, MEXICO, "MX", None, period=half_years_of(2021)[0], numerator=Decimal(30), denominator=Decimal(40)
    )

    assert draft.value == Decimal("0.75")
    with transaction.atomic(), pytest.raises(RuleBroken) as broken:
        edit_measurement(measurement=draft, by=by(MEXICO), numerator=Decimal(41))
    assert broken.value.code == "beyond_the_whole"


def test_f5_parts_never_come_to_more_than_the_whole_whichever_is_handed_in_last(officials, approved, value, by):
    approved(officials, ES, None, Decimal(50))
    approved(officials, MEXICO, "MX", Decimal(30))

    too_much = value(officials, GUATEMALA, "GT", Decimal(21))
    assert refused(submit_measurement, measurement=too_much, by=by(GUATEMALA), on=TODAY) == "parts_beyond_the_whole"
    edit_measurement(measurement=too_much, by=by(GUATEMALA), value=Decimal(20))
    submit_measurement(measurement=too_much, by=by(GUATEMALA), on=TODAY)
    smaller = {"by": by(ES), "on": TODAY, "reason": "Counted twice", "value": Decimal(49)}
    correction = correct_measurement(measurement=approved_values(by(ES), on=TODAY).get(party=None), **smaller)
    assert refused(submit_measurement, measurement=correction, by=by(ES), on=TODAY) == "parts_beyond_the_whole"


def test_f5_a_part_of_a_country_fits_the_country_whichever_is_handed_in_last(officials, approved, value, by):
    approved(officials, ES, "BZ", Decimal(9))
    women = value(officials, ES, "BZ", Decimal(20), sex="w")
    approved(officials, MEXICO, "MX", Decimal(20), sex="w")
    mexico = value(officials, MEXICO, "MX", Decimal(9))

    for part, name in ((women, ES), (mexico, MEXICO)):
        assert refused(submit_measurement, measurement=part, by=by(name), on=TODAY) == "parts_beyond_the_whole"


def test_f5_what_is_approved_fits_what_holds_and_not_a_correction_that_is_not_approved_yet(
    officials, approved, value, by
):
    belize = approved(officials, ES, "BZ", Decimal(9))
    larger = {"by": by(ES), "on": TODAY, "reason": "A course was forgotten", "value": Decimal(30)}
    correction = correct_measurement(measurement=belize, **larger)
    submit_measurement(measurement=correction, by=by(ES), on=TODAY)
    women = value(officials, ES, "BZ", Decimal(20), sex="w")
    submit_measurement(measurement=women, by=by(ES), on=TODAY)

    assert refused(approve_measurement, measurement=women, by=by(ES), on=TODAY) == "parts_beyond_the_whole"
    approve_measurement(measurement=correction, by=by(ES), on=TODAY)
    assert approve_measurement(measurement=women, by=by(ES), on=TODAY).state == "approved"


def test_h1_a_correction_takes_the_place_of_a_value_once_it_is_approved_and_what_was_said_stays(
    officials, approved, by
):
    first = approved(officials, MEXICO, "MX", Decimal(30))
    correction = correct_measurement(
        measurement=first, by=by(MEXICO), on=TODAY, reason="One course was counted twice", value=Decimal(28)
    )
    before = [one.value for one in approved_values(by(ES), on=TODAY)]
    submit_measurement(measurement=correction, by=by(MEXICO), on=TODAY)
    approve_measurement(measurement=correction, by=by(ES), on=TODAY)

    assert before == [30]
    assert [one.value for one in approved_values(by(ES), on=TODAY)] == [28]
    first.refresh_from_db()
    assert (first.state, first.value, first.replaced_by.value) == ("approved", 30, 28)
    assert (
        refused(correct_measurement, measurement=first, by=by(MEXICO), on=TODAY, reason="Again") == "corrected_already"
    )


@pytest.mark.parametrize(("audience", "reaches"), [("participants", False), ("ppt_es", False), ("public", True)])
def test_a5_h1_a_correction_reaches_all_who_read_what_it_corrects(officials, approved, by, audience, reaches):
    first = approved(officials, MEXICO, "MX", Decimal(30), opens_to="public")
    facts = {"by": by(MEXICO), "on": TODAY, "reason": "One was counted twice", "value": Decimal(28)}

    if not reaches:
        narrow = {"measurement": first, "opens_to": audience} | facts
        assert refused(correct_measurement, **narrow) == "narrower_than_corrected"
    correction = correct_measurement(measurement=first, **facts)
    if not reaches:
        narrow = {"measurement": correction, "by": by(MEXICO), "opens_to": audience}
        assert refused(edit_measurement, **narrow) == "narrower_than_corrected"
    submit_measurement(measurement=correction, by=by(MEXICO), on=TODAY)
    approve_measurement(measurement=correction, by=by(ES), on=TODAY)

    assert [one.value for one in approved_values(by(""), on=TODAY)] == [28]


def test_h1_a_correction_may_be_opened_to_more_than_what_it_corrects(officials, approved, by):
    first = approved(officials, MEXICO, "MX", Decimal(30))
    facts = {"on": TODAY, "reason": "Checked", "opens_to": "public"}

    assert correct_measurement(measurement=first, by=by(MEXICO), **facts).opens_to == "public"


def test_f5_a_value_below_nought_is_taken_only_where_the_definition_names_one(officials, value):
    officials.is_whole = False
    officials.save()

    with transaction.atomic(), pytest.raises(RuleBroken) as broken:
        value(officials, MEXICO, "MX", Decimal(-5))
    officials.targets.create(from_on=YEAR.from_on, until_on=YEAR.until_on, value=Decimal(-2))

    assert broken.value.code == "impossible_value"
    assert value(officials, MEXICO, "MX", Decimal(-5)).value == -5


def test_f5_a_value_holds_from_the_day_of_its_approval_and_a_correction_from_its_own(officials, value, by):
    entered, handed_in, approved_on, corrected_on = (dt.date(2022, 3, day) for day in (1, 4, 8, 12))
    draft = value(officials, MEXICO, "MX", Decimal(30))
    submit_measurement(measurement=draft, by=by(MEXICO), on=handed_in)
    first = approve_measurement(measurement=draft, by=by(ES), on=approved_on)
    facts = {"by": by(MEXICO), "on": approved_on, "reason": "One was counted twice", "value": Decimal(28)}
    correction = correct_measurement(measurement=first, **facts)
    submit_measurement(measurement=correction, by=by(MEXICO), on=approved_on)
    approve_measurement(measurement=correction, by=by(ES), on=corrected_on)

    def told(day):
        [figure] = [one for one in figures_of(officials, by(ES), on=day) if one.period == YEAR]
        return figure.value, figure.reported

    assert [told(day) for day in (entered, handed_in, approved_on, corrected_on)] == [
        (None, 0), (None, 1), (30, 1), (28, 1),
    ]  # fmt: skip


def test_h1_what_was_handed_in_is_not_changed_and_what_can_be_changed_is_not_corrected(officials, value, by):
    draft = value(officials, MEXICO, "MX", Decimal(1))

    assert refused(correct_measurement, measurement=draft, by=by(MEXICO), on=TODAY, reason="x") == "not_approved"
    submit_measurement(measurement=draft, by=by(MEXICO), on=TODAY)
    assert refused(edit_measurement, measurement=draft, by=by(MEXICO), value=Decimal(2)) == "handed_in"
    pdf = SimpleUploadedFile("list.txt", b"forty names")
    assert refused(attach_evidence, measurement=draft, by=by(MEXICO), at=None, upload=pdf) == "handed_in"


def test_evidence_is_kept_with_the_value(officials, value, by, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draft = value(officials, MEXICO, "MX", Decimal(1))
    at = dt.datetime(2022, 3, 1, tzinfo=dt.UTC)

    kept = attach_evidence(
        measurement=draft, by=by(MEXICO), at=at, upload=SimpleUploadedFile("lista.txt", b"forty names")
    )

    assert (kept.name, kept.size, draft.evidence.count()) == ("lista.txt", 11, 1)
    again = SimpleUploadedFile("otra.txt", b"forty names")
    assert refused(attach_evidence, measurement=draft, by=by(MEXICO), at=at, upload=again) == "already_attached"


def test_f7_n_of_m_countries_reported_and_the_sum_is_that_of_the_parts(officials, approved, value, by):
    approved(officials, MEXICO, "MX", Decimal(30))
    approved(officials, GUATEMALA, "GT", Decimal(12), opens_to="public")
    value(officials, ES, "CR", Decimal(5))  # a draft is no report

    [figure] = [one for one in figures_of(officials, by(ES), on=TODAY) if one.period == YEAR]
    [public] = [one for one in figures_of(officials, by(""), on=TODAY) if one.period == YEAR]

    assert (figure.value, figure.is_sum, figure.reported, figure.expected) == (42, True, 2, 11)
    assert "Costa Rica" in {party.name_en for party in figure.missing}
    assert (public.value, public.reported) == (12, 1)


def test_periods_of_one_series_never_overlap_in_the_database(officials):
    mexico, guatemala = Party.objects.get(code="MX"), Party.objects.get(code="GT")
    facts = {"indicator": officials, "entered_on": TODAY, "from_on": dt.date(2021, 1, 1)}
    Measurement.objects.create(party=mexico, until_on=dt.date(2022, 1, 1), **facts)
    Measurement.objects.create(party=guatemala, until_on=dt.date(2022, 1, 1), **facts)
    Measurement.objects.create(party=mexico, sex="w", until_on=dt.date(2022, 1, 1), **facts)

    with transaction.atomic(), pytest.raises(IntegrityError):
        Measurement.objects.create(party=mexico, until_on=dt.date(2021, 7, 1), **facts)


@pytest.mark.parametrize(
    "columns",
    [
        {"until_on": dt.date(2020, 12, 31)},
        {"activity_indicator_id": 0},
        {"denominator": 0},
        {"state": "submitted"},
        {"state": "approved", "value": 1},
    ],
)
def test_what_the_data_cannot_look_like(officials, columns):
    activity = make_activity(indicators=["Officials trained"])
    facts = {
        "indicator": officials,
        "entered_on": TODAY,
        "from_on": dt.date(2021, 1, 1),
        "until_on": dt.date(2022, 1, 1),
    }
    if "activity_indicator_id" in columns:
        columns = {"activity_indicator": ActivityIndicator.objects.get(activity=activity)}

    with transaction.atomic(), pytest.raises(IntegrityError):
        Measurement.objects.create(**facts | columns)


def test_an_indicator_of_an_activity_is_measured_by_those_responsible_and_stays_once_it_was(by):
    activity = make_activity(year=2021, responsible=["party:MX"], indicators=["Officials trained"], audience="members")
    indicator = activity.indicators.get()
    facts = {"indicator": indicator, "on": TODAY, "period": YEAR, "value": Decimal(25), "source": "List"}

    assert refused(enter_measurement, by=by(GUATEMALA), **facts) == "not_allowed"
    entered = enter_measurement(by=by(MEXICO), **facts)

    assert (entered.measured, entered.activity) == (indicator, activity)
    assert _reads(by(MEXICO), entered)
    assert not _reads(by(GUATEMALA), entered)
    with transaction.atomic(), pytest.raises(RuleBroken) as broken:
        _remove(indicator)
    assert broken.value.code == "measured"
