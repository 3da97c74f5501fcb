"""The columns of the matrix: the eight of SP19 4.2, with body and year (F1)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Column:
    """``cell`` names the edit that changes it in place; ``is_usual`` columns are shown where none are chosen."""

    key: str
    label: Any
    cell: str = ""
    is_usual: bool = True


COLUMNS = (
    Column("activity", _("Activity")),
    Column("pillar", _("Pillar")),
    Column("topic", _("Topic")),
    Column("indicators", _("Indicators and who measures them")),
    Column("responsible", _("Responsible"), cell="responsible"),
    Column("deadline", _("Deadline for compliance"), cell="deadline"),
    Column("measuring", _("Deadline for measuring"), cell="deadline"),
    Column("status", _("Status"), cell="status"),
    Column("risks", _("Assumptions or risks"), cell="risks"),
    Column("body", _("Body"), is_usual=False),
    Column("year", _("Year"), is_usual=False),
)
BY_KEY = {column.key: column for column in COLUMNS}
# The activity is the head of its row and always there.
CHOOSABLE = tuple(column.key for column in COLUMNS[1:])
USUAL = tuple(column.key for column in COLUMNS[1:] if column.is_usual)
# What can be put into groups, each activity into one: the first of its topics, the first named as responsible.
FLAT = "flat"
GROUPS = {
    "pillar": _("Pillar"),
    "topic": _("Topic (the first one)"),
    "body": _("Body"),
    "responsible": _("Responsible (the first one)"),
    "status": _("Status"),
    "due": _("Year of the deadline"),
    "year": _("Year"),
    FLAT: _("Nothing"),
}
