"""Whom a record about an activity names as its readers (A5)."""

from ..models import Activity
from ..rules.readers import WITH_THE_INVOLVED, named_in
from .held import held_of


def named_for(activity: Activity, audience: str) -> list[str]:
    """The names that a record of that audience carries: those who do the work, and for a body's audience the bodies."""
    if audience not in WITH_THE_INVOLVED:
        return []
    involved = [row.party.code for row in _rows(activity, "involvements", "party") if row.party]
    bodies = [row.body.code for row in _rows(activity, "activity_bodies", "body")]
    if activity.body:
        bodies.append(activity.body.code)
    return named_in(audience, involved=involved, bodies=bodies)


def _rows(activity, name, joined):
    """Those at hand of a held activity; of any other as they stand now."""
    rows = getattr(activity, name)
    return rows.all() if held_of(activity) else rows.select_related(joined).order_by("pk")
