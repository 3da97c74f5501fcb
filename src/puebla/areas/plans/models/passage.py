"""The passages of a plan, and the notes that a country keeps with one through every version (L1; sources.md 2.22)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import PassageKind
from .plan import Plan


@remembered
class Passage(models.Model):
    """An objective, principle, approach, result... with its printed number; dated where the source dates it.

    ``code`` is the same for what is the same in two plans; ``parent`` for a detail of another passage; ``named``
    are the codes of parties and bodies that the passage names. Left out by a revision it is retired, never deleted.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="passages")
    kind = models.CharField(_("kind"), max_length=30, choices=PassageKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="details")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=60, blank=True, default="")
    printed = models.CharField(_("printed as"), max_length=20, blank=True, default="")
    name_en, name_es = short_pair(_("name"))
    text_en, text_es = long_pair(_("text"))
    on = models.DateField(_("date"), null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    through_on = models.DateField(_("last day"), null=True, blank=True)
    named = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    retired_on = models.DateField(_("left out on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()
    text = Bilingual()

    class Meta:
        verbose_name = _("passage")
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "position"], name="passage_once")]

    def __str__(self):
        return self.name or self.text


@remembered
class InterpretiveNote(models.Model):
    """How one country reads one passage; it stays with the passage through every version (sources.md 2.22)."""

    passage = models.ForeignKey(Passage, models.PROTECT, related_name="notes")
    party = models.ForeignKey(Party, models.PROTECT, related_name="interpretive_notes")
    printed = models.CharField(_("printed as"), max_length=20, blank=True, default="")
    text_en, text_es = long_pair(_("note"))
    noted_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    text = Bilingual()

    def __str__(self):
        return self.text
