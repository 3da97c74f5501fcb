"""The concept note's form, version by version (SP23 Follow-up; F6).

A note keeps the version on which it was begun. To change the form, add a version; never edit one that was in use.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..states import NoteLevel
from .form import Field, Form, Kind, Section

BOTH = frozenset({NoteLevel.FULL, NoteLevel.SHORT})
FULL = frozenset({NoteLevel.FULL})

VERSION_1 = Form(
    version=1,
    sections=(
        Section(
            "background",
            _("Background"),
            (
                Field(
                    "background",
                    Kind.TEXT,
                    "note",
                    _("Background"),
                    _("What leads to this activity: the mandate, earlier work, the situation."),
                    counts=FULL,
                ),
            ),
        ),
        Section(
            "objective",
            _("Objective"),
            (Field("objective", Kind.TEXT, "note", _("Objective"), _("What the activity is for."), counts=BOTH),),
        ),
        Section(
            "results",
            _("Expected results"),
            (
                Field(
                    "results",
                    Kind.TEXT,
                    "note",
                    _("Expected results"),
                    _("What will exist or will have changed once it is done."),
                    counts=BOTH,
                ),
            ),
        ),
        Section(
            "indicators",
            _("Indicators"),
            (
                Field(
                    "indicators",
                    Kind.INDICATORS,
                    "activity",
                    _("Indicators"),
                    _("At least one, with its baseline and its target."),
                    counts=BOTH,
                ),
            ),
        ),
        Section(
            "topics",
            _("Pillar and topics"),
            (
                Field("pillar", Kind.CHOICE, "activity", _("Pillar"), counts=BOTH),
                Field("topics", Kind.CHOICES, "activity", _("Topics"), counts=BOTH),
            ),
        ),
        Section(
            "methodology",
            _("Methodology and agenda"),
            (
                Field("methodology", Kind.TEXT, "note", _("Methodology"), _("How the work is done."), counts=FULL),
                Field("agenda", Kind.TEXT, "note", _("Agenda"), _("Sessions or stages, in their order."), counts=FULL),
            ),
        ),
        Section(
            "participants",
            _("Participants"),
            (
                Field(
                    "participants",
                    Kind.TEXT,
                    "note",
                    _("Participants"),
                    _("Who is expected: profiles, institutions, how many from each country."),
                    counts=FULL,
                ),
            ),
        ),
        Section(
            "date",
            _("Date and place"),
            (
                Field(
                    "starts_on",
                    Kind.DATED,
                    "activity",
                    _("Starts"),
                    _("For example 2022-06-25; 2022-06 or 2022 where the day is not known yet."),
                    counts=BOTH,
                ),
                Field("ends_on", Kind.DATED, "activity", _("Ends"), _("Written in the same way; may stay empty.")),
                Field("place", Kind.LINE, "activity", _("Place"), _("City and country, or online."), counts=BOTH),
            ),
        ),
        Section(
            "budget",
            _("Budget and source of funds"),
            (
                Field("budget_amount", Kind.AMOUNT, "activity", _("Budget"), _("For example 12500.00"), counts=FULL),
                Field("budget_currency", Kind.CURRENCY, "activity", _("Currency"), _("Three letters, such as USD")),
                Field("funds", Kind.LINE, "activity", _("Source of funds"), _("Who pays for what."), counts=FULL),
            ),
        ),
        Section(
            "responsible",
            _("Responsible and supporting parties"),
            (
                Field(
                    "responsible",
                    Kind.ACTORS,
                    "activity",
                    _("Responsible"),
                    _("Set by the Presidency and the Secretariat."),
                    counts=BOTH,
                    needs="activity.set_responsible",
                ),
                Field("support", Kind.ACTORS, "activity", _("Supporting")),
                Field("provider", Kind.ACTORS, "activity", _("Provider"), _("Who teaches, writes or delivers it.")),
            ),
        ),
        Section(
            "host",
            _("Host and co-sponsor"),
            (
                Field("host", Kind.ACTORS, "activity", pgettext_lazy("activity", "Host"), counts=FULL),
                Field("co_sponsor", Kind.ACTORS, "activity", _("Co-sponsor")),
            ),
        ),
        Section(
            "risks",
            _("Risks"),
            (
                Field(
                    "risks",
                    Kind.TEXT,
                    "activity",
                    _("Assumptions or risks"),
                    _("What must hold for it to succeed, and what may prevent it."),
                    counts=FULL,
                ),
            ),
        ),
        Section(
            "follow_up",
            _("Follow-up"),
            (
                Field(
                    "follow_up",
                    Kind.TEXT,
                    "note",
                    _("Follow-up"),
                    _("What happens with the results afterwards, and who sees to it."),
                    counts=FULL,
                ),
            ),
        ),
    ),
)

FORMS = {1: VERSION_1}


def current_form() -> Form:
    """The form on which a note is begun today."""
    return FORMS[max(FORMS)]


def form_of(version: int) -> Form:
    """The form with that version. Raises ``KeyError`` for a version that never was."""
    return FORMS[version]
