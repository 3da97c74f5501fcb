from .evidence import Evidence
from .goal import ActivityGoal, Goal, GoalReview, ItemGoal, TopicGoal
from .impact_round import ImpactAnswer, ImpactRound
from .measurement import Measurement
from .series import Series

__all__ = [
    "ActivityGoal",
    "Evidence",
    "Goal",
    "GoalReview",
    "ImpactAnswer",
    "ImpactRound",
    "ItemGoal",
    "Measurement",
    "Series",
    "TopicGoal",
]
