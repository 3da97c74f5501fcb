"""Activities held by one writer who changes many: locked and fetched together, a few statements for hundreds of them.

A held activity carries its :class:`Held`; whoever would lock it, or ask what belongs to it, finds it at hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from ..models import Activity, ActivityBody, ActivityTopic, Attachment, ConceptNote, ExecutionReport, Involvement

JOINED = ("plan", "body", "pillar", "work_plan", "group_plan_line")
SEARCHED = ("search_en", "search_es")


@dataclass
class Held:
    """``waiting`` are the columns that changed and are not saved yet, ``shared`` what all the held ones have in common
    (pillars and topics by their numbers, parties and bodies by their codes); ``has_papers`` where notes, reports or
    files belong to the activity.
    """

    shared: dict[Any, Any]
    has_papers: bool = True
    waiting: set[str] = field(default_factory=set)


def held_of(activity: Activity) -> Held | None:
    """What a held activity carries; ``None`` of any other."""
    return activity.held


def lock_activities(pks: Iterable[int]) -> None:
    """Hold these rows until the transaction ends, in one order, so that no two writers wait for each other."""
    locking = Activity.objects.filter(pk__in=list(pks)).order_by("pk").select_for_update(of=("self",))
    list(locking.values_list("pk", flat=True))


def hold(pks: Iterable[int], shared: dict[Any, Any]) -> dict[int, Activity]:
    """``{pk: activity}`` of locked activities (:func:`lock_activities`), each with everything that its form reads."""
    pks = list(pks)
    parts = (
        Prefetch("activity_topics", ActivityTopic.objects.select_related("topic__pillar").order_by("pk")),
        Prefetch("activity_bodies", ActivityBody.objects.select_related("body").order_by("pk")),
        Prefetch("involvements", Involvement.objects.select_related("party", "body").order_by("pk")),
        "indicators",
    )
    rows = Activity.objects.filter(pk__in=pks).select_related(*JOINED).defer(*SEARCHED).prefetch_related(*parts)
    with_papers = _with_papers(pks)
    found = {}
    for activity in rows.order_by("pk"):
        activity.held = Held(shared, has_papers=activity.pk in with_papers)
        found[activity.pk] = activity
    return found


def hold_new(activity: Activity, shared: dict[Any, Any]) -> Activity:
    """The same of an activity that was proposed a moment ago."""
    return hold([activity.pk], shared)[activity.pk]


def _with_papers(pks: list[int]) -> set[int]:
    notes, reports, files = (
        model.objects.filter(activity__in=pks).order_by().values_list("activity_id", flat=True)
        for model in (ConceptNote, ExecutionReport, Attachment)
    )
    return set(notes.union(reports, files))
