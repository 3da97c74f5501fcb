"""The series of R20 VII and how the records go on with it (sources.md 2.24)."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from puebla.areas.activities.models import Activity
from puebla.kernel.access.standing import Standing
from puebla.profiles.process import process

from ..models import Series
from ..rules.series import MEETING, series_of_activity
from .carried_out import carried_out


@dataclass
class SeriesRow:
    """One kind of activity: what the source counted, and what the records count since, year by year."""

    series: Series
    since: dict[int, int] = field(default_factory=dict)

    @property
    def counted_since(self) -> int:
        return sum(self.since.values())

    @property
    def total(self) -> int:
        return self.series.counted + self.counted_since


def series_list() -> list[Series]:
    """Every series in the source's order."""
    return list(Series.objects.order_by("position"))


def series_on(day: dt.date, standing: Standing) -> list[SeriesRow]:
    """Every series as it stands on a day, for one reader; two statements, however many activities there are.

    Before the source's last day nothing is divided: the source gives one number for the whole time.
    """
    rows = {one.code: SeriesRow(one) for one in series_list()}
    if not rows:
        return []
    start = min(row.series.until_on for row in rows.values())
    found = carried_out(standing, since=start, on=day).order_by()
    counted = found.annotate(held_in=ExtractYear("carried_out_on")).values_list("type", "body__type", "held_in")
    for kind, body_type, year, number in counted.annotate(number=Count("pk")):
        code = _code(kind, body_type)
        if code in rows:
            since = rows[code].since
            since[year] = since.get(year, 0) + number
    return list(rows.values())


def activities_of_series(series: Series, day: dt.date, standing: Standing) -> QuerySet[Activity]:
    """The activities behind what the records count of one series, the newest first."""
    types, bodies = _listed()
    if series.body_type:
        belongs = Q(type=MEETING, body__type=series.body_type)
    else:
        of_bodies = Q(type=MEETING, body__isnull=False, body__type__in=list(bodies))
        belongs = Q(type__in=[kind for kind, code in types.items() if code == series.code]) & ~of_bodies
    found = carried_out(standing, since=series.until_on, on=day).filter(belongs)
    return found.order_by("-carried_out_on", "code")  # type: ignore[misc] # annotated by carried_out


def _code(kind, body_type):
    types, bodies = _listed()
    return series_of_activity(kind, body_type or "", types=types, bodies=bodies)


def _listed():
    """Series by type of activity, and by kind of body, as the profile says."""
    data = process().data
    types = {row["code"]: row.get("counted_as", "") for row in data.get("activity_types", [])}
    return types, {row["body_type"]: row["code"] for row in data.get("activity_series", []) if "body_type" in row}
