from .goal import ActivityGoal, Goal, GoalReview, ItemGoal, TopicGoal

__all__ = ["ActivityGoal", "Goal", "GoalReview", "ItemGoal", "TopicGoal"]
