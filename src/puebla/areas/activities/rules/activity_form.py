"""The form of an activity itself: what is proposed and edited outside its concept note.

Fields that the concept note asks too are the same columns (F3); here they can be seen to after the note is accepted.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .form import Field, Form, Kind, Section

ALWAYS = frozenset({"always"})

NAMING = Section(
    "naming",
    _("What it is"),
    (
        Field("title", Kind.LINE, "activity", _("Title"), counts=ALWAYS),
        Field("type", Kind.CHOICE, "activity", _("Type"), counts=ALWAYS),
        Field("written_in", Kind.CHOICE, "activity", _("Original language"), _("The other one is its translation.")),
        Field("notes", Kind.TEXT, "activity", _("Further notes")),
    ),
)
PLACING = Section(
    "placing",
    _("Place in the plan"),
    (
        Field("year", Kind.CHOICE, "activity", _("Year"), counts=ALWAYS, needs="activity.set_plan"),
        Field("body", Kind.CHOICE, "activity", _("Body"), needs="activity.set_plan"),
        Field("other_bodies", Kind.CHOICES, "activity", _("Shared with"), needs="activity.set_plan"),
        Field("work_plan", Kind.CHOICE, "activity", _("Annual work plan"), needs="activity.set_plan"),
        Field("group_plan_line", Kind.CHOICE, "activity", _("Line of the group plan"), needs="activity.set_plan"),
        Field("priority", Kind.CHOICE, "activity", _("Priority"), needs="activity.set_plan"),
    ),
)
TOPICS = Section(
    "topics",
    _("Pillar and topics"),
    (
        Field("pillar", Kind.CHOICE, "activity", _("Pillar")),
        Field("topics", Kind.CHOICES, "activity", _("Topics")),
    ),
)
HOLDING = Section(
    "holding",
    _("Date, place and money"),
    (
        Field(
            "starts_on",
            Kind.DATED,
            "activity",
            _("Starts"),
            _("For example 2022-06-25; 2022-06 or 2022 where the day is not known yet."),
        ),
        Field("ends_on", Kind.DATED, "activity", _("Ends"), _("Written in the same way; may stay empty.")),
        Field(
            "measuring_due_on",
            Kind.DAY,
            "activity",
            _("Deadline for measuring the indicators"),
            needs="activity.set_deadline",
        ),
        Field("place", Kind.LINE, "activity", _("Place"), _("City and country, or online.")),
        Field("budget_amount", Kind.AMOUNT, "activity", _("Budget"), _("For example 12500.00")),
        Field("budget_currency", Kind.CURRENCY, "activity", _("Currency"), _("Three letters, such as USD")),
        Field("funds", Kind.LINE, "activity", _("Source of funds"), _("Who pays for what.")),
    ),
)
INVOLVEMENT = Section(
    "involvement",
    _("Who takes part in it"),
    (
        Field("responsible", Kind.ACTORS, "activity", _("Responsible"), needs="activity.set_responsible"),
        Field("support", Kind.ACTORS, "activity", _("Supporting")),
        Field("host", Kind.ACTORS, "activity", pgettext_lazy("activity", "Host")),
        Field("co_sponsor", Kind.ACTORS, "activity", _("Co-sponsor")),
        Field("provider", Kind.ACTORS, "activity", _("Provider"), _("Who teaches, writes or delivers it.")),
        Field("counterpart", Kind.ACTORS, "activity", _("Counterpart"), _("With whom it is held, from outside.")),
    ),
)
MEASURING = Section(
    "measuring",
    _("Indicators"),
    (
        Field("indicators", Kind.INDICATORS, "activity", _("Indicators")),
        Field("measures", Kind.ACTORS, "activity", _("Who measures the indicators")),
    ),
)
RISKS = Section("risks", _("Risks"), (Field("risks", Kind.TEXT, "activity", _("Assumptions or risks")),))

ACTIVITY_FORM = Form(version=1, sections=(NAMING, PLACING, TOPICS, HOLDING, INVOLVEMENT, MEASURING, RISKS))
