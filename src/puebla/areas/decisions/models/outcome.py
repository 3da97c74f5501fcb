"""What a meeting decided, as one text with numbered items (M4, D3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audienced
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import OutcomeForm


@remembered
class Outcome(Audienced):
    """``code`` is what sources cite (``C21``); ``symbol`` the official one. ``is_reading_ours``: kinds of the items, their
    topics and unstated addressees are our reading of the text.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    form = models.CharField(_("kind of outcome"), max_length=20, choices=OutcomeForm)
    body = models.ForeignKey(Body, models.PROTECT, related_name="outcomes")
    title_en, title_es = short_pair(_("title"), max_length=300)
    symbol = models.CharField(_("symbol"), max_length=80, blank=True, default="")
    held_on = models.DateField(_("date"))
    held_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    place_en, place_es = short_pair(_("place"), max_length=200)
    is_reading_ours = models.BooleanField(_("kinds, topics and unstated addressees are our reading"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    title = Bilingual()
    place = Bilingual()

    class Meta:
        verbose_name = _("outcome")

    def __str__(self):
        return self.title


@remembered
class OutcomeParty(models.Model):
    """Who took part in the meeting, as its text says: never assumed to be everybody (P5)."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="participants")
    party = models.ForeignKey(Party, models.PROTECT, related_name="outcomes_taken_part_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "party"], name="outcome_party_once")]

    def __str__(self):
        return str(self.party)
