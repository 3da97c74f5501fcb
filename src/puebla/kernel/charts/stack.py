"""Rows of a whole and its parts: how far each has come."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .frame import ROW, depth_of, framed, labelled, rows_down
from .tones import OF_STATE, tone

ENOUGH = 0.045  # a part narrower than this share of the longest row has no room for its number


class Row(NamedTuple):
    """``parts`` by state; ``url``: the records of the row; ``urls``: of each part."""

    label: str
    parts: Mapping[str, int]
    url: str | None = None
    urls: Mapping[str, str] = {}

    @property
    def whole(self) -> int:
        return sum(self.parts.values())


def stacked(rows: Sequence[Row], words: Mapping[str, str]) -> dict[str, Any]:
    """A bar for each row, divided by state; ``words`` names the states in the reader's language."""
    if not any(row.whole for row in rows):
        return {}
    order = [state for state in OF_STATE if any(row.parts.get(state) for row in rows)]
    longest = max(row.whole for row in rows)
    labels = labelled([row.label for row in rows])
    values = [
        {
            "row": label,
            "state": words[state],
            "place": place,
            "number": row.parts[state],
            "url": row.urls.get(state),
        }
        for label, row in zip(labels, rows, strict=True)
        for place, state in enumerate(order)
        if row.parts.get(state)
    ]
    x = {"field": "number", "type": "quantitative", "stack": "zero", "axis": None}
    y = rows_down("row", labels)
    return framed(
        values,
        height=depth_of(labels, least=ROW + 8),
        encoding={"y": y, "order": {"field": "place", "type": "quantitative"}},
        layer=[
            {
                "mark": {"type": "bar", "stroke": tone("ink-soft"), "strokeWidth": 0.5, "height": {"band": 0.8}},
                "encoding": {"x": x, "color": _colours(order, words, "chart", with_legend=True)},
            },
            {
                "mark": {"type": "text", "align": "center"},
                "transform": [{"filter": f"datum.number >= {longest * ENOUGH}"}],
                "encoding": {
                    "x": {**x, "bandPosition": 0.5},
                    "text": {"field": "number"},
                    "color": _colours(order, words, "on-chart"),
                },
            },
        ],
        resolve={"scale": {"color": "independent"}},
    )


def _colours(order: Sequence[str], words: Mapping[str, str], kind: str, *, with_legend: bool = False) -> dict[str, Any]:
    tones = [tone(OF_STATE[state].replace("chart", kind)) for state in order]
    colours: dict[str, Any] = {
        "field": "state",
        "type": "nominal",
        "scale": {"domain": [words[state] for state in order], "range": tones},
    }
    return colours if with_legend else {**colours, "legend": None}
