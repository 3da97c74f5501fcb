"""Indicators that a standing may see, and the values that were approved for them (A5)."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from puebla.areas.activities.models import ActivityIndicator
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.areas.plans.models import Indicator
from puebla.areas.plans.queries.published import as_read_by, in_use_q, indicators_in_use
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can

from ..models import Measurement
from ..rules.total import Cell
from ..states import REPORTED, MeasurementState

JOINED = (
    "indicator__plan", "indicator__group_plan_line__group_plan__body", "activity_indicator__activity__body", "party",
    "body", "topic", "entered_by", "replaces",
)  # fmt: skip


def indicators_visible_to(standing: Standing) -> QuerySet[Indicator]:
    """The indicators in use of the plans that this standing may read; those of a group's plan where it may read that.

    Of a plan under revision, for those who do not work on it, those that were published: see :func:`as_published`.
    """
    readable = indicators_in_use(standing).filter(readable_q(standing, "plan__"))
    of_group = Q(group_plan_line=None) | readable_q(standing, "group_plan_line__group_plan__")
    return readable.filter(of_group).select_related("plan", "group_plan_line__group_plan__body").order_by("position")


def activity_indicators_visible_to(standing: Standing) -> QuerySet[ActivityIndicator]:
    """The indicators of the activities that this standing may read, once their concept note lets it."""
    readable = ActivityIndicator.objects.filter(readable_q(standing, "activity__"))
    return readable.exclude(kept_back_q(standing, "activity")).select_related("activity__plan", "activity__body")


def measurements_visible_to(standing: Standing) -> QuerySet[Measurement]:
    """The measurements whose audience includes the standing, of plans and activities that it may read."""
    of_plan = Q(activity_indicator=None) & readable_q(standing, "indicator__plan__")
    if not can(standing, "plan.edit"):
        of_plan &= Q(indicator__retired_on__isnull=False) | in_use_q(standing, "indicator__")
    of_line = Q(indicator__group_plan_line=None) | readable_q(standing, "indicator__group_plan_line__group_plan__")
    of_activity = Q(indicator=None) & readable_q(standing, "activity_indicator__activity__")
    own = readable_q(standing) & (of_plan & of_line | of_activity)
    return Measurement.objects.filter(own).select_related(*JOINED)


def measured_as_read(one: Measurement, standing: Standing) -> Indicator | ActivityIndicator:
    """The indicator of a value, worded as that standing may read it."""
    return as_read_by(one.indicator, standing) if one.indicator else one.measured


def approved_values(standing: Standing, *, on: dt.date) -> QuerySet[Measurement]:
    """The values that held on a day: approved by then, and not corrected by another one approved by then."""
    approved = measurements_visible_to(standing).filter(state=MeasurementState.APPROVED, approved_on__lte=on)
    corrected = Q(replaced_by__state=MeasurementState.APPROVED, replaced_by__approved_on__lte=on)
    return approved.exclude(corrected).order_by("from_on", "until_on", "pk")


def reported_values(standing: Standing, *, on: dt.date) -> QuerySet[Measurement]:
    """What was handed in by a day, or approved, as far as this standing may read it; each series once."""
    reported = measurements_visible_to(standing).filter(state__in=REPORTED, replaces=None)
    return reported.alias(said_on=Coalesce("submitted_on", "approved_on")).filter(said_on__lte=on)


def cells_of(measurements: Iterable[Measurement]) -> list[Cell]:
    """The values as cells: what each is split by, by code."""
    return [cell_of(one) for one in measurements if one.value is not None]


def cell_of(one: Measurement) -> Cell:
    """One value with the dimensions that it is split by."""
    split = {
        "body": one.body.code if one.body else "",
        "country": one.party.code if one.party else "",
        "sex": one.sex,
        "topic": one.topic.code if one.topic else "",
    }
    return Cell(one.value, tuple(sorted((name, key) for name, key in split.items() if key)))  # type: ignore[arg-type]
