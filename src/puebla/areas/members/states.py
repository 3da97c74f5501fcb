"""What a party may be, and the moves of an application for admission (R20 I; P1, P4)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartyKind(TextChoices):
    COUNTRY = "country", _("Country")
    ORGANISATION = "organisation", _("Organisation")
    NETWORK = "network", _("Civil-society network")
    PROCESS = "process", _("Another process")
    SECTOR = "sector", _("Sector")


class Status(TextChoices):
    MEMBER = "member", _("Member")
    OBSERVER_COUNTRY = "observer_country", _("Observer country")
    OBSERVER_ORGANISATION = "observer_organisation", _("Observer organisation")
    CIVIL_SOCIETY = "civil_society", _("Civil society")
    PARTNER = "partner", _("Partner")
    GUEST = "guest", _("Guest")


# What a party may do besides its status (sources.md 2.10).
FUNCTIONS = [
    ("host_of_secretariat", _("Host of the secretariat")),
    ("technical_secretariat", _("Technical secretariat")),
    ("fund_administrator", _("Administrator of the fund")),
    ("keeper_of_comparative_matrix", _("Keeper of the comparative matrix of legislation")),
]


class Evidence(TextChoices):
    """What an applicant shows a condition by."""

    DECLARATION = "declaration", _("A declaration")
    DOCUMENT = "document", _("A document")
    FACT = "fact", _("A fact")


class ApplicationState(TextChoices):
    RECEIVED = "received", _("Received")
    CHECKED = "checked", _("Checked against the criteria")
    ADMITTED = "admitted", _("Admitted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


APPLICATION_MOVES = {
    "check": ({ApplicationState.RECEIVED}, ApplicationState.CHECKED),
    "admit": ({ApplicationState.CHECKED}, ApplicationState.ADMITTED),
    "decline": ({ApplicationState.CHECKED}, ApplicationState.DECLINED),
    "withdraw": ({ApplicationState.RECEIVED, ApplicationState.CHECKED}, ApplicationState.WITHDRAWN),
}
