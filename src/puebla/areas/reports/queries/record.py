"""Where the records behind a row of a report have their page."""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

ADDRESSES = {
    "activity": "activities:activity-detail",
    "activities": "activities:activity-list",
    "outcome": "decisions:outcome-detail",
    "item": "decisions:item-detail",
    "indicator": "monitoring:indicator-detail",
    "impact_round": "monitoring:impact-round-detail",
    "body": "bodies:body-detail",
    "party": "members:party-detail",
    "country": "members:country-detail",
    "plan": "plans:plan-detail",
    "topic": "plans:topic-detail",
    "needs": "plans:need-list",
    "work_plan": "plans:work-plan-detail",
    "group_plan": "plans:group-plan-detail",
    "report": "reports:report-detail",
    "reports": "reports:report-begin",
}


def address_of(record: list[Any] | None) -> str | None:
    """The page of a kept :data:`~puebla.areas.reports.rules.content.Record`; ``None`` where there is none (any more)."""
    if not record or record[0] not in ADDRESSES:
        return None
    kind, *keys = record
    filters = keys.pop() if keys and isinstance(keys[-1], dict) else {}
    try:
        address = reverse(ADDRESSES[kind], args=keys)
    except NoReverseMatch:
        return None
    return f"{address}?{urlencode(sorted(filters.items()))}" if filters else address
