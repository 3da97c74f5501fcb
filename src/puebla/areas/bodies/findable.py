"""Which bodies can be found, and where they are shown."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

findable(
    "body",
    _("Body"),
    title=["name"],
    texts=["short_name", "mandate", "composition"],
    exact=["code"],
    parts=["code"],
    address=lambda code: reverse("bodies:body-detail", args=[code]),
)
