"""What was measured, period by period, against what was meant to be reached."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .frame import framed, lines
from .tones import tone


class Point(NamedTuple):
    """``value`` and ``target`` of a period, each missing where there is none."""

    period: str
    value: float | None
    target: float | None = None


def against_target(points: Sequence[Point], *, baseline: float | None = None) -> dict[str, Any]:
    """A bar for each period and a line where its target is; the baseline is dotted through all."""
    if not any(point.value is not None for point in points) or not any(point.value or point.target for point in points):
        return {}
    values = [{"period": lines(point.period), "value": point.value, "target": point.target} for point in points]
    x = {
        "field": "period",
        "type": "nominal",
        "sort": [lines(point.period) for point in points],
        "title": None,
        "axis": {"labelAngle": 0, "labelExpr": r"split(datum.label, '\n')"},
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
