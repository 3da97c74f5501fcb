"""The Plan of Action of 2009: theme, objective, implementation action, activity, schedule; numbers as printed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body
from puebla.kernel.dates import Precision
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import LineLevel, LineStatus, Priority
from .pillar import Pillar
from .plan import Plan


@remembered
class Line(models.Model):
    """One entry, placed by ``position`` in source order; ``printed`` is never corrected, ``finding`` says what is odd.

    ``parent`` follows the position in the table, not the number. Of ``since_on``, ``due_on`` and ``completed_on``
    at most one is set; ``precision`` belongs to it. ``status_on`` is the day on which the status was last stated.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="lines")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(_("level"), max_length=20, choices=LineLevel)
    position = models.PositiveSmallIntegerField()
    printed = models.CharField(_("printed as"), max_length=20, blank=True, default="")
    text_en, text_es = long_pair(_("text"))
    status = models.CharField(_("status"), max_length=20, choices=LineStatus, blank=True, default="")
    status_on = models.DateField(_("status as of"), null=True, blank=True)
    since_on = models.DateField(_("since"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.DAY)
    priority = models.CharField(_("priority"), max_length=10, choices=Priority, blank=True, default="")
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    named = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    refers_to = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    mapped_pillar = models.ForeignKey(Pillar, models.PROTECT, null=True, blank=True, related_name="mapped_themes")
    finding_en, finding_es = short_pair(_("finding"))
    drop_reason_en, drop_reason_es = short_pair(_("why to drop it"))
    drop_proposed_by = models.CharField(_("proposal to drop by"), max_length=60, blank=True, default="")
    dropped_on = models.DateField(_("dropped on"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    text = Bilingual()
    finding = Bilingual()
    drop_reason = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "position"], name="line_position_once_per_plan")]

    def __str__(self):
        return f"{self.printed} {self.text}".strip()
