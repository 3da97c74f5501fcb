"""What ``puebla doctor`` counts here."""

from django.db.models import Sum

from ..models import Goal, GoalReview, ImpactRound, Measurement, Series, TopicGoal


def counts() -> dict[str, int]:
    """``{"goals.gcm": 23, "monitoring.series": 5, ...}``."""
    return {
        "goals.gcm": Goal.objects.filter(framework="gcm").count(),
        "goals.sdg": Goal.objects.filter(framework="sdg").count(),
        "goals.topics_tagged": TopicGoal.objects.values("topic").distinct().count(),
        "goals.reviews": GoalReview.objects.count(),
        "monitoring.measurements": Measurement.objects.count(),
        "monitoring.impact_rounds": ImpactRound.objects.count(),
        "monitoring.series": Series.objects.count(),
        "monitoring.series_counted": Series.objects.aggregate(number=Sum("counted"))["number"] or 0,
    }
