"""What ``puebla doctor`` counts here."""

from ..models import Goal, GoalReview, TopicGoal


def counts() -> dict[str, int]:
    """``{"goals.gcm": 23, ...}``."""
    return {
        "goals.gcm": Goal.objects.filter(framework="gcm").count(),
        "goals.sdg": Goal.objects.filter(framework="sdg").count(),
        "goals.topics_tagged": TopicGoal.objects.values("topic").distinct().count(),
        "goals.reviews": GoalReview.objects.count(),
    }
