"""A table whose cells are darker the more they hold."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from .frame import depth_of, framed, labelled, rows_down
from .tones import ON_PAPER, STEPS, tone

HEADING = 60  # units by which the slanting heading of the last column stands out beyond it


def heated(
    rows: Sequence[str],
    columns: Sequence[str],
    numbers: Mapping[tuple[str, str], int],
    *,
    without: Collection[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Rows by columns; ``numbers`` by both. Every cell says its number, so that the shade is never the only sign.

    ``without``: the cells that there are not, which stay empty.
    """
    if not any(numbers.values()):
        return {}
    most = max(numbers.values())
    labels = labelled(rows)
    values = [
        {
            "row": label,
            "column": column,
            "number": numbers.get((row, column), 0),
            "step": _step(numbers, row, column, most),
        }
        for label, row in zip(labels, rows, strict=True)
        for column in columns
        if (row, column) not in without
    ]
    steps = {"domain": list(range(len(STEPS)))}
    return framed(
        values,
        height=depth_of(labels),
        padding={"left": 5, "top": 5, "right": HEADING, "bottom": 5},
        encoding={
            "y": rows_down("row", labels),
            "x": {
                "field": "column",
                "type": "nominal",
                "sort": list(columns),
                "title": None,
                "axis": {
                    "orient": "top",
                    "labelAngle": -60,
                    "labelAlign": "left",
                    "labelLimit": 130,
                    "labelPadding": 6,
                },
            },
        },
        layer=[
            {
                "mark": {"type": "rect", "stroke": tone("line")},
                "encoding": {
                    "color": {
                        "field": "step",
                        "type": "ordinal",
                        "scale": {**steps, "range": [tone(name) for name in STEPS]},
                        "legend": None,
                    }
                },
            },
            {
                "mark": {"type": "text"},
                "encoding": {
                    "text": {"field": "number"},
                    "color": {
                        "field": "step",
                        "type": "ordinal",
                        "scale": {**steps, "range": [tone(_letters(name)) for name in STEPS]},
                        "legend": None,
                    },
                },
            },
        ],
        resolve={"scale": {"color": "independent"}},
    )


def _step(numbers: Mapping[tuple[str, str], int], row: str, column: str, most: int) -> int:
    number = numbers.get((row, column), 0)
    return 0 if not number else min(len(STEPS) - 1, 1 + number * (len(STEPS) - 1) // (most + 1))


def _letters(name: str) -> str:
    return f"on-{name}" if f"on-{name}" in ON_PAPER else "ink"
