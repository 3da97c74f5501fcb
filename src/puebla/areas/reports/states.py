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


class SectionCode(TextChoices):
    """What stands in reports, each under its title; ``queries/sections.py`` fills it."""

    FRAME = "frame", _("About this report")
    COMMITMENTS = "commitments", _("Commitments of outcomes")
    OPEN_COMMITMENTS = "open_commitments", _("Commitments that are open")
    ACTIVITIES = "activities", _("Activities by state")
    PILLARS = "pillars", _("Work by pillar")
    BODIES = "bodies", _("Work by body")
    CARRIED_OUT = "carried_out", _("Activities carried out")
    ATTENTION = "attention", _("Late, never started, or not reported on")
    INDICATORS = "indicators", _("Indicators")
    FUNDS = "funds", _("Funds")
    RECOMMENDATIONS = "recommendations", _("Recommendations")
    NEXT_STEPS = "next_steps", _("Next steps")
    ATTENDED = "attended", _("What was attended, and what was said there")
    POSITIONS = "positions", _("What to say in the meeting")
    INVOLVEMENT = "involvement", _("What the country has a part in")
    DEADLINES = "deadlines", _("Deadlines ahead")
    NEEDS = "needs", _("What the country says it needs")
    OPEN_WORK = "open_work", _("What is open")
    CONSULTATIONS = "consultations", _("Consultations")
    TEXTS = "texts", _("Texts that are open")
    CALENDAR = "calendar", _("Calendar ahead")
    ARREARS = "arrears", _("Contributions and arrears")
    PLANS = "plans", _("Plans that are not finished")
    REPORTS = "reports", _("Reports on the year")
    CONTACTS = "contacts", _("Contacts")
    PROCESS = "process", _("The process")


class ReportState(TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    FROZEN = "frozen", pgettext_lazy("report", "Frozen")
    SET_ASIDE = "set_aside", pgettext_lazy("report", "Set aside")


REPORT_MOVES = {
    "freeze": ({ReportState.DRAFT}, ReportState.FROZEN),
    "set_aside": ({ReportState.DRAFT}, ReportState.SET_ASIDE),
}
