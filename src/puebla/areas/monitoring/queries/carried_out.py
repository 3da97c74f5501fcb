"""Activities that were carried out, each on its day, as one reader may know it (A5).

The day is the last one of the execution report, else the last one planned, else the day on which completion was
recorded within its year, else the year's last. A report or dates that the reader may not read are not known to them.
"""

import datetime as dt

from django.db.models import Case, DateField, F, Q, QuerySet, When
from django.db.models.functions import Coalesce, ExtractYear

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.planned import LastOfYear, held_until, kept_back_q, planned_until
from puebla.areas.activities.states import ActivityState
from puebla.kernel.access.standing import Standing


def carried_out(standing: Standing, *, since: dt.date, on: dt.date) -> QuerySet[Activity]:
    """The completed activities that the reader may read and whose day lies between two days, both included.

    ``carried_out_on`` is that day.
    """
    completed = activities_visible_to(standing).filter(state=ActivityState.COMPLETED)
    return completed.annotate(carried_out_on=_day(standing)).filter(carried_out_on__gte=since, carried_out_on__lte=on)


def _day(standing):
    planned = Case(When(~kept_back_q(standing), then=planned_until()))
    recorded = Case(When(Q(year=ExtractYear("state_since")), then=F("state_since")))
    return Coalesce(held_until(standing), planned, recorded, LastOfYear("year"), output_field=DateField())
