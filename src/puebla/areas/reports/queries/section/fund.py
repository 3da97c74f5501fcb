"""Where the money for the activities of the period comes from, as far as their notes say so (L5)."""

from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.kernel.numbers import say_number

from ...rules.content import Cell, Content, Figure, Grid, Pair, both
from ..scope import Scope
from .words import NONE, column, number


def funds(scope: Scope) -> Content:
    """Budgets by source of funds and currency; different currencies are never added up."""
    whole = scope.of_its_years().count()
    stated = scope.of_its_years().filter(~kept_back_q(scope.standing), budget_amount__isnull=False)
    rows: list[list[Cell]] = [
        [_source(row), row["budget_currency"], row["activities"], _amount(row["amount"])] for row in _sums(stated)
    ]
    columns = [
        column(_("Source of funds"), weight=3),
        column(_("Currency")),
        number(_("Activities")),
        number(_("Budget"), 1.5),
    ]
    return Content(
        figures=[Figure("with_budget", both(_("With a budget stated")), stated.count(), whole)],
        grids=[Grid("funds", both(_("Budgets of the activities by source of funds")), columns, rows)],
    )


def _sums(stated: QuerySet[Activity]):
    grouped = stated.order_by().values("funds_en", "funds_es", "budget_currency")
    return grouped.annotate(activities=Count("pk"), amount=Sum("budget_amount")).order_by(
        "funds_en", "funds_es", "budget_currency"
    )


def _source(row: dict) -> Pair:
    english, spanish = row["funds_en"] or row["funds_es"], row["funds_es"] or row["funds_en"]
    return {"en": english, "es": spanish} if english else both(NONE)


def _amount(amount: Decimal) -> Pair:
    return both(lambda: say_number(amount))
