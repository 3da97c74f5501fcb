"""Put what was typed into a form where it belongs: one transaction, several records, nothing overwritten unseen (F3, F6).

Called by the actions that write a note, an activity or a report; they check who may, hold the lock and save.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import GroupPlanLine, WorkPlan
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import parse_dated
from puebla.kernel.kept import fill as refill
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken

from ..models import Activity, ActivityBody, ActivityIndicator, ActivityTopic, Attendance, ExecutionReport
from ..queries.parts import pillars_of, topics_of
from ..queries.values import Records, shown_of, values_of
from ..rules.form import Input, Kind
from ..rules.reading import UnreadableError, order_of
from ..rules.seen import Seen, changed, clashes
from ..states import Role
from .involvement import involve

PAIRS = (("starts_on", "ends_on"), ("held_from", "held_until"))


@dataclass(frozen=True)
class Typed:
    """What a writer typed: ``values`` that could be read, ``apart`` what could not, ``seen`` what they saw before."""

    values: Mapping[str, Any]
    apart: Mapping[str, Any]
    seen: Seen


@dataclass(frozen=True)
class Filled:
    """Which records were touched (``note``, ``activity``...), by which inputs, and what is kept apart now."""

    touched: frozenset[str]
    keys: frozenset[str]
    kept_apart: dict[str, Any]


def fill(*, inputs: list[Input], records: Records, typed: Typed, kept_apart: Mapping[str, Any], by: Standing) -> Filled:
    """Write the inputs that the writer changed; the caller saves the records that were touched.

    What cannot be read is kept apart and changes no column; what was kept apart and can be read now is taken in.
    Raises ``ChangedMeanwhile`` (``current``: ``{key: value}``) where somebody else changed the same input, and
    ``RuleBroken("not_allowed")`` for an input that needs more than writing.
    """
    by_key = {one.key: one for one in inputs}
    everything = {**typed.values, **typed.apart}
    stored = shown_of([by_key[key] for key in everything], records, kept_apart)
    _refuse_clashes(typed, stored, everything, by_key)
    mine = set(changed(seen=typed.seen, stored=stored, typed=everything))
    mine |= {key for key in typed.values if key in kept_apart}
    for need in sorted({by_key[key].field.needs for key in mine} - {""}):
        must(by, need, records["activity"])
    readable = {key: typed.values[key] for key in mine if key in typed.values}
    apart = {key: typed.apart[key] for key in mine if key in typed.apart}
    apart |= _out_of_order(readable, records, by_key)
    taken = [key for key in by_key if key in readable and key not in apart]
    written = frozenset(key for key in taken if _write(by_key[key], records, readable[key], by))
    touched = frozenset(by_key[key].field.on for key in written)
    left = {key: raw for key, raw in kept_apart.items() if key not in taken} | apart
    return Filled(touched, written, left)


def _refuse_clashes(typed: Typed, stored: dict, everything: dict, by_key: Mapping[str, Input]) -> None:
    clashing = clashes(seen=typed.seen, stored=stored, typed=everything)
    if clashing:
        labels = ", ".join(dict.fromkeys(str(by_key[key].field.label) for key in clashing))
        raise ChangedMeanwhile(
            _("Somebody else changed this meanwhile: %(what)s. Nothing was overwritten.") % {"what": labels},
            current={key: stored[key] for key in clashing},
        )


def _out_of_order(readable: dict, records: Records, by_key: Mapping[str, Input]) -> dict[str, Any]:
    """Both ends of a period that would end before it starts: they wait together until they fit."""
    apart: dict[str, Any] = {}
    for pair in PAIRS:
        if not any(key in readable for key in pair):
            continue
        stored = values_of([by_key[key] for key in pair if key in by_key], records)
        try:
            order_of(*(readable.get(key, stored.get(key, "")) for key in pair))
        except UnreadableError:
            apart |= {key: readable[key] for key in pair if key in readable}
    return apart


def _write(one: Input, records: Records, value: Any, by: Standing) -> bool:
    """Write one value; returns whether it changed anything."""
    record = records[one.field.on]
    if values_of([one], records)[one.key] == value:
        return False
    if one.field.kind == Kind.ACTORS:
        return involve(activity=record, role=Role(one.field.name), names=value, by=by)
    writer = BY_NAME.get(one.field.name) or BY_KIND[one.field.kind]
    writer(record, one, value)
    return True


def _column(record: Any, one: Input, value: str) -> None:
    setattr(record, one.key, value)


def _dated(record: Any, one: Input, value: str) -> None:
    day, precision = parse_dated(value)
    setattr(record, one.key, day)
    if day:
        record.dates_precision = precision


def _day(record: Any, one: Input, value: str) -> None:
    setattr(record, one.key, parse_dated(value)[0])


def _amount(record: Any, one: Input, value: str) -> None:
    setattr(record, one.key, Decimal(value) if value else None)


def _year(activity: Activity, one: Input, value: str) -> None:
    activity.year = int(value)


def _pillar(activity: Activity, one: Input, value: str) -> None:
    activity.pillar = pillars_of(activity)[value] if value else None


def _topics(activity: Activity, one: Input, value: list[str]) -> None:
    topics = topics_of(activity)
    wanted = {topics[name].pk: topics[name] for name in value}
    held = {row.topic_id: row for row in activity.activity_topics.all()}
    gone = [row.pk for topic, row in held.items() if topic not in wanted]
    if gone:
        ActivityTopic.objects.filter(pk__in=gone).delete()
    new = [ActivityTopic(activity=activity, topic=topic) for pk, topic in wanted.items() if pk not in held]
    kept = [row for topic, row in held.items() if topic in wanted]
    refill(activity, "activity_topics", kept + ActivityTopic.objects.bulk_create(new))
    activity.is_mapping_ours = False  # whoever chose the topics now takes them on


def _body(activity: Activity, one: Input, value: str) -> None:
    activity.body = Body.objects.get(code=value) if value else None


def _other_bodies(activity: Activity, one: Input, value: list[str]) -> None:
    ActivityBody.objects.filter(activity=activity).exclude(body__code__in=value).delete()
    held = set(ActivityBody.objects.filter(activity=activity).values_list("body__code", flat=True))
    bodies = Body.objects.filter(code__in=set(value) - held).order_by("pk")
    ActivityBody.objects.bulk_create(ActivityBody(activity=activity, body=body) for body in bodies)
    getattr(activity, "_prefetched_objects_cache", {}).pop("activity_bodies", None)


def _work_plan(activity: Activity, one: Input, value: str) -> None:
    activity.work_plan = WorkPlan.objects.get(plan_id=activity.plan_id, year=int(value)) if value else None


def _group_plan_line(activity: Activity, one: Input, value: str) -> None:
    activity.group_plan_line = GroupPlanLine.objects.get(pk=int(value)) if value else None


def _indicators(activity: Activity, one: Input, value: list[dict]) -> None:
    """Rows are told apart by their position; a text goes into the language it was written in."""
    held = {row.position: row for row in activity.indicators.all()}
    rows = []
    for typed in value:
        row = held.pop(typed["position"], None) or ActivityIndicator(activity=activity, position=typed["position"])
        before = dict(vars(row))
        row.kind, row.baseline, row.target = typed["kind"], typed["baseline"], typed["target"]
        setattr(row, f"name_{one.language}", typed["name"])
        setattr(row, f"measured_by_{one.language}", typed["measured_by"])
        if row.pk is None or vars(row) != before:
            row.save()
        rows.append(row)
    for row in held.values():
        _remove(row)
    refill(activity, "indicators", rows)


def _remove(indicator: ActivityIndicator) -> None:
    """Take an indicator out of the note. Raises ``RuleBroken("measured")`` once values were entered for it (H1)."""
    try:
        indicator.delete()
    except ProtectedError as measured:
        message = _("Values were entered for “%(indicator)s”; it stays.") % {"indicator": indicator}
        raise RuleBroken("measured", message, rule="H1", field="indicators") from measured


def _attendance(report: ExecutionReport, one: Input, value: list[dict]) -> None:
    held = {row.party.code: row for row in Attendance.objects.filter(report=report).select_related("party")}
    parties = {party.code: party for party in Party.objects.filter(code__in=[typed["party"] for typed in value])}
    for typed in value:
        row = held.pop(typed["party"], None) or Attendance(report=report, party=parties[typed["party"]])
        row.women, row.men, row.unspecified = typed["women"], typed["men"], typed["unspecified"]
        row.save()
    for row in held.values():
        row.delete()


Writer = Callable[[Any, Input, Any], None]
BY_KIND: dict[Kind, Writer] = {
    Kind.LINE: _column,
    Kind.TEXT: _column,
    Kind.CHOICE: _column,
    Kind.CURRENCY: _column,
    Kind.DATED: _dated,
    Kind.DAY: _day,
    Kind.AMOUNT: _amount,
    Kind.INDICATORS: _indicators,
    Kind.ATTENDANCE: _attendance,
}
BY_NAME: dict[str, Writer] = {
    "year": _year,
    "pillar": _pillar,
    "topics": _topics,
    "body": _body,
    "other_bodies": _other_bodies,
    "work_plan": _work_plan,
    "group_plan_line": _group_plan_line,
}
