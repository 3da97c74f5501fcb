"""The passages of a plan, and the notes that a country keeps with one through every version (L1; sources.md 2.22)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import PassageKind
from .plan import Plan


@remembered
class Passage(models.Model):
    """An objective, principle, approach, result... with its printed number; dated where the source dates it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="passages")
    kind = models.CharField(_("kind"), max_length=30, choices=PassageKind)
    position = models.PositiveSmallIntegerField()
    printed = models.CharField(_("printed as"), max_length=20, blank=True, default="")
    text_en, text_es = long_pair(_("text"))
    on = models.DateField(_("date"), null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    source = models.CharField(max_length=200, blank=True, default="")
    text = Bilingual()

    class Meta:
        verbose_name = _("passage")
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "position"], name="passage_once")]

    def __str__(self):
        return self.text


@remembered
class InterpretiveNote(models.Model):
    """How one country reads one passage."""

    passage = models.ForeignKey(Passage, models.PROTECT, related_name="notes")
    party = models.ForeignKey(Party, models.PROTECT, related_name="interpretive_notes")
    text_en, text_es = long_pair(_("note"))
    noted_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    text = Bilingual()

    def __str__(self):
        return self.text
