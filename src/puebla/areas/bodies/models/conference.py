"""The numbered conferences of a process, as far as a source dates them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party, Period
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


@remembered
class Conference(Period):
    """``printed`` is the number as the source writes it (``XXII``); ``is_inferred`` where the year follows from it."""

    ordinal = models.PositiveSmallIntegerField(unique=True)
    printed = models.CharField(_("printed as"), max_length=10)
    year = models.PositiveSmallIntegerField(_("year"))
    is_inferred = models.BooleanField(_("year inferred"), default=False)
    country = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="conferences")
    city_en, city_es = short_pair(_("city"), max_length=100)
    city = Bilingual()

    def __str__(self):
        return self.printed
