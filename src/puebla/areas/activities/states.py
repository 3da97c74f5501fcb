"""States and moves of an activity and of its concept note (sources.md 2.18, 2.19; F2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActivityState(TextChoices):
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    NOT_ACHIEVED = "not_achieved", _("Not achieved")
    DROPPED = "dropped", pgettext_lazy("activity", "Dropped")
    NO_EVIDENCE = "no_evidence", _("No evidence")


OPEN = {ActivityState.PLANNED, ActivityState.UNDER_WAY, ActivityState.NO_EVIDENCE}

ACTIVITY_MOVES = {
    "take_up": ({ActivityState.NO_EVIDENCE}, ActivityState.PLANNED),
    "begin": ({ActivityState.PLANNED, ActivityState.NO_EVIDENCE}, ActivityState.UNDER_WAY),
    "complete": ({ActivityState.PLANNED, ActivityState.UNDER_WAY}, ActivityState.COMPLETED),
    "find_evidence": ({ActivityState.NO_EVIDENCE}, ActivityState.COMPLETED),
    "give_up": (OPEN, ActivityState.NOT_ACHIEVED),
    "drop": (OPEN, ActivityState.DROPPED),
    "lose_sight": (
        {ActivityState.PLANNED, ActivityState.UNDER_WAY, ActivityState.COMPLETED},
        ActivityState.NO_EVIDENCE,
    ),
    "set_back": (
        {ActivityState.UNDER_WAY, ActivityState.COMPLETED, ActivityState.NOT_ACHIEVED, ActivityState.DROPPED},
        ActivityState.PLANNED,
    ),
    "reopen": (
        {ActivityState.COMPLETED, ActivityState.NOT_ACHIEVED, ActivityState.DROPPED},
        ActivityState.UNDER_WAY,
    ),
}

# Carrying an activity out needs its accepted concept note or the PPT's recorded exception (F2): every move to under way
# or completed. Evidence found after the activity's year is a record of the past, which no note can still precede.
CARRIES_OUT = {"begin", "complete", "find_evidence", "reopen"}
RECORDS_THE_PAST = {"find_evidence"}
# Going backwards, giving up and finding evidence need a reason that stays visible (F1).
NEEDS_REASON = {"find_evidence", "give_up", "drop", "lose_sight", "set_back", "reopen"}


class NoteState(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    CHECKED = "checked", _("Checked by the Secretariat")
    ACCEPTED = "accepted", _("Accepted by the Presidency")


NOTE_MOVES = {
    "submit": ({NoteState.DRAFT, NoteState.RETURNED}, NoteState.SUBMITTED),
    "return": ({NoteState.SUBMITTED, NoteState.CHECKED}, NoteState.RETURNED),
    "check": ({NoteState.SUBMITTED}, NoteState.CHECKED),
    "accept": ({NoteState.CHECKED}, NoteState.ACCEPTED),
    "reopen": ({NoteState.ACCEPTED}, NoteState.DRAFT),
}


# In these states the note is its writers' own; in the others only a move changes it.
WRITABLE = {NoteState.DRAFT, NoteState.RETURNED}


class NoteLevel(TextChoices):
    FULL = "full", _("Full form")
    SHORT = "short", _("Short form")


class Role(TextChoices):
    RESPONSIBLE = "responsible", _("Responsible")
    SUPPORT = "support", _("Supporting")
    HOST = "host", pgettext_lazy("activity", "Host")
    CO_SPONSOR = "co_sponsor", _("Co-sponsor")
    PROVIDER = "provider", _("Provider")
    COUNTERPART = "counterpart", _("Counterpart")
    MEASURES = "measures", _("Measures the indicators")


class ActorOffice(TextChoices):
    """Offices that a matrix names as responsible besides parties and bodies (SP19 4.2)."""

    PPT = "ppt", _("PPT")
    ES = "es", _("ES")
    MEMBERS = "members", _("Member Countries")
    OBSERVERS = "observers", _("Observer organisations")


class IndicatorKind(TextChoices):
    PROCESS = "process", _("Process")
    RESULT = "result", _("Result")
    IMPACT = "impact", _("Impact")


class FileState(TextChoices):
    """A filled-in matrix that was sent in."""

    RECEIVED = "received", pgettext_lazy("file", "Received")
    TAKEN_OVER = "taken_over", pgettext_lazy("file", "Taken over")
    SET_ASIDE = "set_aside", pgettext_lazy("file", "Set aside")


FILE_MOVES = {
    "take_over": ({FileState.RECEIVED}, FileState.TAKEN_OVER),
    "set_aside": ({FileState.RECEIVED}, FileState.SET_ASIDE),
}
