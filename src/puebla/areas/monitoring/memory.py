"""How history tells measurements with their evidence, series, impact rounds, and goals with what serves them (H1)."""

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import (
    ActivityGoal,
    Evidence,
    Goal,
    GoalReview,
    ImpactAnswer,
    ImpactRound,
    ItemGoal,
    Measurement,
    Series,
    TopicGoal,
)
from .states import WRITABLE


def refuses_restoring_value(measurement):
    """A value that was handed in is corrected by another, which keeps what was said (H1)."""
    if measurement.state in WRITABLE:
        return None
    return translated("The value was handed in; it is corrected by a new one, never brought back.")


told(
    Measurement,
    _("measurement"),
    kept=["state_reason", "submitted_on", "approved_on", "entered_by", "entered_on", "replaces"],
)
told(
    Evidence,
    _("evidence"),
    says=["name"],
    hidden=["measurement", "sha256", "file"],
    labels={
        "content_type": _("kind of file"),
        "uploaded_by": _("uploaded by"),
        "uploaded_at": _("uploaded"),
    },
)
kind(
    "measurement",
    Measurement,
    permission="measurement.view",
    audience=[""],
    page="monitoring:measurement-detail",
    refuses_restoring=refuses_restoring_value,
)
part("measurement", Evidence, "measurement")

told(Series, _("series"), hidden=["position"], labels={"source": _("source")})
kind("series", Series, key="code", permission="page.view")

told(ImpactRound, _("impact round"), kept=["closed_on"])
told(ImpactAnswer, _("answer"), says=["party"], hidden=["round"])
kind("impact-round", ImpactRound, permission="impact_round.view", audience=[""], page="monitoring:impact-round-detail")
part("impact-round", ImpactAnswer, "round", guarded_by=[""])

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
