"""Indicators and goals can be found; those of a group's plan by whoever may read that plan."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.queries.published import found_q
from puebla.kernel.finding import findable

findable(
    "indicator",
    _("Indicator"),
    title=["name", "group_plan_line__indicator"],
    texts=["method", "unit"],
    exact=["code"],
    about=["plan__title"],
    only=found_q,
    parts=["plan__code", "code"],
    address=lambda plan, code: reverse("monitoring:indicator-detail", args=[plan, code]),
)
findable(
    "goal",
    _("Goal"),
    title=["title"],
    exact=["code", "number"],
    parts=["code"],
    address=lambda code: reverse("monitoring:goal-detail", args=[code]),
)
