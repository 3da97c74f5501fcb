"""Admission of members and observers: written application, checklist, private decision, dated status (P4; R20 I)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered

from ..states import ApplicationState, Evidence, Status
from .party import Party


@remembered
class Criterion(models.Model):
    """One condition for a status; ``status`` empty means it holds for every observer."""

    status = models.CharField(_("for"), max_length=30, choices=Status, blank=True, default="")
    position = models.PositiveSmallIntegerField()
    text_en, text_es = long_pair(_("condition"))
    evidence = models.CharField(_("shown by"), max_length=20, choices=Evidence, default=Evidence.DECLARATION)
    source = models.CharField(max_length=200, blank=True, default="")
    text = Bilingual()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["status", "position"], name="criterion_once_per_status")]

    def __str__(self):
        return self.text


@remembered
class Checklist(models.Model):
    """How a status is decided: by which body (its code), in which session, in which way; and when that was adopted."""

    status = models.CharField(_("for"), max_length=30, choices=Status, unique=True)
    how_en, how_es = long_pair(_("how it is decided"))
    decided_by = models.SlugField(_("decided by"), max_length=60)
    is_private = models.BooleanField(_("decided in private"), default=True)
    adopted_at_en, adopted_at_es = short_pair(_("adopted at"), max_length=200)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True)
    source = models.CharField(max_length=200, blank=True, default="")
    how = Bilingual()
    adopted_at = Bilingual()

    def __str__(self):
        return str(self.get_status_display())


@remembered
class Application(Audienced):
    """A party asks in writing for a status; the Vice-Ministers decide in private."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="applications")
    status = models.CharField(_("status sought"), max_length=30, choices=Status)
    state = models.CharField(_("state"), max_length=20, choices=ApplicationState, default=ApplicationState.RECEIVED)
    received_on = models.DateField(_("received on"))
    letter = models.TextField(_("what the application says"), blank=True, default="")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    holds_from = models.DateField(_("status holds from"), null=True, blank=True)
    decision = models.TextField(_("decision"), blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["admitted", "declined"], decided_on__isnull=False)
                | (~Q(state__in=["admitted", "declined"]) & Q(decided_on=None)),
                name="application_decision_has_its_date",
            )
        ]

    def __str__(self):
        return f"{self.party}: {self.get_status_display()}"


@remembered
class CriterionAnswer(models.Model):
    """What the ES found on one condition: met, not met, or not yet looked at."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    is_met = models.BooleanField(null=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "criterion"], name="criterion_answered_once")]

    def __str__(self):
        return f"{self.application}: {self.criterion}"


@remembered
class Undertaking(models.Model):
    """A condition that a party took upon itself when it was admitted; for a new member the four of R20 I."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="undertakings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="undertakings")
    application = models.ForeignKey(Application, models.PROTECT, related_name="undertakings")
    taken_on = models.DateField(_("taken on"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "criterion"], name="undertaken_once")]

    def __str__(self):
        return f"{self.party}: {self.criterion}"
