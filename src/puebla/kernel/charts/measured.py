"""What was measured, period by period, against what was meant to be reached."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .frame import framed, labelled
from .tones import tone

LETTERS_ACROSS = 88  # that stand beside each other on a page or on paper
NARROW = 9  # letters in a line of a period's label at least: "semestre" is not broken


class Point(NamedTuple):
    """``value`` and ``target`` of a period, each missing where there is none."""

    period: str
    value: float | None
    target: float | None = None


def against_target(points: Sequence[Point], *, baseline: float | None = None) -> dict[str, Any]:
    """A bar for each period and a line where its target is; the baseline is dotted through all."""
    if not any(point.value is not None for point in points) or not any(point.value or point.target for point in points):
        return {}
    letters = max(NARROW, LETTERS_ACROSS // len(points))
    labels = labelled([point.period for point in points], letters)
    values = [
        {"period": label, "value": point.value, "target": point.target}
        for label, point in zip(labels, points, strict=True)
    ]
    x = {
        "field": "period",
        "type": "nominal",
        "sort": labels,
        "title": None,
        # On a phone there is not room for all: some periods are then not named, and none stands over another.
        "axis": {
            "labelAngle": 0,
            "labelExpr": r"split(split(datum.label, '\t')[0], '\n')",
            "labelOverlap": "parity",
            "labelSeparation": 8,
        },
    }
    y = {"type": "quantitative", "title": None, "axis": {"tickCount": 4}}
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "color": tone("chart-2"), "width": {"band": 0.5}},
            "encoding": {"x": x, "y": {**y, "field": "value"}},
        },
        {
            "mark": {"type": "text", "dy": -9},
            "transform": [{"filter": "isValid(datum.value)"}],
            "encoding": {"x": x, "y": {**y, "field": "value"}, "text": {"field": "value", "type": "quantitative"}},
        },
        {
            "mark": {"type": "tick", "color": tone("chart-4"), "thickness": 3, "width": {"band": 0.8}, "opacity": 1},
            "transform": [{"filter": "isValid(datum.target)"}],
            "encoding": {"x": x, "y": {**y, "field": "target"}},
        },
    ]
    if baseline is not None:
        layers.append(
            {
                "mark": {"type": "rule", "strokeDash": [3, 4], "color": tone("ink-soft")},
                "data": {"values": [{"baseline": baseline}]},
                "encoding": {"y": {"field": "baseline", "type": "quantitative"}},
            }
        )
    return framed(values, height=220, layer=layers)
