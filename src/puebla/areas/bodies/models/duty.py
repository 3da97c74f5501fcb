"""What each office and body has to do, as the sources list it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from .body import Body


@remembered
class Duty(models.Model):
    """``holder``: ``ppt``, ``es``, ``working_group``, ``member``...; ``body`` where a body of its own has it."""

    holder = models.SlugField(max_length=60)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="duties")
    position = models.PositiveSmallIntegerField()
    from_year = models.PositiveSmallIntegerField(_("since the plan of"), null=True, blank=True)
    printed = models.CharField(_("printed as"), max_length=10, blank=True, default="")
    text_en, text_es = long_pair(_("duty"))
    source = models.CharField(_("source"), max_length=200)
    text = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "source", "position"], name="duty_once")]

    def __str__(self):
        return self.text
