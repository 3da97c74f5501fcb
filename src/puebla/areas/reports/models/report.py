"""A report: drafted from the records and finished by people, then frozen and kept for ever (F4)."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.models import Body, Presidency
from puebla.areas.members.models import Party
from puebla.kernel.access.audience import Audience, Audienced
from puebla.kernel.languages import Bilingual, short_pair
from puebla.kernel.trail import remembered

from ..states import ReportKind, ReportState

FROZEN = pgtrigger.Q(old__state=ReportState.FROZEN)


@remembered
class Report(Audienced):
    """``code`` is its address and never changes, but that a draft set aside gives it up; ``number`` what it is cited by once
    it is frozen.

    It reports on the days ``from_on`` to ``until_on`` (exclusive), as the records stood on ``as_of``. ``audience`` is who may
    read it now; a draft is its writers' own. ``meant_for`` is who will read it when it is frozen, and so what it may hold.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=ReportKind)
    code = models.SlugField(_("identifier"), max_length=80, unique=True)
    title_en, title_es = short_pair(_("title"), max_length=300)
    number = models.CharField(_("number"), max_length=80, unique=True, null=True, blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"))
    as_of = models.DateField(_("as of"))
    presidency = models.ForeignKey(
        Presidency, models.PROTECT, verbose_name=_("presidency"), null=True, blank=True, related_name="reports"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, verbose_name=_("body"), null=True, blank=True, related_name="reports"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, verbose_name=_("country"), null=True, blank=True, related_name="reports"
    )
    occasion_en, occasion_es = short_pair(_("occasion"), max_length=200)
    state = models.CharField(_("state"), max_length=20, choices=ReportState, default=ReportState.DRAFT)
    meant_for = models.CharField(_("who will read it"), max_length=40, choices=Audience, default=Audience.MEMBERS)
    meant_for_named = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    frozen_on = models.DateField(_("frozen on"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("frozen by"), null=True, blank=True, related_name="+"
    )
    title = Bilingual()
    occasion = Bilingual()

    class Meta:
        verbose_name = _("report")
        indexes = [models.Index(fields=["-until_on", "code"], name="report_newest_first")]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="process_report_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(state="frozen") | Q(number__isnull=False, frozen_on__isnull=False),
                name="frozen_report_has_its_number",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="frozen_report_never_changes", operation=pgtrigger.Update | pgtrigger.Delete, condition=FROZEN
            )
        ]

    def __str__(self):
        return self.number or self.code
