"""What the forms and the lists of this area can be chosen from."""

from django.db.models import Q, QuerySet

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import bodies_alive_on
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import participants_on
from puebla.areas.plans.models import Topic
from puebla.areas.plans.queries.plan import strategic_plan_on
from puebla.areas.plans.queries.topic import topics_to_choose
from puebla.kernel.access.standing import Standing

from .practice import practices_visible_to


def parties_to_write_for(standing: Standing) -> QuerySet[Party]:
    """Whose practice somebody may record: everybody's who takes part on the day for ES and PPT, else the own."""
    parties = participants_on(standing.on)
    return parties if standing.holds("es", "ppt") else parties.filter(pk=standing.party_id or 0)


def topics_of_the_day(standing: Standing, *, also: QuerySet[Topic] | None = None) -> QuerySet[Topic]:
    """The topics of the strategic plan of the day; with ``also`` those that a record has already."""
    plan = strategic_plan_on(standing.on, standing)
    of_the_plan = topics_to_choose(plan) if plan else Topic.objects.none()
    wanted = Q(pk__in=of_the_plan.order_by().values("pk"))
    if also is not None:
        wanted |= Q(pk__in=also.order_by().values("pk"))
    found = Topic.objects.filter(wanted).select_related("pillar__plan")
    return found.order_by("pillar__plan__from_year", "pillar__number", "number")


def topics_by_pk(pks: list[int]) -> QuerySet[Topic]:
    """The topics with these keys."""
    return Topic.objects.filter(pk__in=pks)


def bodies_of_the_day(standing: Standing) -> QuerySet[Body]:
    """The bodies alive on the day."""
    return bodies_alive_on(standing.on)


def activities_to_name(standing: Standing) -> QuerySet[Activity]:
    """The activities at which something can have been exchanged: of this year and the three before it."""
    years = range(standing.on.year - 3, standing.on.year + 1)
    found = activities_visible_to(standing).filter(year__in=years)
    return found.only("pk", "code", "title_en", "title_es").order_by("-year", "code", "pk")


def topics_with_practices(standing: Standing) -> list[Topic]:
    """The topics under which the reader finds a practice."""
    found = practices_visible_to(standing).order_by().values("pk")
    topics = Topic.objects.filter(practice_topics__practice__in=found).distinct()
    return list(topics.select_related("pillar__plan").order_by("pillar__plan__from_year", "pillar__number", "number"))


def parties_with_practices(standing: Standing) -> list[Party]:
    """Whose practices the reader finds."""
    found = practices_visible_to(standing).order_by().values("party")
    return sorted(Party.objects.filter(pk__in=found), key=str)
