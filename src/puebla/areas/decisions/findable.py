"""Outcomes, their items and what countries report of them can be found, each within its own audience."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

findable(
    "outcome",
    _("Outcome of a meeting"),
    title=["title"],
    exact=["code", "symbol"],
    parts=["code"],
    address=lambda code: reverse("decisions:outcome-detail", args=[code]),
)
findable(
    "item",
    _("Item of an outcome"),
    title=["text"],
    texts=["finding"],
    about=["outcome__title"],
    only=Q(removed_on=None),
    parts=["outcome__code", "number"],
    address=lambda code, number: reverse("decisions:item-detail", args=[code, number]),
)
findable(
    "follow-up",
    _("Follow-up by a country"),
    title=["text"],
    about=["item__text"],
    only=Q(withdrawn_on=None),
    parts=["item__outcome__code", "item__number"],
    address=lambda code, number: reverse("decisions:item-detail", args=[code, number]),
)
