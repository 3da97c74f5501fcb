"""Good practices by topic, and the countries that report that they benefited from one (E3; SP23 Table 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Activity
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import Audienced
from puebla.kernel.languages import Bilingual, long_pair, short_pair
from puebla.kernel.trail import remembered


@remembered
class Practice(Audienced):
    """``party`` is whose practice it is. Identified from ``recorded_on``; exchanged once ``exchanged_on`` has come, at an
    activity or at another ``occasion``.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="practices", verbose_name=_("whose practice"))
    title_en, title_es = short_pair(_("title"), max_length=300)
    text_en, text_es = long_pair(_("what is done"))
    recorded_on = models.DateField(_("recorded on"))
    exchanged_on = models.DateField(_("exchanged on"), null=True, blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="practices", verbose_name=_("activity")
    )
    occasion_en, occasion_es = short_pair(_("occasion"), max_length=300)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    title = Bilingual()
    text = Bilingual()
    occasion = Bilingual()

    class Meta:
        verbose_name = _("good practice")

    def __str__(self):
        return self.title


@remembered
class PracticeTopic(models.Model):
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="practice_topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="practice_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "topic"], name="practice_topic_once")]

    def __str__(self):
        return str(self.topic)


@remembered
class Benefit(Audienced):
    """One country says that a practice served its own processes. It counts from ``reported_on`` until it is withdrawn."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="benefits")
    party = models.ForeignKey(Party, models.PROTECT, related_name="benefits", verbose_name=_("country"))
    reported_on = models.DateField(_("reported on"))
    text_en, text_es = long_pair(_("how it served"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    text = Bilingual()

    class Meta:
        verbose_name = _("benefit")
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "party"], condition=models.Q(withdrawn_on=None), name="benefit_once_per_country"
            )
        ]

    def __str__(self):
        return self.text
