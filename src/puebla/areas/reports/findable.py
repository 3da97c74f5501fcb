"""Reports can be found by their title and their number, each within its own audience: a draft by those who write it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

findable(
    "process-report",
    _("Report"),
    title=["title"],
    exact=["number", "code"],
    parts=["code"],
    address=lambda code: reverse("reports:report-detail", args=[code]),
)
