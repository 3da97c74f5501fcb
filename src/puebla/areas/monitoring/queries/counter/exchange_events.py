"""Meetings, workshops, seminars and congresses with room for exchange, by working group (SP23 Table 2)."""

from collections import Counter as Tally
from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from puebla.areas.activities.models import Activity, ActivityBody
from puebla.areas.activities.rules.activity_type import activity_types
from puebla.areas.bodies.models import Body
from puebla.profiles.process import process

from ..carried_out import carried_out
from ..names import names_of
from . import Asked, Row, Split, by_column, counter


def exchange_types() -> list[str]:
    """The types of activities that the indicator's own words name, as the profile says."""
    return [row["code"] for row in process().data.get("activity_types", []) if row.get("indicator_word")]


def _row(activity: Activity) -> Row:
    address = reverse("activities:activity-detail", args=[activity.code])
    return Row(str(activity), address, activity.carried_out_on, activity.type_name)  # type: ignore[attr-defined]


def _by_body(records: QuerySet[Activity]) -> dict[str | None, int]:
    """An activity of two groups counts under each."""
    numbers = Tally(dict(records.order_by().values_list("body__code").annotate(number=Count("pk"))))
    shared = ActivityBody.objects.filter(activity__in=records.order_by().values("pk"))
    further = shared.exclude(body=F("activity__body")).values_list("body__code").annotate(number=Count("pk"))
    numbers.update(dict(further))
    return dict(numbers)


def _of_body(records: QuerySet[Activity], code: str) -> QuerySet[Activity]:
    if not code:
        return records.filter(body=None)
    return records.filter(
        Q(body__code=code) | Q(pk__in=ActivityBody.objects.filter(body__code=code).values("activity"))
    )


def _types(codes: Iterable[str]) -> dict[str, str]:
    names = activity_types()
    return {code: names.get(code, code) for code in codes}


@counter(
    "exchange_events",
    row=_row,
    splits=(Split("body", _by_body, names_of(Body), _of_body), by_column("type", "type", _types)),
)
def exchange_events(asked: Asked) -> QuerySet[Activity]:
    """Those that were carried out, each counted once on its day."""
    found = carried_out(asked.standing, since=asked.since, on=asked.on).filter(type__in=exchange_types())
    return found.order_by("-carried_out_on", "code")  # type: ignore[misc] # annotated by carried_out
