"""Practices, roadmaps and channels can be found, each within its own audience."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

findable(
    "practice",
    _("Good practice"),
    title=["title"],
    texts=["text", "occasion"],
    only=Q(withdrawn_on=None),
    parts=["pk"],
    address=lambda pk: reverse("exchange:practice-detail", args=[pk]),
)
findable(
    "roadmap",
    _("Roadmap"),
    title=["title"],
    texts=["supports"],
    parts=["pk"],
    address=lambda pk: reverse("exchange:roadmap-detail", args=[pk]),
)
findable(
    "channel",
    _("Channel of exchange"),
    title=["title"],
    texts=["text"],
    parts=["pk"],
    address=lambda pk: reverse("exchange:channel-list") + f"#channel-{pk}",
)
