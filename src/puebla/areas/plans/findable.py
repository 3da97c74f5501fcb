"""What can be found in plans, and where it is shown: the plan itself, its topics, passages and lines."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable


def plan_page(code, anchor=""):
    return reverse("plans:plan-detail", args=[code]) + anchor


findable(
    "plan",
    _("Plan"),
    title=["title"],
    texts=["vision", "mission"],
    exact=["code"],
    parts=["code"],
    address=plan_page,
)
findable(
    "topic",
    _("Topic of a plan"),
    title=["name"],
    exact=["code"],
    about=["pillar__plan__title"],
    only=Q(retired_on=None),
    parts=["pillar__plan__code", "pillar__number", "number"],
    address=lambda code, pillar, number: reverse("plans:topic-detail", args=[code, pillar, number]),
)
findable(
    "passage",
    _("Passage of a plan"),
    title=["name", "text"],
    texts=["text"],
    about=["plan__title"],
    only=Q(retired_on=None),
    parts=["plan__code", "pk"],
    address=lambda code, pk: plan_page(code, f"#passage-{pk}"),
)
findable(
    "line",
    _("Line of the Plan of Action"),
    title=["text"],
    exact=["printed"],
    about=["plan__title"],
    parts=["plan__code", "pk"],
    address=lambda code, pk: plan_page(code, f"#line-{pk}"),
)
