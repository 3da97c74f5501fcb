"""What the body that a report goes to made of it: approved as a whole, or all but one text (M5; sources.md 2.28, 2.30)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from .report import Report
from .section import Section


@remembered
class Approval(models.Model):
    """The files of a frozen report never change: what was decided about it stands beside it."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="approval")
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name=pgettext_lazy("report", "approved by"), related_name="reports_approved"
    )
    approved_on = models.DateField(_("approved on"))
    place_en, place_es = short_pair(_("place"), max_length=200)
    place = Bilingual()

    class Meta:
        verbose_name = _("approval of a report")

    def __str__(self):
        return f"{self.report}, {self.approved_on}"


@remembered
class Holding(models.Model):
    """One text of a report is held back, at a country's request, until the end of ``until_on``; the rest goes ahead.

    Several countries may ask for it, each with a holding of its own. ``settled_on``: when the text, too, was approved or the
    request was taken back.
    """

    section = models.ForeignKey(Section, models.PROTECT, related_name="holdings")
    party = models.ForeignKey(Party, models.PROTECT, verbose_name=_("country"), related_name="texts_held")
    asked_on = models.DateField(_("asked on"))
    until_on = models.DateField(_("held back until"))
    settled_on = models.DateField(pgettext_lazy("text", "settled on"), null=True, blank=True)

    class Meta:
        verbose_name = _("text held back")
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=F("asked_on")), name="text_is_held_until_a_later_day"),
            models.UniqueConstraint(
                fields=["section", "party"], condition=Q(settled_on=None), name="text_is_held_once_for_a_country"
            ),
        ]

    def __str__(self):
        return f"{self.section}, {self.party}"
