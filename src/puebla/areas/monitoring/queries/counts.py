"""What ``puebla doctor`` counts here."""

from django.db.models import Sum

from ..models import ImpactRound, Measurement, Series


def counts() -> dict[str, int]:
    """``{"monitoring.series": 5, ...}``."""
    return {
        "monitoring.measurements": Measurement.objects.count(),
        "monitoring.impact_rounds": ImpactRound.objects.count(),
        "monitoring.series": Series.objects.count(),
        "monitoring.series_counted": Series.objects.aggregate(number=Sum("counted"))["number"] or 0,
    }
