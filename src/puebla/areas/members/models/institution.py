"""The ministries and offices that link a party to the process."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from .party import Party


@remembered
class Institution(models.Model):
    """Only the secretariat's own institution belongs to no party."""

    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="institutions")
    code = models.SlugField(max_length=60, unique=True, null=True, blank=True)  # of the profile's institutions only
    name_en, name_es = short_pair(_("name"), max_length=200)
    short_name_en, short_name_es = short_pair(_("short name"), max_length=60)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    name = Bilingual()
    short_name = Bilingual()

    class Meta:
        verbose_name = _("institution")

    def __str__(self):
        return self.name
