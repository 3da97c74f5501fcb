"""Kinds of reports, and the moves of a draft: to what stays for ever, or out of the way (F4, H3)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportKind(TextChoices):
    SEMIANNUAL = "semiannual", _("Semi-annual report")
    ANNUAL = "annual", _("Annual report")
    GROUP = "group", _("Report of a working group")
    NETWORK = "network", _("Report of a network")
    REPRESENTATION = "representation", _("Report of representation")
    DOSSIER = "dossier", _("Dossier of a country")
    HANDOVER = "handover", _("Hand-over pack")
    INDUCTION = "induction", _("Induction file")


class ReportState(TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    FROZEN = "frozen", pgettext_lazy("report", "Frozen")
    SET_ASIDE = "set_aside", pgettext_lazy("report", "Set aside")


REPORT_MOVES = {
    "freeze": ({ReportState.DRAFT}, ReportState.FROZEN),
    "set_aside": ({ReportState.DRAFT}, ReportState.SET_ASIDE),
}
