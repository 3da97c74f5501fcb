"""Needs that countries state, beside the activities that serve the same topic and the money that these name (L5)."""

from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce, NullIf, Trim

from puebla.areas.plans.models import Plan, Topic
from puebla.areas.plans.queries.need import needs_visible_to
from puebla.areas.plans.queries.topic import topics_to_choose
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import LANGUAGES, reading_language

from ..models import ActivityTopic
from ..states import ActivityState
from .activity import activities_visible_to
from .planned import kept_back_q


@dataclass(frozen=True)
class Served:
    """One topic: how many needs of how many countries, how many activities, how many of these name their funds, which."""

    topic: Topic
    needs: int = 0
    countries: int = 0
    activities: int = 0
    funded: int = 0
    funds: list[str] = field(default_factory=list)


def served_topics(plan: Plan, standing: Standing) -> list[Served]:
    """Every topic in use of a plan, in its order, counted within what the reader may read; three statements.

    An activity that was dropped serves no topic; one that serves two counts under each.
    """
    needs = _needs(plan, standing)
    work = _work(plan, standing)
    return [Served(topic, **needs.get(topic.pk, {}), **work.get(topic.pk, {})) for topic in topics_to_choose(plan)]


def _needs(plan, standing):
    rows = needs_visible_to(standing).filter(plan=plan).exclude(topic=None).select_related(None).order_by()
    counted = rows.values("topic_id").annotate(needs=Count("pk"), countries=Count("party_id", distinct=True))
    return _by_topic(counted)


def _work(plan, standing):
    language = reading_language()
    other = next(code for code in LANGUAGES if code != language)
    named = Coalesce(
        NullIf(Trim(f"activity__funds_{language}"), Value("")), NullIf(Trim(f"activity__funds_{other}"), Value(""))
    )
    told = Case(When(~kept_back_q(standing, "activity"), then=named))
    readable = activities_visible_to(standing).exclude(state=ActivityState.DROPPED)
    rows = (
        ActivityTopic.objects.filter(topic__pillar__plan=plan, activity__in=readable)
        .annotate(named=told)
        .order_by()
        .values("topic_id")
        .annotate(
            activities=Count("pk"),
            funded=Count("pk", filter=Q(named__isnull=False)),
            funds=ArrayAgg(F("named"), distinct=True, filter=Q(named__isnull=False), default=Value([])),
        )
    )
    return _by_topic(rows)


def _by_topic(rows):
    return {row["topic_id"]: {name: value for name, value in row.items() if name != "topic_id"} for row in rows}
