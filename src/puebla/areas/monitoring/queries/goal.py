"""What serves each goal, counted within what a standing may read (F5, F7; sources.md 2.23)."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from puebla.areas.activities.models import Activity, ActivityTopic, Involvement
from puebla.areas.activities.queries.activity import activities_visible_to
from puebla.areas.activities.queries.matrix.vocabulary import Word, vocabularies
from puebla.areas.activities.states import ActivityState
from puebla.areas.decisions.models import Item, ItemTopic
from puebla.areas.decisions.queries.item import asked_of_country, commitments_visible_to
from puebla.areas.decisions.states import CommitmentState
from puebla.areas.members.models import Party
from puebla.areas.plans.queries.plan import plans_visible_to
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import reading_language

from ..models import ActivityGoal, Goal, GoalReview, ItemGoal, TopicGoal


@dataclass
class Contribution:
    """One goal with the activities and commitments that serve it, by state."""

    goal: Goal
    activities: Counter = field(default_factory=Counter)
    commitments: Counter = field(default_factory=Counter)

    @staticmethod
    def reported(counted: Counter) -> int:
        """Of how many of them anything is known (F7): “no evidence” says that nobody has reported."""
        return counted.total() - counted[ActivityState.NO_EVIDENCE.value]


def activity_words() -> tuple[Word, ...]:
    """The words in which the states of activities are told: those of the follow-up matrix (F7)."""
    return next(iter(vocabularies(reading_language()).values())).words


def commitment_words() -> tuple[Word, ...]:
    """The words for the states of commitments, as on their own pages."""
    return tuple(Word(state.value, str(state.label), (state.value,)) for state in CommitmentState)


def goals() -> QuerySet[Goal]:
    """Every goal, the compact's before those of the agenda, in their order."""
    return Goal.objects.order_by("framework", "position")


def goals_visible_to(standing: Standing) -> QuerySet[Goal]:
    """Goals are public."""
    return goals()


def reviews() -> QuerySet[GoalReview]:
    """The reviews that are known, by when they were held or are expected."""
    return GoalReview.objects.order_by("expected_on", "held_on", "pk")


def activities_counted(standing: Standing, country: Party | None = None) -> QuerySet[Activity]:
    """The activities that the standing may read; of a country those it is named in, in whatever role."""
    found = activities_visible_to(standing)
    if country is None:
        return found
    return found.filter(pk__in=Involvement.objects.filter(party=country).values("activity"))


def commitments_counted(standing: Standing, country: Party | None = None) -> QuerySet[Item]:
    """The commitments that the standing may read; of a country those that ask it, by name or with all members."""
    found = commitments_visible_to(standing)
    return found if country is None else found.filter(asked_of_country(country.pk))


def contributions(standing: Standing, country: Party | None = None) -> list[Contribution]:
    """What serves each goal, goals that nothing serves too; four statements for the counts, however much there is.

    Where something has tags of its own they count, else those of its topics; under a goal it counts once.
    """
    found = {goal.pk: Contribution(goal) for goal in goals()}
    activities, commitments = activities_counted(standing, country), commitments_counted(standing, country)
    for goal, state, number in _counted("activity", activities, ActivityGoal, ActivityTopic):
        found[goal].activities[state] += number
    for goal, state, number in _counted("item", commitments, ItemGoal, ItemTopic):
        found[goal].commitments[state] += number
    return list(found.values())


def _counted(thing, records, own, links):
    """``(goal, state, number)`` of what has goals of its own, then of what follows its topics."""
    tagged = own.objects.filter(**{f"{thing}__in": records}).order_by()
    yield from tagged.values_list("goal", f"{thing}__state").annotate(Count(thing, distinct=True))
    following = records.exclude(pk__in=own.objects.values(thing))
    rows = links.objects.filter(**{f"{thing}__in": following}, topic__goal_links__isnull=False).order_by()
    yield from rows.values_list("topic__goal_links__goal", f"{thing}__state").annotate(Count(thing, distinct=True))


def activities_serving(goal: Goal, standing: Standing, country: Party | None = None) -> QuerySet[Activity]:
    """The activities behind a number, newest year first."""
    found = activities_counted(standing, country).filter(_serving(goal, "activity", ActivityGoal, ActivityTopic))
    return found.select_related("body").defer("search_en", "search_es").order_by("-year", "code", "pk")


def commitments_serving(goal: Goal, standing: Standing, country: Party | None = None) -> QuerySet[Item]:
    """The commitments behind a number."""
    found = commitments_counted(standing, country).filter(_serving(goal, "item", ItemGoal, ItemTopic))
    return found.select_related("outcome").order_by("-outcome__held_on", "outcome_id", "position")


def _serving(goal, thing, own, links):
    of_its_own = own.objects.filter(**{thing: OuterRef("pk")})
    by_topic = links.objects.filter(**{thing: OuterRef("pk")}, topic__goal_links__goal=goal)
    return Q(Exists(of_its_own.filter(goal=goal))) | (~Exists(of_its_own) & Exists(by_topic))


def topic_links() -> QuerySet[TopicGoal]:
    """Which topics serve which goals, the latest plan's first."""
    links = TopicGoal.objects.select_related("goal", "topic__pillar__plan")
    return links.order_by("-topic__pillar__plan__from_year", "topic__pillar__number", "topic__number")


def topic_links_visible_to(standing: Standing) -> QuerySet[TopicGoal]:
    """Topics are as public as their plans."""
    return topic_links().filter(topic__pillar__plan__in=plans_visible_to(standing).order_by())


def topic_links_of(goal: Goal, standing: Standing) -> QuerySet[TopicGoal]:
    """The topics that serve a goal."""
    return topic_links_visible_to(standing).filter(goal=goal)


def goals_of_topic(topic_pk: int) -> QuerySet[TopicGoal]:
    """The goals that a topic serves."""
    return topic_links().filter(topic=topic_pk).order_by("goal__framework", "goal__position")


def activity_links_visible_to(standing: Standing) -> QuerySet[ActivityGoal]:
    """The goals that activities have of their own, within what the standing may read."""
    links = ActivityGoal.objects.filter(activity__in=activities_counted(standing))
    return links.select_related("goal", "activity").order_by("pk")


def item_links_visible_to(standing: Standing) -> QuerySet[ItemGoal]:
    """The goals that commitments have of their own, within what the standing may read."""
    links = ItemGoal.objects.filter(item__in=commitments_counted(standing))
    return links.select_related("goal", "item__outcome").order_by("pk")


def activity_links_of(goal: Goal, standing: Standing) -> QuerySet[ActivityGoal]:
    """The activities that a person said to serve a goal."""
    return activity_links_visible_to(standing).filter(goal=goal)


def item_links_of(goal: Goal, standing: Standing) -> QuerySet[ItemGoal]:
    """The commitments that a person said to serve a goal."""
    return item_links_visible_to(standing).filter(goal=goal)
