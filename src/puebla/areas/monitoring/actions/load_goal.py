"""The goals of a profile, our default map onto its topics, and the reviews that are known (sources.md 2.23)."""

from typing import Any

from puebla.areas.activities.models import ActivityItem
from puebla.areas.decisions.models import Item
from puebla.areas.plans.models import Topic, TopicSuccession
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import parse_dated
from puebla.kernel.trail import because
from puebla.profiles.columns import pair

from ..models import ActivityGoal, Goal, GoalReview, ItemGoal, TopicGoal


def load_goals(*, profile: Any, by: Standing) -> dict[str, int]:
    """Goals, tags on topics and reviews of ``goals.yaml``, where the profile has one; returns how many goals there are."""
    if "goals" not in profile:
        return {}
    data = profile["goals"]
    with because(by=by, act="goal.load"):
        for framework in data["frameworks"]:
            Goal.objects.bulk_create(
                Goal(
                    framework=framework["code"],
                    code=f"{framework['code']}-{one['number'].replace('.', '-')}",
                    number=one["number"],
                    position=position,
                    **pair("title", one["title"]),
                    source=framework["source"],
                )
                for position, one in enumerate(framework["goals"], 1)
            )
        _load_map(data["map"])
        _load_exceptions(data.get("exceptions", []))
        for one in data["reviews"]:
            _load_review(one)
    return {"goals": Goal.objects.count()}


def _load_map(entries):
    """The map is of the topics of one plan; a topic that goes on in these serves the same goals."""
    goals = Goal.objects.in_bulk(field_name="code")
    topics = Topic.objects.in_bulk(field_name="code")
    earlier: dict[int, set[int]] = {}
    for link in TopicSuccession.objects.order_by("pk"):
        earlier.setdefault(link.later_id, set()).add(link.earlier_id)
    tags = set()
    for entry in entries:
        pk = topics[entry["topic"]].pk
        tags |= {(goals[code].pk, one) for code in entry["goals"] for one in (pk, *earlier.get(pk, ()))}
    TopicGoal.objects.bulk_create(TopicGoal(goal_id=goal, topic_id=topic, is_ours=True) for goal, topic in sorted(tags))


def _load_exceptions(entries):
    """Where no topic of its plan says what an item is about, the item and what carries it out have goals of their own."""
    goals = Goal.objects.in_bulk(field_name="code")
    for entry in entries:
        item = Item.objects.get(outcome__code=entry["outcome"], number=entry["item"])
        activities = ActivityItem.objects.filter(item=item).order_by("pk").values_list("activity", flat=True)
        for goal in (goals[code] for code in entry["goals"]):
            ItemGoal.objects.create(goal=goal, item=item, is_ours=True)
            ActivityGoal.objects.bulk_create(ActivityGoal(goal=goal, activity_id=pk, is_ours=True) for pk in activities)


def _load_review(one):
    expected_on, expected_precision = parse_dated(one.get("expected"))
    held_on, held_precision = parse_dated(one.get("held"))
    GoalReview.objects.create(
        code=one["code"],
        **pair("name", one["name"]),
        expected_on=expected_on,
        expected_precision=expected_precision,
        held_on=held_on,
        held_precision=held_precision,
        source=one["source"],
    )
