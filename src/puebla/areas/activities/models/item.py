"""Which items of an outcome an activity carries out: one may serve many (M7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.decisions.models import Item
from puebla.kernel.trail import remembered

from .activity import Activity


@remembered
class ActivityItem(models.Model):
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="activity_items", verbose_name=_("activity"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="activity_items", verbose_name=_("item"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "item"], name="activity_item_once")]

    def __str__(self):
        return str(self.item)
