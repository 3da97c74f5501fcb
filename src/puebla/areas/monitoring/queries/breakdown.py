"""A number apart: by body, topic, country or sex; what was corrected; what waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from puebla.areas.activities.models import Activity, ActivityIndicator
from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Indicator, Topic
from puebla.areas.plans.states import Dimension
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Measurement
from ..rules.total import by_dimension
from ..states import MeasurementState, Sex
from .counter import Asked, Counter, Split
from .entry import about_of
from .figure import Figure
from .measured import activity_indicators_visible_to, approved_values, cells_of, measurements_visible_to
from .names import names_of


@dataclass(frozen=True)
class Part:
    """One key of a split with its name and number; ``key`` is empty for what has none."""

    name: str
    key: str
    number: Decimal | int


@dataclass(frozen=True)
class Parts:
    """A number split by one dimension; ``adds_up`` where the parts make the whole. ``when`` is the period, if it is one."""

    dimension: str
    parts: list[Part]
    adds_up: bool
    figure: Figure | None = None


@dataclass(frozen=True)
class PartAsked:
    """The part that an address asks for."""

    split: Split
    key: str
    name: str


def parts_counted(counter: Counter, asked: Asked, whole: int) -> list[Parts]:
    """``whole``, which the counter has counted, by everything that it splits it by; the largest part first."""
    records = counter.records(asked)
    found = []
    for split in counter.splits:
        numbers = split.numbers(records)
        names = split.names(numbers)
        parts = [Part(names.get(key, ""), str(key or ""), number) for key, number in numbers.items()]
        adds_up = sum(numbers.values()) == whole  # a country that reported twice counts once in the whole
        found.append(Parts(split.name, sorted(parts, key=_largest_first), adds_up))
    return found


def part_asked(counter: Counter, query: Mapping[str, str]) -> PartAsked | None:
    """``?body=wg-labour-2019``: the split and its key, ``None`` where nothing is asked."""
    for split in counter.splits:
        if split.name in query:
            key = query[split.name]
            return PartAsked(split, key, split.names([key]).get(key, "") if key else "")
    return None


def parts_entered(figures: Iterable[Figure], indicator: Indicator) -> list[Parts]:
    """The last measured period that has parts, by each dimension of the indicator."""
    split = [one for one in figures if any(cell.split for cell in cells_of(one.measurements))]
    if not split:
        return []
    last = split[-1]
    cells = cells_of(last.measurements)
    found = []
    for dimension in indicator.dimensions:
        values = by_dimension(cells, dimension, is_additive=indicator.is_additive)
        names = _names(dimension, values)
        parts = [Part(names.get(key, key), key, value) for key, value in values.items()]
        adds_up = sum(values.values(), Decimal(0)) == last.value
        if parts:
            found.append(Parts(dimension, sorted(parts, key=_largest_first), adds_up, last))
    return found


def _largest_first(part: Part) -> tuple[Any, str]:
    return -part.number, part.name


def _names(dimension: str, keys: Iterable[str]) -> dict[str, str]:
    if dimension == Dimension.SEX:
        return {key: str(Sex(key).label) for key in keys}
    model: Any = {Dimension.COUNTRY: Party, Dimension.BODY: Body, Dimension.TOPIC: Topic}[Dimension(dimension)]
    return names_of(model)(keys)


def corrections_of(indicator: Indicator | ActivityIndicator, standing: Standing) -> list[Measurement]:
    """What holds no longer and is kept: approved values in whose place another one was approved."""
    approved = measurements_visible_to(standing).filter(state=MeasurementState.APPROVED, **about_of(indicator))
    corrected = approved.filter(replaced_by__state=MeasurementState.APPROVED).select_related("replaced_by")
    return list(corrected.order_by("-from_on", "-pk"))


def waiting_values(indicator: Indicator | ActivityIndicator, standing: Standing) -> list[Measurement]:
    """Drafts, returned and submitted values that the reader may see."""
    waiting = measurements_visible_to(standing).filter(**about_of(indicator)).exclude(state=MeasurementState.APPROVED)
    return list(waiting.order_by("from_on", "pk"))


def values_of_activity(indicator: ActivityIndicator, standing: Standing) -> list[Measurement]:
    """The values that hold for an indicator of an activity."""
    return list(approved_values(standing, on=standing.on).filter(activity_indicator=indicator))


@dataclass(frozen=True)
class MeasuredOf:
    """An indicator of an activity with its last whole value, or ``None``."""

    indicator: ActivityIndicator
    last: Measurement | None


def measured_of_activity(activity: Activity, standing: Standing) -> list[MeasuredOf]:
    """The indicators of one activity that the reader may see, in their order; two statements."""
    indicators = _of_activity(standing, activity=activity.pk)
    if not indicators:
        return []
    last = {one.activity_indicator_id: one for one in _whole_values(standing, activity=activity.pk)}
    return [MeasuredOf(indicator, last.get(indicator.pk)) for indicator in indicators]


@kept
def _of_activity(standing: Standing) -> QuerySet[ActivityIndicator]:
    return activity_indicators_visible_to(standing).filter(activity=Bound("activity")).order_by("position")


@kept
def _whole_values(standing: Standing) -> QuerySet[Measurement]:
    of_activity = approved_values(standing, on=standing.on).filter(activity_indicator__activity=Bound("activity"))
    return of_activity.filter(party=None, body=None, topic=None, sex="")
