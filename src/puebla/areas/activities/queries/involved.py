"""The activities of one party, body, topic or annual work plan, for its page (A5)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic, WorkPlan
from puebla.kernel.access.standing import Standing

from ..models import Activity, ActivityBody, Involvement
from .activity import activities_visible_to, topic_activities

SHOWN = 10


@dataclass(frozen=True)
class Shown:
    """The newest few; ``is_more`` where there are others, which the list of activities counts."""

    activities: list[Activity]
    is_more: bool


def activities_of_party(party: Party, standing: Standing) -> Shown:
    """What the party is named in, in whatever role."""
    named = Involvement.objects.filter(party=party)
    return _shown(activities_visible_to(standing).filter(pk__in=named.values("activity")))


def activities_of_body(body: Body, standing: Standing) -> Shown:
    """What the body carries out, alone or with others."""
    shared = ActivityBody.objects.filter(body=body)
    return _shown(activities_visible_to(standing).filter(Q(body=body) | Q(pk__in=shared.values("activity"))))


def activities_of_topic(topic: Topic, standing: Standing) -> Shown:
    """What serves the topic."""
    return _shown(activities_visible_to(standing).filter(pk__in=topic_activities(topic.code)))


def activities_of_work_plan(work_plan: WorkPlan, standing: Standing) -> Shown:
    """What the presidency's year holds."""
    return _shown(activities_visible_to(standing).filter(work_plan=work_plan))


def _shown(activities: QuerySet[Activity]) -> Shown:
    newest = activities.only("pk", "code", "title_en", "title_es", "year", "state").order_by("-year", "code", "pk")
    found = list(newest[: SHOWN + 1])
    return Shown(found[:SHOWN], len(found) > SHOWN)
