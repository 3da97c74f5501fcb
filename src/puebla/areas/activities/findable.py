"""Activities, concept notes and reports can be found, each within its own audience."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from puebla.kernel.finding import findable

from .models.concept_note import TEXTS
from .queries.planned import kept_back_q

findable(
    "activity",
    _("Activity"),
    title=["title"],
    texts=["risks", "notes"],
    exact=["code"],
    vectors={"en": "search_en", "es": "search_es"},
    only=lambda standing: ~kept_back_q(standing),  # the words of its plans would tell of them
    parts=["code"],
    address=lambda code: reverse("activities:activity-detail", args=[code]),
)
findable(
    "concept-note",
    _("Concept note"),
    title=["activity__title"],
    texts=TEXTS,
    searched=TEXTS,  # as the note's indexes are made
    parts=["activity__code"],
    address=lambda code: reverse("activities:note-detail", args=[code]),
)
findable(
    "report",
    _("Execution report"),
    title=["activity__title"],
    texts=["outputs", "lessons"],
    searched=["outputs", "lessons"],  # as the report's indexes are made
    parts=["activity__code"],
    address=lambda code: reverse("activities:report-detail", args=[code]),
)
