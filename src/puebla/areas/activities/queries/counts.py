"""What is loaded, for ``puebla doctor``."""

from django.db.models import Count

from ..models import Activity, ActivityBody, ActivityItem, ConceptNote
from ..states import ActivityState


def counts() -> dict[str, int]:
    """Activities by body (a shared one counts for each), the source items behind them, and what is known of them."""
    activities = Activity.objects.all()
    by_body = dict(activities.exclude(body=None).values_list("body__code").annotate(Count("pk")).order_by("body__code"))
    shared = ActivityBody.objects.values_list("body__code").annotate(Count("pk")).order_by("body__code")
    for code, number in shared:
        by_body[code] = by_body.get(code, 0) + number
    sources = activities.values_list("sources", flat=True)
    return {
        "activities": activities.count(),
        "activities.source_items": sum(len(items) for items in sources),
        "activities.items_carried_out": ActivityItem.objects.values("item").distinct().count(),
        "activities.shared_by_bodies": activities.exclude(other_bodies=None).count(),
        "activities.no_evidence": activities.filter(state=ActivityState.NO_EVIDENCE).count(),
        "activities.concept_notes": ConceptNote.objects.count(),
        **{f"activities.of.{code}": number for code, number in sorted(by_body.items())},
    }
