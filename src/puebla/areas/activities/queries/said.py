"""What a form's fields hold, in the reader's words: the page that reads a note and the document say the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from puebla.kernel.dates import say_date
from puebla.kernel.languages import reading_language
from puebla.kernel.numbers import say_amount

from ..rules.form import Field, Kind
from .values import Records, records_of, topic_name

INDICATOR_PARTS = ("kind", "name", "baseline", "target", "measured_by")


@dataclass(frozen=True)
class Said:
    """One field in words: a ``text``, a list of ``items`` or ``rows`` of a table.

    ``only_in``: the language of a text that does not exist in the reader's; ``is_outdated``: the text is a
    translation older than its original.
    """

    field: Field
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[dict[str, str], ...] = ()
    only_in: str = ""
    is_outdated: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() or self.items or self.rows)


def said_of(record: Any, fields: Iterable[Field], *, outdated: dict[str, str]) -> dict[str, Said]:
    """``{field name: words}`` for a note, a report or an activity; ``outdated`` as ``outdated_translations`` gives it."""
    records = records_of(record)
    return {field.name: _say(field, records, outdated) for field in fields}


def _say(field: Field, records: Records, outdated: dict[str, str]) -> Said:
    record = records[field.on]
    if field.is_bilingual:
        return _say_text(field, record, outdated)
    return SAY[field.kind](field, record)


def _say_text(field: Field, record: Any, outdated: dict[str, str]) -> Said:
    language = reading_language()
    other = "en" if language == "es" else "es"
    own = getattr(record, f"{field.name}_{language}")
    if own.strip():
        return Said(field, text=own, is_outdated=outdated.get(field.name) == language)
    foreign = getattr(record, f"{field.name}_{other}")
    return Said(field, text=foreign, only_in=other if foreign.strip() else "")


def _day(field: Field, record: Any) -> Said:
    day = getattr(record, field.name)
    return Said(field, text=say_date(day, record.dates_precision if field.kind == Kind.DATED else "day"))


def _amount(field: Field, record: Any) -> Said:
    amount = getattr(record, field.name)
    return Said(field, text=f"{say_amount(amount)} {record.budget_currency}" if amount is not None else "")


def _currency(field: Field, record: Any) -> Said:
    return Said(field)  # said with the amount


def _choice(field: Field, record: Any) -> Said:
    if field.name == "pillar":
        pillar = record.pillar
        return Said(field, text=f"{pillar.number}. {pillar.name}" if pillar else "")
    return Said(field, text=str(getattr(record, field.name) or ""))


def _choices(field: Field, record: Any) -> Said:
    topics = sorted(
        (row.topic for row in record.activity_topics.all()), key=lambda one: (one.pillar.number, one.number)
    )
    return Said(field, items=tuple(f"{topic_name(topic)} {topic.name}" for topic in topics))


def _actors(field: Field, record: Any) -> Said:
    rows = (row for row in record.involvements.all() if row.role == field.name)
    return Said(field, items=tuple(sorted((str(row) for row in rows), key=str.casefold)))


def _indicators(field: Field, record: Any) -> Said:
    rows = sorted(record.indicators.all(), key=lambda row: row.position)
    return Said(
        field,
        rows=tuple(
            {
                "kind": str(row.get_kind_display()),
                "name": row.name,
                "baseline": row.baseline,
                "target": row.target,
                "measured_by": row.measured_by,
            }
            for row in rows
        ),
    )


def _attendance(field: Field, record: Any) -> Said:
    rows = sorted(record.attendances.all(), key=lambda row: row.party.name.casefold())
    return Said(
        field,
        rows=tuple(
            {
                "party": row.party.name,
                "women": str(row.women),
                "men": str(row.men),
                "unspecified": str(row.unspecified),
                "all": str(row.women + row.men + row.unspecified),
            }
            for row in rows
        ),
    )


SAY: dict[Kind, Callable[[Field, Any], Said]] = {
    Kind.DATED: _day,
    Kind.DAY: _day,
    Kind.AMOUNT: _amount,
    Kind.CURRENCY: _currency,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.ACTORS: _actors,
    Kind.INDICATORS: _indicators,
    Kind.ATTENDANCE: _attendance,
}
