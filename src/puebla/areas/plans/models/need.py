"""What a country says it needs, and how much it matters to it (L5; SP19 3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import Priority
from .pillar import Topic
from .plan import Plan


@remembered
class Need(Audienced):
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="needs")
    party = models.ForeignKey(Party, models.PROTECT, related_name="needs")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="needs")
    text_en, text_es = long_pair(_("need"))
    priority = models.CharField(_("priority"), max_length=10, choices=Priority, blank=True, default="")
    stated_on = models.DateField(_("stated on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    text = Bilingual()

    class Meta:
        verbose_name = _("need")

    def __str__(self):
        return self.text
