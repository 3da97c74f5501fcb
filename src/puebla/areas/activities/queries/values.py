"""What a form's inputs hold at present, read from the records that hold them (F3).

Values are plain: texts, canonical days such as ``2022-06``, lists of names; what a page shows, a token digests and a
print writes is the same.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from puebla.areas.bodies.rules.actor import name_of
from puebla.kernel.dates import Precision

from ..models import Activity, ConceptNote, ExecutionReport
from ..rules.form import Input, Kind
from ..states import Role

Records = Mapping[str, Any]
PARTS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def records_of(record: Activity | ConceptNote | ExecutionReport) -> dict[str, Any]:
    """The records that a form of this one may write, by the name that fields use."""
    if isinstance(record, Activity):
        return {"activity": record}
    kind = "note" if isinstance(record, ConceptNote) else "report"
    return {"activity": record.activity, kind: record}


def values_of(inputs: Iterable[Input], records: Records) -> dict[str, Any]:
    """``{key: value}`` as stored."""
    return {one.key: _value_of(one, records[one.field.on]) for one in inputs}


def shown_of(inputs: Iterable[Input], records: Records, kept_apart: Mapping[str, Any]) -> dict[str, Any]:
    """``{key: value}`` as a form shows it: what was typed and could not be read stands where it was typed."""
    inputs = list(inputs)
    return values_of(inputs, records) | {one.key: kept_apart[one.key] for one in inputs if one.key in kept_apart}


def _value_of(one: Input, record: Any) -> Any:
    read = BY_NAME.get(one.field.name) or BY_KIND[one.field.kind]
    return read(record, one)


def _column(record: Any, one: Input) -> str:
    value = getattr(record, one.key)
    return "" if value is None else str(value)


def _dated(record: Any, one: Input) -> str:
    day = getattr(record, one.key)
    return day.isoformat()[: PARTS.get(record.dates_precision, 10)] if day else ""


def _day(record: Any, one: Input) -> str:
    day = getattr(record, one.key)
    return day.isoformat() if day else ""


def _amount(record: Any, one: Input) -> str:
    amount = getattr(record, one.key)
    return "" if amount is None else str(Decimal(amount).quantize(Decimal("0.01")))


def _actors(activity: Activity, one: Input) -> list[str]:
    role = Role(one.field.name)
    return sorted(name_of(row) for row in activity.involvements.all() if row.role == role)


def _pillar(activity: Activity, one: Input) -> str:
    return str(activity.pillar.number) if activity.pillar else ""


def _topics(activity: Activity, one: Input) -> list[str]:
    return sorted(topic_name(row.topic) for row in activity.activity_topics.all())


def topic_name(topic: Any) -> str:
    """``2.4``: the fourth topic of the second pillar."""
    return f"{topic.pillar.number}.{topic.number}"


def _body(activity: Activity, one: Input) -> str:
    return activity.body.code if activity.body else ""


def _other_bodies(activity: Activity, one: Input) -> list[str]:
    return sorted(row.body.code for row in activity.activity_bodies.all())


def _work_plan(activity: Activity, one: Input) -> str:
    return str(activity.work_plan.year) if activity.work_plan else ""


def _group_plan_line(activity: Activity, one: Input) -> str:
    return str(activity.group_plan_line_id or "")


def _indicators(activity: Activity, one: Input) -> list[dict[str, Any]]:
    """Each row in one language; without a language in the reader's, and in the other where that is empty."""
    suffix = f"_{one.language}" if one.language else ""
    return [
        {
            "position": row.position,
            "kind": row.kind,
            "name": getattr(row, f"name{suffix}"),
            "baseline": row.baseline,
            "target": row.target,
            "measured_by": getattr(row, f"measured_by{suffix}"),
        }
        for row in sorted(activity.indicators.all(), key=lambda row: row.position)
    ]


def _attendance(report: ExecutionReport, one: Input) -> list[dict[str, Any]]:
    if report.pk is None:  # nobody has saved it yet
        return []
    rows = [
        {"party": row.party.code, "women": row.women, "men": row.men, "unspecified": row.unspecified}
        for row in report.attendances.all()
    ]
    return sorted(rows, key=lambda row: str(row["party"]))


Reader = Callable[[Any, Input], Any]
BY_KIND: dict[Kind, Reader] = {
    Kind.LINE: _column,
    Kind.TEXT: _column,
    Kind.CHOICE: _column,
    Kind.CURRENCY: _column,
    Kind.DATED: _dated,
    Kind.DAY: _day,
    Kind.AMOUNT: _amount,
    Kind.ACTORS: _actors,
    Kind.INDICATORS: _indicators,
    Kind.ATTENDANCE: _attendance,
}
BY_NAME: dict[str, Reader] = {
    "pillar": _pillar,
    "topics": _topics,
    "body": _body,
    "other_bodies": _other_bodies,
    "work_plan": _work_plan,
    "group_plan_line": _group_plan_line,
}
