"""Values of indicators: entered, submitted, returned, approved, corrected (F5, F6, H1)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.plans.models import Indicator
from puebla.areas.plans.queries.indicator import period_of_indicator, periods_of
from puebla.areas.plans.rules.period import Period
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.moves import move
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Measurement
from ..queries.entry import about_of, beside, hold_indicator, is_entered
from ..queries.measured import cell_of, cells_of
from ..rules.readers import OPENS_TO, is_narrower, readers_of
from ..rules.value import Said, must_be_measurable, must_fit_together, value_of
from ..states import HOLDING, MEASUREMENT_MOVES, REPORTED, WRITABLE, MeasurementState

KEYS = {"party": Dimension.COUNTRY, "sex": Dimension.SEX, "body": Dimension.BODY, "topic": Dimension.TOPIC}
WRITTEN = ("value", "numerator", "denominator", "source", "note", "opens_to")


@transaction.atomic
def enter_measurement(
    *, indicator: Indicator | ActivityIndicator, by: Standing, on: dt.date, period: Period, **facts: Any
) -> Measurement:
    """A draft of a value for a period, whole or for one country, sex, body or topic; it may still be incomplete (F6).

    Raises ``RuleBroken``: ``counted`` for an indicator that counts itself, ``not_split`` by something that it is not
    split by, ``entered_already``, and as ``rules.value`` for a period or a value that cannot be.
    """
    keys = {name: facts.get(name) or ("" if name == "sex" else None) for name in KEYS}
    measurement = Measurement(
        **about_of(indicator),
        from_on=period.from_on,
        until_on=period.until_on,
        entered_by_id=by.person_id,
        entered_on=on,
        **keys,
    )
    must(by, "measurement.enter", measurement)
    _check_place(indicator, period, keys, on)
    _write(measurement, facts)
    _let_read(measurement)
    with because(by=by, act="measurement.enter"):
        measurement.save()
    return measurement


@transaction.atomic
def edit_measurement(*, measurement: Measurement, by: Standing, **facts: Any) -> Measurement:
    """Change a value that was not handed in yet; its indicator, period and split stay.

    Raises ``RuleBroken``: ``handed_in`` for one that was, and as ``rules.value.value_of``.
    """
    measurement = _locked(measurement)
    must(by, "measurement.enter", measurement)
    if measurement.state not in WRITABLE:
        message = _("This value was handed in. It is corrected by a new one, which keeps what was said.")
        raise RuleBroken("handed_in", message, rule="H1")
    _write(measurement, facts)
    with because(by=by, act="measurement.edit"):
        measurement.save(update_fields=WRITTEN)
    return measurement


@transaction.atomic
def submit_measurement(*, measurement: Measurement, by: Standing, on: dt.date) -> Measurement:
    """Hand a value in to the Secretariat.

    Raises ``RuleBroken``: ``value_missing``, ``source_missing``, ``parts_beyond_the_whole`` where it does not go
    together with what was reported for the same period, ``wrong_state``.
    """
    measurement = _locked(measurement)
    must(by, "measurement.enter", measurement)
    _must_be_whole(measurement, REPORTED)
    move(measurement, "submit", MEASUREMENT_MOVES)
    measurement.submitted_on = on
    measurement.state_reason = ""
    with because(by=by, act="measurement.submit"):
        measurement.save(update_fields=["state", "submitted_on", "state_reason"])
    return measurement


@transaction.atomic
def return_measurement(*, measurement: Measurement, by: Standing, reason: str) -> Measurement:
    """Give a value back to be completed. Raises ``RuleBroken``: ``reason_needed``, ``wrong_state``."""
    measurement = _locked(measurement)
    must(by, "measurement.return", measurement)
    if not reason.strip():
        raise RuleBroken("reason_needed", _("Say what has to be changed."), rule="F6", field="reason")
    move(measurement, "return", MEASUREMENT_MOVES)
    measurement.state_reason = reason
    with because(by=by, act="measurement.return", reason=reason):
        measurement.save(update_fields=["state", "state_reason"])
    return measurement


@transaction.atomic
def approve_measurement(*, measurement: Measurement, by: Standing, on: dt.date) -> Measurement:
    """Approve a value: from now on it holds, and those read it for whom it was meant.

    What it corrects stays as it was said, and holds no longer. Raises ``RuleBroken`` as :func:`submit_measurement`.
    """
    measurement = _locked(measurement)
    must(by, "measurement.approve", measurement)
    _must_be_whole(measurement, HOLDING)
    move(measurement, "approve", MEASUREMENT_MOVES)
    measurement.approved_on = on
    measurement.audience, measurement.audience_to = measurement.opens_to, readers_of(measurement)
    with because(by=by, act="measurement.approve"):
        measurement.save(update_fields=["state", "approved_on", "audience", "audience_to"])
    return measurement


@transaction.atomic
def correct_measurement(
    *, measurement: Measurement, by: Standing, on: dt.date, reason: str, **facts: Any
) -> Measurement:
    """A new draft that will take the place of an approved value, for the same period and split (H1).

    Raises ``RuleBroken``: ``not_approved`` for a value that can still be changed, ``corrected_already``,
    ``reason_needed``, ``narrower_than_corrected`` for fewer readers, and as ``rules.value.value_of``.
    """
    measurement = _locked(measurement)
    must(by, "measurement.enter", measurement)
    if measurement.state != MeasurementState.APPROVED:
        raise RuleBroken("not_approved", _("Only an approved value is corrected; this one can still be changed."))
    if Measurement.objects.filter(replaces=measurement).exists():
        raise RuleBroken("corrected_already", _("There is a correction of this value already. Go on from that one."))
    if not reason.strip():
        raise RuleBroken("reason_needed", _("Say why the value is corrected."), rule="H1", field="reason")
    same = ("indicator", "activity_indicator", "from_on", "until_on", *KEYS, *WRITTEN)
    correction = Measurement(
        replaces=measurement,
        entered_by_id=by.person_id,
        entered_on=on,
        **{name: getattr(measurement, name) for name in same},
    )
    _write(correction, facts)
    _let_read(correction)
    with because(by=by, act="measurement.correct", reason=reason):
        correction.save()
    return correction


def _locked(measurement):
    held = Measurement.objects.select_for_update(of=("self",))
    return held.select_related(
        "indicator__plan",
        "indicator__group_plan_line__group_plan__body",
        "activity_indicator__activity",
        "party",
        "body",
        "topic",
        "replaces",
    ).get(pk=measurement.pk)


def _check_place(indicator, period, keys, on):
    if isinstance(indicator, Indicator):
        if indicator.is_counted:
            message = _("This indicator counts itself from the records; nothing is entered for it.")
            raise RuleBroken("counted", message, rule="F5")
        must_be_measurable(period, among=periods_of(indicator), plan=period_of_indicator(indicator), on=on)
    else:
        must_be_measurable(period, among=[], plan=None, on=on)
    for name, dimension in KEYS.items():
        if keys[name] and dimension not in indicator.dimensions:
            message = _("This indicator is not split by %(what)s.") % {"what": dimension.label.lower()}
            raise RuleBroken("not_split", message, rule="F5", field=name)
    if is_entered(indicator, period, keys):
        message = _("There is a value for exactly this already. Open it, or correct it.")
        raise RuleBroken("entered_already", message, rule="F5", field="period")


def _write(measurement, facts):
    for name in WRITTEN:
        if name in facts:
            setattr(measurement, name, facts[name])
    if measurement.opens_to not in OPENS_TO:
        raise RuleBroken("unknown_audience", _("Choose one of the audiences listed."), rule="A5", field="opens_to")
    _must_reach_the_same(measurement)
    said = Said(measurement.value, measurement.numerator, measurement.denominator)
    measurement.value = value_of(measurement.measured, said)


def _must_reach_the_same(measurement):
    """Whoever reads a value reads what corrects it, or would go on taking it for true (A5, H1)."""
    corrected = measurement.replaces
    if corrected is not None and is_narrower(measurement.opens_to, than=corrected.opens_to):
        message = _("A correction must reach all who read what it corrects. Open it to at least: %(audience)s.") % {
            "audience": corrected.get_opens_to_display()
        }
        raise RuleBroken("narrower_than_corrected", message, rule="H1", field="opens_to")


def _let_read(measurement):
    """Until it is approved: those it is about, whoever wrote it, and the Secretariat (the Presidency for the region)."""
    named = readers_of(measurement)
    measurement.audience = Audience.BODY if measurement.body_id or not named else Audience.NAMED
    measurement.audience_to = [*named, *([f"person:{measurement.entered_by_id}"] if measurement.entered_by_id else [])]


def _must_be_whole(measurement, among):
    """What is asked when a value is handed in, beside all that was reported, and once more beside what holds."""
    if measurement.value is None:
        field = "numerator" if measurement.measured.is_share else "value"
        raise RuleBroken("value_missing", _("Enter the value before you hand it in."), rule="F6", field=field)
    if not measurement.source.strip():
        raise RuleBroken("source_missing", _("Say where the value comes from."), rule="F5", field="source")
    if measurement.measured.is_share:
        return
    hold_indicator(measurement)
    others = cells_of(beside(measurement, among))
    must_fit_together(cell_of(measurement), others, is_additive=measurement.measured.is_additive)
