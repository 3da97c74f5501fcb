"""The measuring of impact before a plan ends: each member says what it followed up and what it gained (sources.md 2.23)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import RoundState


@remembered
class ImpactRound(Audienced):
    """``due_on`` is the day by which answers are asked for; whether it has passed is computed, never stored."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="impact_rounds", verbose_name=_("plan"))
    opened_on = models.DateField(_("opened on"))
    due_on = models.DateField(_("answers asked for by"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=RoundState, default=RoundState.OPEN)
    question_en, question_es = long_pair(_("what is asked"))
    question = Bilingual()

    class Meta:
        verbose_name = _("impact round")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opened_on")), name="impact_round_is_due_after_it_opens"),
            models.UniqueConstraint(fields=["plan"], condition=Q(state="open"), name="one_open_impact_round_of_a_plan"),
        ]

    def __str__(self):
        return f"{self.plan}, {self.opened_on.year}"


@remembered
class ImpactAnswer(Audienced):
    """One country's answer; its own words, in at least one language."""

    round = models.ForeignKey(ImpactRound, models.PROTECT, related_name="answers", verbose_name=_("impact round"))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", verbose_name=_("country"))
    follow_up_en, follow_up_es = long_pair(_("what the country followed up"))
    benefit_en, benefit_es = long_pair(_("what the country gained"))
    answered_on = models.DateField(_("answered on"))
    follow_up = Bilingual()
    benefit = Bilingual()

    class Meta:
        verbose_name = _("answer")
        constraints = [models.UniqueConstraint(fields=["round", "party"], name="impact_answer_once_per_country")]

    def __str__(self):
        return f"{self.party}: {self.round}"
