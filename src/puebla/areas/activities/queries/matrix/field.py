"""The columns of a file of the matrix: Puebla's own, and the seven of the form of 2019 (F1; SP19 4.2, 4.3)."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from puebla.kernel.languages import LANGUAGES

from ...rules.heading import heading_key
from ...rules.indicator_lines import say_line
from .column import BY_KEY
from .page import Facts
from .row import Row
from .table import Asked

# What may be filled in: words as they come, one of a list (the status words, the pillars), several of a list (topics;
# parties, bodies and offices), a year, a day; nothing where empty.
TEXT, STATUS, PILLAR, TOPICS, ACTORS, YEAR, DAY = "text", "status", "pillar", "topics", "actors", "year", "day"
FORM_OF_2019 = "2019"


class Field(NamedTuple):
    """One column of a file: its own name, the column of the matrix that shows it, what stands above it, what of a row
    stands in it (text, number, day or nothing), what it means, and what may be filled in.
    """

    name: str
    key: str
    heading: str
    value: Callable[[Facts, Row], Any]
    meaning: str
    entry: str = ""


def fields_of(ask: Asked, form: str = "") -> list[Field]:
    """The columns in the order of the form, headed in the present language: the identifier and those that are shown,
    or the seven of 2019, which has no identifier.
    """
    if form == FORM_OF_2019:
        return _fields_of_2019()
    shown = {"identifier", "activity", *ask.view.columns}
    fields = [*_about(), *_following(), *_fate(ask.rows.risks_of)]
    return [field for field in fields if field.key in shown]


def headings() -> dict[str, str]:
    """What stands above each column, by its name, in the present language."""
    fields = [*_about(), *_following(), *_fate(lambda facts: "")]
    return {field.name: field.heading for field in fields}


def headings_in_both(*languages: str) -> dict[str, str]:
    """``{heading as it is compared: name}`` of every column of both forms, in these languages or in all."""
    found: dict[str, str] = {}
    for language in languages or LANGUAGES:
        with override(language):
            fields = [*_about(), *_following(), *_fate(lambda facts: ""), *_fields_of_2019()]
            for field in fields:
                found.setdefault(heading_key(field.heading), field.name)
    return found


def _about() -> list[Field]:
    label = {key: str(column.label) for key, column in BY_KEY.items()}
    return [
        Field(
            "identifier",
            "identifier",
            _("Identifier"),
            lambda facts, row: facts.code,
            _("Puebla's own name of the activity. Do not change it: a row is found again by it."),
        ),
        Field("year", "year", label["year"], lambda facts, row: facts.year, _("The year of the plan it stands in.")),
        Field("body", "body", label["body"], lambda facts, row: row.body, _("The group or body that carries it out.")),
        Field("pillar", "pillar", label["pillar"], _pillar, _("The pillar of the plan, with its number."), PILLAR),
        Field("topic", "topic", label["topic"], _topics, _("The topics of the plan, one a line."), TOPICS),
        Field("activity", "activity", label["activity"], lambda facts, row: row.title, _("The title."), TEXT),
        Field(
            "indicators",
            "indicators",
            _("Indicators"),
            _indicators,
            _("What shows that it was done, one a line, and who measures."),
            TEXT,
        ),
        Field(
            "measured_by",
            "indicators",
            _("Measured by"),
            lambda facts, row: row.measures,
            _("Who measures the indicators."),
            ACTORS,
        ),
    ]


def _following() -> list[Field]:
    label = {key: str(column.label) for key, column in BY_KEY.items()}
    return [
        Field(
            "responsible",
            "responsible",
            label["responsible"],
            lambda facts, row: row.responsible,
            _("Parties, bodies and offices, with commas between them."),
            ACTORS,
        ),
        Field(
            "plan_year",
            "deadline",
            _("Deadline (year of the plan)"),
            lambda facts, row: row.plan_year,
            _("Follows from the year."),
        ),
        Field(
            "deadline_year",
            "deadline",
            _("Deadline (year)"),
            lambda facts, row: row.deadline_year,
            _("The year by which it is to be done, in four digits."),
            YEAR,
        ),
        Field(
            "deadline_on",
            "deadline",
            _("Deadline (day)"),
            lambda facts, row: facts.deadline_on,
            _("The day by which it is to be done, as a date; empty where only the year is known."),
            DAY,
        ),
        Field(
            "measuring",
            "measuring",
            label["measuring"],
            lambda facts, row: facts.measuring_due_on,
            _("The day by which the indicators are measured, as a date."),
            DAY,
        ),
    ]


def _fate(risks_of: Callable[[Facts], str]) -> list[Field]:
    label = {key: str(column.label) for key, column in BY_KEY.items()}
    return [
        Field("status", "status", label["status"], lambda facts, row: row.word, _("One of the words above."), STATUS),
        Field(
            "status_since",
            "status",
            _("Status since"),
            lambda facts, row: facts.state_since,
            _("Follows from the day on which the status was changed."),
        ),
        Field(
            "reason",
            "status",
            _("Reason"),
            lambda facts, row: facts.state_reason,
            _("Why a status went back, or why something was not achieved."),
            TEXT,
        ),
        Field(
            "remarks",
            "status",
            _("Remarks"),
            _remarks(),
            _("What Puebla notes: overdue, stale, historical, without a note."),
        ),
        Field("risks", "risks", label["risks"], lambda facts, row: risks_of(facts), _("What it depends on."), TEXT),
    ]


def _fields_of_2019() -> list[Field]:
    """SP19 4.3, whose columns have no identifier and no risks."""
    return [
        Field(
            "pillar", "pillar", _("Programmatic pillar"), _pillar, _("The pillar of the plan, with its number."), PILLAR
        ),
        Field("topic", "topic", _("Topic"), _topics, _("The topics of the plan, one a line."), TOPICS),
        Field(
            "activity",
            "activity",
            _("Description of the activity"),
            lambda facts, row: row.title,
            _("The title."),
            TEXT,
        ),
        Field(
            "indicators",
            "indicators",
            _("Indicators of results or impact"),
            _indicators,
            _("What shows that it was done."),
            TEXT,
        ),
        Field(
            "responsible",
            "responsible",
            _("Responsible"),
            lambda facts, row: row.responsible,
            _("Parties, bodies and offices, with commas between them."),
            ACTORS,
        ),
        Field(
            "plan_year",
            "deadline",
            _("Deadline (1st, 2nd, 3rd year)"),
            lambda facts, row: row.plan_year,
            _("The year of the plan, counted from its first."),
            YEAR,
        ),
        Field("status", "status", _("Status"), lambda facts, row: row.word, _("One of the words above."), STATUS),
    ]


def _pillar(_facts: Facts, row: Row) -> str:
    return f"{row.pillar_number}. {row.pillar}" if row.pillar_number else ""


def _topics(_facts: Facts, row: Row) -> str:
    return "\n".join(row.topics)


def _indicators(_facts: Facts, row: Row) -> str:
    return "\n".join(say_line(name, who) for name, who in row.indicators)


def _remarks() -> Callable[[Facts, Row], str]:
    overdue, stale, historical, excepted = (
        _("overdue"), _("stale"), _("historical"), _("excepted from the concept note"),
    )  # fmt: skip

    def remarks(_facts: Facts, row: Row) -> str:
        said = ((overdue, row.is_overdue), (stale, row.is_stale), (historical, row.is_historical))
        return ", ".join([word for word, is_so in (*said, (excepted, row.is_excepted)) if is_so])

    return remarks
