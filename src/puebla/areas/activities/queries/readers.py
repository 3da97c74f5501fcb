"""Whom a record about an activity names as its readers (A5)."""

from ..models import Activity
from ..rules.readers import named_in


def named_for(activity: Activity, audience: str) -> list[str]:
    """The names that a record of that audience carries: those who do the work, and for a body's audience the bodies."""
    involved = activity.involvements.filter(party__isnull=False).values_list("party__code", flat=True)
    bodies = list(activity.other_bodies.values_list("code", flat=True))
    if activity.body:
        bodies.append(activity.body.code)
    return named_in(audience, involved=involved, bodies=bodies)
