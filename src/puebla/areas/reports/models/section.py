"""A section of a report: figures taken from the records, and what people write about them."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import Bilingual, long_pair
from puebla.kernel.trail import remembered

from ..states import SectionCode
from .report import Report

OF_A_FROZEN_REPORT = """
IF EXISTS (SELECT 1 FROM reports_report WHERE id = COALESCE(OLD.report_id, NEW.report_id) AND state = 'frozen') THEN
    RAISE EXCEPTION 'pgtrigger: Cannot insert, change or delete rows of reports_section: its report is frozen';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


@remembered
class Section(models.Model):
    """``content`` is what ``rules.content`` describes, in both languages, as it was on the report's day.

    ``changes`` is what a refresh made different and nobody has said yes to yet (``rules.changes``). The text is people's
    own: a refresh leaves it alone. ``version`` counts the writes of the text.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="sections")
    code = models.CharField(_("section"), max_length=30, choices=SectionCode)
    position = models.PositiveSmallIntegerField()
    content = models.JSONField(_("figures"), default=dict, blank=True)
    changes = models.JSONField(_("changed figures"), default=list, blank=True)
    text_en, text_es = long_pair(_("text"))
    version = models.PositiveIntegerField(default=1)
    text = Bilingual()

    class Meta:
        verbose_name = _("section of a report")
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="report_section_once")]
        triggers = [
            pgtrigger.Trigger(
                name="section_of_frozen_report_never_changes",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=OF_A_FROZEN_REPORT,
            )
        ]

    def __str__(self):
        return f"{self.report}, {self.code}"

    @property
    def body_id(self):
        """Whose report it stands in decides who may write it."""
        return self.report.body_id

    @property
    def party_id(self):
        """The country whose paper it stands in."""
        return self.report.party_id
