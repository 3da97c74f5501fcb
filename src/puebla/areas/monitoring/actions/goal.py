"""A person corrects what serves a goal: our default map, or the tags of one activity or item."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.areas.activities.models import Activity
from puebla.areas.decisions.models import Item
from puebla.areas.plans.models import Topic
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import ActivityGoal, Goal, ItemGoal, TopicGoal


@transaction.atomic
def tag_goal(
    *,
    goal: Goal,
    by: Standing,
    topic: Topic | None = None,
    activity: Activity | None = None,
    item: Item | None = None,
    reason: str = "",
) -> TopicGoal | ActivityGoal | ItemGoal:
    """Say that a topic, an activity or an item serves a goal; a tag of the default map becomes the person's own.

    From the first tag of its own on, an activity or item no longer follows its topics.
    Raises ``RuleBroken("one_thing")`` for none or several of the three.
    """
    must(by, "goal.tag")
    named: list[tuple[Any, dict[str, Any]]] = [
        (model, {name: one})
        for model, name, one in (
            (TopicGoal, "topic", topic),
            (ActivityGoal, "activity", activity),
            (ItemGoal, "item", item),
        )
        if one is not None
    ]
    if len(named) != 1:
        raise RuleBroken("one_thing", _("Name one topic, one activity or one item."), field="topic")
    [(model, what)] = named
    with because(by=by, act="goal.tag", reason=reason):
        tag, is_new = model.objects.get_or_create(goal=goal, **what)
        if not is_new and tag.is_ours:
            tag.is_ours = False
            tag.save(update_fields=["is_ours"])
    return tag


@transaction.atomic
def untag_goal(*, tag: TopicGoal | ActivityGoal | ItemGoal, by: Standing, reason: str = "") -> None:
    """It does not serve the goal; the history keeps who thought so."""
    must(by, "goal.tag")
    with because(by=by, act="goal.untag", reason=reason):
        tag.delete()
