"""The scale of contributions: the amounts are the authority, shares are computed from them (B1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered


@remembered
class Scale(models.Model):
    """A table of yearly contributions. ``total`` is as printed; the amounts add up to it, which loading checks."""

    code = models.SlugField(max_length=60, unique=True)
    approved_by = models.ForeignKey(Body, models.PROTECT, related_name="scales")
    approved_at_en, approved_at_es = short_pair(_("approved at"), max_length=200)
    approved_on = models.DateField(_("approved"))
    approved_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    unchanged_since = models.DateField(_("unchanged since"), null=True, blank=True)
    unchanged_precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    currency = models.CharField(_("currency"), max_length=3)
    total = models.PositiveIntegerField(_("total"))
    printed_total = models.DecimalField(_("printed total of the shares"), max_digits=6, decimal_places=2, null=True)
    source = models.CharField(_("source"), max_length=200, blank=True, default="")
    approved_at = Bilingual()

    def __str__(self):
        return self.code


@remembered
class Share(models.Model):
    """One member's yearly amount, and the percentage that the source prints beside it."""

    scale = models.ForeignKey(Scale, models.PROTECT, related_name="shares")
    party = models.ForeignKey(Party, models.PROTECT, related_name="shares")
    position = models.PositiveSmallIntegerField()
    amount = models.PositiveIntegerField(_("amount"))
    printed_share = models.DecimalField(_("printed share"), max_digits=5, decimal_places=2, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scale", "party"], name="share_once_per_party"),
            models.CheckConstraint(
                condition=Q(printed_share=None) | Q(printed_share__lte=100), name="share_is_at_most_the_whole"
            ),
        ]

    def __str__(self):
        return f"{self.party}: {self.amount}"
