"""Numbers beside what they should come to, each measured by its own target."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .frame import ROW, depth_of, framed, labelled, rows_down
from .tones import tone

ROOM = 1.45  # of the longest bar: what is said stands beyond it


class Aim(NamedTuple):
    """``said``: value and target as the reader writes them; ``value`` is missing where nothing was measured."""

    label: str
    value: float | None
    target: float | None
    said: str
    url: str | None = None


def aimed(aims: Sequence[Aim]) -> dict[str, Any]:
    """A row for each that has a target: a bar as far as it has come and a mark where it should come to.

    What is counted in different units stands side by side, so that every row has a scale of its own.
    """
    drawn = [aim for aim in aims if aim.target is not None and aim.target > 0]
    if not any(aim.value is not None for aim in drawn):
        return {}
    labels = labelled([aim.label for aim in drawn])
    values = [
        {
            "label": label,
            "share": max(aim.value or 0, 0) / _whole(aim),
            "target": (aim.target or 0) / _whole(aim),
            "said": aim.said,
            "end": 1.04,
            "url": aim.url,
        }
        for label, aim in zip(labels, drawn, strict=True)
    ]
    x = {"type": "quantitative", "axis": None, "scale": {"domain": [0, ROOM]}}
    return framed(
        values,
        height=depth_of(labels, least=ROW + 14),
        encoding={"y": rows_down("label", labels)},
        layer=[
            {
                "mark": {"type": "bar", "color": tone("chart-2"), "height": {"band": 0.5}},
                "encoding": {"x": {**x, "field": "share"}},
            },
            {
                "mark": {"type": "tick", "color": tone("chart-4"), "thickness": 3, "height": {"band": 0.8}},
                "encoding": {"x": {**x, "field": "target"}},
            },
            {
                "mark": {"type": "text", "align": "left"},
                "encoding": {"x": {**x, "field": "end"}, "text": {"field": "said"}},
            },
        ],
    )


def _whole(aim: Aim) -> float:
    return max(aim.value or 0, aim.target or 0)
