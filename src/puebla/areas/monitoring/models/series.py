"""A long series that a source counted and the records go on with (R20 VII; sources.md 2.24)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.states import BodyType
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


@remembered
class Series(models.Model):
    """``counted`` from ``from_on`` until ``until_on`` (exclusive) by the source; from then on by Puebla.

    ``body_type``: meetings of bodies of that type belong here, whatever the type of the activity says.
    """

    code = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    name_en, name_es = short_pair(_("name"), max_length=200)
    body_type = models.CharField(_("kind of body"), max_length=30, choices=BodyType, blank=True, default="")
    counted = models.PositiveIntegerField(_("counted by the source"))
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    source = models.CharField(max_length=200, blank=True, default="")
    name = Bilingual()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="series_period_lasts")]

    def __str__(self):
        return self.name
