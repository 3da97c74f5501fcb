"""How an indicator is measured: what every indicator says of itself, whichever record it belongs to."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, long_pair, short_pair

from ..rules.share import say_value, unit_beside
from ..states import Dimension, Frequency


class Measurable(models.Model):
    """A definition that a value can be held against.

    ``is_whole``: counted in whole units, none of them negative. ``is_share``: a numerator over a denominator.
    ``is_additive``: values may be added over dimensions and periods. ``dimensions``: by what a value may be split.
    """

    unit_en, unit_es = short_pair(_("unit"), max_length=100)
    method_en, method_es = long_pair(_("how it is measured"))
    frequency = models.CharField(_("how often"), max_length=20, choices=Frequency, blank=True, default="")
    is_ascending = models.BooleanField(_("more is better"), default=True)
    is_whole = models.BooleanField(_("counted in whole units"), default=True)
    is_share = models.BooleanField(_("a share"), default=False)
    numerator_en, numerator_es = short_pair(_("part (numerator)"), max_length=300)
    denominator_en, denominator_es = short_pair(_("whole (denominator)"), max_length=300)
    is_additive = models.BooleanField(_("values may be added"), default=False)
    dimensions = ArrayField(
        models.CharField(max_length=20, choices=Dimension), verbose_name=_("split by"), default=list, blank=True
    )
    unit = Bilingual()
    method = Bilingual()
    numerator = Bilingual()
    denominator = Bilingual()

    class Meta:
        abstract = True

    def say(self, value: Decimal | None) -> str:
        """A value as it is shown everywhere: of a share ``50%``."""
        return say_value(value, is_share=self.is_share)

    @property
    def is_ever_negative(self):
        """Whether its definition names a figure below 0, so that a value may be one too."""
        return False

    @property
    def unit_beside(self):
        """The unit beside such a value."""
        return unit_beside(self.unit, is_share=self.is_share)
