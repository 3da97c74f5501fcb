"""Looks: who of the secretariat looked at the site as whom, and when (A6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.trail import remembered


@remembered
class Look(models.Model):
    """``seen_as`` is the choice as ``bodies.queries.seen_as`` reads it, ``name`` whom it meant on that day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="looks")
    seen_as = models.CharField(max_length=200)
    name = models.CharField(_("seen as"), max_length=300)
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("look as somebody else")

    def __str__(self):
        return self.name
