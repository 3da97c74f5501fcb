"""Kinds of outcomes and items, and the state of a commitment (M4, M6, M7; sources.md 2.19)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OutcomeForm(TextChoices):
    DECLARATION = "declaration", _("Declaration")
    CONCLUSIONS = "conclusions", _("Conclusions and recommendations")
    COMMUNIQUE = "communique", _("Communiqué")


class ItemKind(TextChoices):
    """The eight kinds that an item can be (M6)."""

    COURTESY = "courtesy", _("Courtesy")
    NOTED = "noted", _("Noted")
    DECISION = "decision", _("Decision")
    RECOMMENDATION = "recommendation", _("Recommendation to the higher body")
    REQUEST = "request", _("Request")
    EXHORTATION = "exhortation", _("Exhortation to members")
    UNDERTAKING = "undertaking", _("Undertaking")
    RESERVATION = "reservation", _("Reservation")


# What a country can report its own follow-up of: everything that was more than thanks or noted.
FOLLOWED = (
    ItemKind.DECISION,
    ItemKind.RECOMMENDATION,
    ItemKind.REQUEST,
    ItemKind.EXHORTATION,
    ItemKind.UNDERTAKING,
    ItemKind.RESERVATION,
)
# What is meant by a recommendation where they are counted (SP23 Table 2): somebody is asked, or advised, to do something.
RECOMMENDING = (ItemKind.RECOMMENDATION, ItemKind.REQUEST, ItemKind.EXHORTATION)


# What can ask somebody for something (M6): thanks, what is noted and what only goes up to the higher body cannot.
ASKING = (
    ItemKind.DECISION,
    ItemKind.REQUEST,
    ItemKind.EXHORTATION,
    ItemKind.UNDERTAKING,
    ItemKind.RESERVATION,
)


class CommitmentState(TextChoices):
    """The one stored state (F7) of an item that asks somebody for something; the others have none."""

    PLANNED = "planned", pgettext_lazy("commitment", "Planned")
    UNDER_WAY = "under_way", pgettext_lazy("commitment", "Under way")
    COMPLETED = "completed", pgettext_lazy("commitment", "Completed")
    NOT_ACHIEVED = "not_achieved", pgettext_lazy("commitment", "Not achieved")
    DROPPED = "dropped", pgettext_lazy("commitment", "Dropped")
    NO_EVIDENCE = "no_evidence", pgettext_lazy("commitment", "No evidence")


OPEN = {CommitmentState.PLANNED, CommitmentState.UNDER_WAY, CommitmentState.NO_EVIDENCE}
CLOSED = {CommitmentState.COMPLETED, CommitmentState.NOT_ACHIEVED, CommitmentState.DROPPED}

COMMITMENT_MOVES = {
    "plan": ({CommitmentState.NO_EVIDENCE, CommitmentState.UNDER_WAY}, CommitmentState.PLANNED),
    "begin": ({CommitmentState.PLANNED, CommitmentState.NO_EVIDENCE}, CommitmentState.UNDER_WAY),
    "complete": (OPEN, CommitmentState.COMPLETED),
    "give_up": (OPEN, CommitmentState.NOT_ACHIEVED),
    "drop": (OPEN, CommitmentState.DROPPED),
    "lose_sight": ({CommitmentState.PLANNED, CommitmentState.UNDER_WAY}, CommitmentState.NO_EVIDENCE),
    "reopen": (CLOSED, CommitmentState.UNDER_WAY),
}
# An item becomes a commitment, or is none after all, when it is recorded and revised. Nobody has reported on a new one, which
# is a state of its own (F7; sources.md 2.7, 2.19): "planned" would say that somebody took it on.
ASKING_MOVES = {
    "ask": ({""}, CommitmentState.NO_EVIDENCE),
    "ask_no_more": ({CommitmentState.NO_EVIDENCE}, ""),
}
# A commitment is closed with what was done, or with why it was not; it is opened again with a reason (M7).
NEEDS_WORDS = {"complete", "give_up", "drop", "lose_sight", "reopen"}


class AddresseeOffice(TextChoices):
    """Whom an item addresses besides parties and bodies."""

    PPT = "ppt", _("PPT")
    ES = "es", _("ES")
    MEMBERS = "members", _("Member Countries")
    OBSERVERS = "observers", _("Observer organisations")
