"""The ministries and offices that link a party to the process."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from .party import Party


@remembered
class Institution(models.Model):
    party = models.ForeignKey(Party, models.PROTECT, related_name="institutions")
    name_en, name_es = short_pair(_("name"), max_length=200)
    name = Bilingual()

    class Meta:
        verbose_name = _("institution")

    def __str__(self):
        return self.name
