"""Processes in place by which information is exchanged (SP23 Table 2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import ChannelKind


@remembered
class Channel(Audienced):
    """In place from ``opened_on``; ``closed_on`` is the first day on which it no longer is."""

    title_en, title_es = short_pair(_("title"), max_length=300)
    text_en, text_es = long_pair(_("what goes through it"))
    kind = models.CharField(_("kind"), max_length=20, choices=ChannelKind)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="channels", verbose_name=_("body")
    )
    opened_on = models.DateField(_("opened on"))
    closed_on = models.DateField(_("no longer in place from"), null=True, blank=True)
    title = Bilingual()
    text = Bilingual()

    class Meta:
        verbose_name = _("channel of exchange")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="channel_closes_after_it_opens"
            )
        ]

    def __str__(self):
        return self.title
