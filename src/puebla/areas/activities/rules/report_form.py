"""The form of the execution report: what was held, who came, what came out."""

from django.utils.translation import gettext_lazy as _

from .form import Field, Form, Kind, Section

ALWAYS = frozenset({"always"})

REPORT_FORM = Form(
    version=1,
    sections=(
        Section(
            "held",
            _("Dates and place"),
            (
                Field("held_from", Kind.DAY, "report", _("Held from"), _("For example 2022-06-25"), counts=ALWAYS),
                Field("held_until", Kind.DAY, "report", _("Held until"), _("For example 2022-06-26")),
                Field("place", Kind.LINE, "report", _("Place"), _("City and country, or online."), counts=ALWAYS),
            ),
        ),
        Section(
            "participants",
            _("Participants"),
            (
                Field(
                    "attendance",
                    Kind.ATTENDANCE,
                    "report",
                    _("Participants by country and sex"),
                    _("People, as each party reports them; leave empty who did not take part."),
                    counts=ALWAYS,
                ),
            ),
        ),
        Section(
            "outputs",
            _("Outputs"),
            (
                Field(
                    "outputs",
                    Kind.TEXT,
                    "report",
                    _("Outputs"),
                    _("What was produced, agreed or learned."),
                    counts=ALWAYS,
                ),
            ),
        ),
        Section(
            "lessons",
            _("Lessons"),
            (Field("lessons", Kind.TEXT, "report", _("Lessons"), _("What to do again, and what otherwise.")),),
        ),
    ),
)
