"""The activities of one party, body, topic or annual work plan, for its page (A5)."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic, WorkPlan
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

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
    return _shown(_of_party(standing, party=party.pk))


def activities_of_body(body: Body, standing: Standing) -> Shown:
    """What the body carries out, alone or with others."""
    return _shown(_of_body(standing, body=body.pk))


def activities_of_topic(topic: Topic, standing: Standing) -> Shown:
    """What serves the topic."""
    return _shown(list(_newest(activities_visible_to(standing).filter(pk__in=topic_activities(topic.code)))))


def activities_of_work_plan(work_plan: WorkPlan, standing: Standing) -> Shown:
    """What the presidency's year holds."""
    return _shown(list(_newest(activities_visible_to(standing).filter(work_plan=work_plan))))


@kept
def _of_party(standing: Standing) -> QuerySet[Activity]:
    named = Involvement.objects.filter(party=Bound("party"))
    return _newest(activities_visible_to(standing).filter(pk__in=named.values("activity")))


@kept
def _of_body(standing: Standing) -> QuerySet[Activity]:
    shared = ActivityBody.objects.filter(body=Bound("body"))
    own = Q(body=Bound("body")) | Q(pk__in=shared.values("activity"))
    return _newest(activities_visible_to(standing).filter(own))


def _newest(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    newest = activities.only("pk", "code", "title_en", "title_es", "year", "state").order_by("-year", "code", "pk")
    return newest[: SHOWN + 1]


def _shown(found: list[Activity]) -> Shown:
    return Shown(found[:SHOWN], len(found) > SHOWN)
