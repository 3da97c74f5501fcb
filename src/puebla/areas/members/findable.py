"""Which parties can be found, and where they are shown."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

findable(
    "party",
    _("Country"),
    title=["name"],
    texts=["short_name"],
    exact=["code", "iso3"],
    only=Q(kind="country"),
    parts=["code"],
    address=lambda code: reverse("members:country-detail", args=[code]),
)
findable(
    "party",
    _("Organisation or network"),
    title=["name"],
    texts=["short_name"],
    exact=["code"],
    only=~Q(kind="country"),
    parts=["code"],
    address=lambda code: reverse("members:party-detail", args=[code]),
)
