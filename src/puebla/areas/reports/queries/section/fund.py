"""Where the money for the activities of the period comes from, as far as their notes say so (L5)."""

from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.planned import kept_back_q
from puebla.kernel.numbers import say_amount

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
        column(gettext_lazy("Source of funds"), weight=3),
        column(gettext_lazy("Currency")),
        number(gettext_lazy("Activities")),
        number(gettext_lazy("Budget"), 1.5),
    ]
    return Content(
        figures=[Figure("with_budget", both(gettext_lazy("With a budget stated")), stated.count(), whole)],
        grids=[Grid("funds", both(gettext_lazy("Budgets of the activities by source of funds")), columns, rows)],
    )


def _sums(stated: QuerySet[Activity]):
    grouped = stated.order_by().values("funds_en", "funds_es", "budget_currency")
    return grouped.annotate(activities=Count("pk"), amount=Sum("budget_amount")).order_by(
        "funds_en", "funds_es", "budget_currency"
    )


def _source(row: dict) -> Pair:
    """The source as it is named; where it is named in the other language only, the paper says so (H2)."""
    english, spanish = row["funds_en"].strip(), row["funds_es"].strip()
    if not (english or spanish):
        return both(NONE)
    return {
        "en": english or both(lambda: _("%(text)s (in Spanish)") % {"text": spanish})["en"],
        "es": spanish or both(lambda: _("%(text)s (in English)") % {"text": english})["es"],
    }


def _amount(amount: Decimal) -> Pair:
    return both(lambda: say_amount(amount))
