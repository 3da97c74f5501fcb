"""What ``puebla doctor`` counts here."""

from typing import Any

from django.db.models import Sum

from ..models import BudgetHeading, Scale, Share


def counts() -> dict[str, Any]:
    """``{"finance.contributions": 11, ...}``."""
    return {
        "finance.budget_headings": BudgetHeading.objects.count(),
        "finance.scales": Scale.objects.count(),
        "finance.contributions": Share.objects.count(),
        "finance.contributions_total": Share.objects.aggregate(total=Sum("amount"))["total"] or 0,
        "finance.printed_shares_total": str(Share.objects.aggregate(total=Sum("printed_share"))["total"] or 0),
    }
