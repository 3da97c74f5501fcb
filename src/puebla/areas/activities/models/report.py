"""The execution report: what was held, who came, what came out."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.query_words import folded_vector
from puebla.kernel.trail import remembered

from .activity import Activity


@remembered
class ExecutionReport(Audienced):
    """``kept_apart`` as in the concept note: typed, but not yet a day or a number."""

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="report")
    held_from = models.DateField(_("held from"), null=True, blank=True)
    held_until = models.DateField(_("held until"), null=True, blank=True)
    place_en, place_es = short_pair(_("place"))
    outputs_en, outputs_es = long_pair(_("outputs"))
    lessons_en, lessons_es = long_pair(_("lessons"))
    kept_apart = models.JSONField(_("to be corrected"), default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    place = Bilingual()
    outputs = Bilingual()
    lessons = Bilingual()

    class Meta:
        indexes = [
            GinIndex(folded_vector(["outputs_en", "lessons_en"], "en"), name="report_words_en"),
            GinIndex(folded_vector(["outputs_es", "lessons_es"], "es"), name="report_words_es"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_from=None) | Q(held_until__gte=F("held_from")),
                name="report_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return str(self.activity)


@remembered
class Attendance(models.Model):
    """Participants of one party, by sex as the party reports it; people, not delegations."""

    report = models.ForeignKey(ExecutionReport, models.PROTECT, related_name="attendances")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    women = models.PositiveIntegerField(_("women"), default=0)
    men = models.PositiveIntegerField(_("men"), default=0)
    unspecified = models.PositiveIntegerField(_("not specified"), default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "party"], name="attendance_once_per_party")]
