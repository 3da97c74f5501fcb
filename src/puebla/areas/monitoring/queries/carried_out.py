"""Activities that were carried out, each on its day, as one reader may know it (A5).

The day is the last one of the execution report, else the last one planned, else the day on which completion was
recorded within its year, else the year's last. A report or dates that the reader may not read are not known to them.
"""

import datetime as dt

from django.db.models import Case, DateField, F, Func, Q, QuerySet, When
from django.db.models.functions import Coalesce, ExtractYear

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.areas.activities.states import ActivityState
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision


class LastOfMonth(Func):
    """The last day of the month of a day."""

    template = "(DATE_TRUNC('month', %(expressions)s) + INTERVAL '1 month - 1 day')::date"
    output_field = DateField()


class LastOfYear(Func):
    """The last day of a year given as a number."""

    template = "MAKE_DATE((%(expressions)s)::int, 12, 31)"
    output_field = DateField()


def carried_out(standing: Standing, *, since: dt.date, on: dt.date) -> QuerySet[Activity]:
    """The completed activities that the reader may read and whose day lies between two days, both included.

    ``carried_out_on`` is that day.
    """
    completed = activities_visible_to(standing).filter(state=ActivityState.COMPLETED)
    return completed.annotate(carried_out_on=_day(standing)).filter(carried_out_on__gte=since, carried_out_on__lte=on)


def _day(standing):
    reported = Case(When(readable_q(standing, "report__"), then=Coalesce("report__held_until", "report__held_from")))
    planned = Case(When(~kept_back_q(standing), then=_planned()))
    recorded = Case(When(Q(year=ExtractYear("state_since")), then=F("state_since")))
    return Coalesce(reported, planned, recorded, LastOfYear(F("year")), output_field=DateField())


def _planned():
    last = Coalesce("ends_on", "starts_on")
    return Case(
        When(dates_precision=Precision.MONTH, then=LastOfMonth(last)),
        When(dates_precision=Precision.YEAR, then=LastOfYear(ExtractYear(last))),
        default=last,
        output_field=DateField(),
    )
