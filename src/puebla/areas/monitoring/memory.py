"""How history tells goals and what serves them (H1)."""

from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import ActivityGoal, Goal, GoalReview, ItemGoal, TopicGoal

told(Goal, _("goal"), hidden=["position"], kept=["code", "number"])
told(TopicGoal, _("topic that serves it"), says=["topic"], hidden=["goal"], removable=True)
told(ActivityGoal, _("activity that serves it"), says=["activity"], hidden=["goal"], removable=True)
told(ItemGoal, _("commitment that serves it"), says=["item"], hidden=["goal"], removable=True)
told(
    GoalReview,
    _("review"),
    hidden=["code"],
    precisions={"expected_on": "expected_precision", "held_on": "held_precision"},
)
kind("goal", Goal, key="code", permission="goal.view", page="monitoring:goal-detail")
part("goal", TopicGoal, "goal")
part("goal", ActivityGoal, "goal", guarded_by=["activity"])
part("goal", ItemGoal, "goal", guarded_by=["item__outcome"])
kind("goal-review", GoalReview, key="code", permission="goal.view")
