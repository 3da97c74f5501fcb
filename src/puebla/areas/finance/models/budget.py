"""What the secretariat's yearly budget is divided into (B2; R20 III)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


@remembered
class BudgetHeading(models.Model):
    code = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    name_en, name_es = short_pair(_("heading"), max_length=200)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    name = Bilingual()

    def __str__(self):
        return self.name
