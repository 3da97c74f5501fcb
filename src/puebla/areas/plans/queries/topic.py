"""Topics: the history of one across the plans, and lists to choose from (L2)."""

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing

from ..models import Pillar, Plan, Topic, TopicSuccession
from ..rules.succession import chain
from .plan import plans_visible_to


def topics_visible_to(standing: Standing) -> QuerySet[Topic]:
    """Topics of the plans that this standing may read."""
    return Topic.objects.filter(pillar__plan__in=plans_visible_to(standing)).select_related("pillar__plan")


def topic_at(plan: Plan, pillar_number: int, number: int, standing: Standing) -> Topic | None:
    """The topic printed as ``pillar.number`` in a plan, or ``None``."""
    return topics_visible_to(standing).filter(pillar__plan=plan, pillar__number=pillar_number, number=number).first()


def topic_history(topic: Topic, standing: Standing) -> list[dict]:
    """``[{topic, origins: [(topic, kind)]}]``: the topic's line through all plans, the oldest first.

    Two statements, however long the line: all successions are few and read whole.
    """
    links = list(TopicSuccession.objects.order_by("pk"))
    earlier, later, kinds = {}, {}, {}
    for link in links:
        earlier.setdefault(link.later_id, []).append(link.earlier_id)
        later.setdefault(link.earlier_id, []).append(link.later_id)
        kinds[link.earlier_id, link.later_id] = link
    ids = chain(topic.pk, earlier=lambda pk: earlier.get(pk, ()), later=lambda pk: later.get(pk, ()))
    topics = topics_visible_to(standing).in_bulk(ids)
    entries = [
        {
            "topic": topics[pk],
            "origins": [(topics[old], kinds[old, pk]) for old in earlier.get(pk, ()) if old in topics],
        }
        for pk in ids
        if pk in topics
    ]
    return sorted(entries, key=lambda entry: (entry["topic"].pillar.plan.from_year, entry["topic"].code))


def topics_to_choose(plan: Plan) -> QuerySet[Topic]:
    """The topics in use of one plan, by pillar and number."""
    return (
        Topic.objects.filter(pillar__plan=plan, retired_on=None)
        .select_related("pillar")
        .order_by("pillar__number", "number")
    )


def pillars_of(plan: Plan) -> QuerySet[Pillar]:
    """The pillars of a plan."""
    return Pillar.objects.filter(plan=plan).select_related("plan").order_by("number")


def origins_of(topic: Topic) -> QuerySet[TopicSuccession]:
    """The successions that lead to a topic."""
    return TopicSuccession.objects.filter(later=topic).select_related("earlier", "later__pillar__plan")


def earlier_topics(plan: Plan, standing: Standing) -> QuerySet[Topic]:
    """The topics of plans that began before this one, to choose an origin from."""
    return (
        topics_visible_to(standing)
        .filter(pillar__plan__from_year__lt=plan.from_year)
        .order_by("-pillar__plan__from_year", "pillar__number", "number")
    )
