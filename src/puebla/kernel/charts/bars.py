"""Numbers as bars, the longest first as they are given."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .frame import ROW, depth_of, framed, labelled, rows_down
from .tones import tone


class Bar(NamedTuple):
    """``said``: the number as the reader writes it, where it is not a plain count."""

    label: str
    number: float
    url: str | None = None
    said: str = ""


def barred(bars: Sequence[Bar]) -> dict[str, Any]:
    """A bar for each, its number at the end of it."""
    if not any(bar.number for bar in bars):
        return {}
    labels = labelled([bar.label for bar in bars])
    values = [
        {"label": label, "number": bar.number, "said": bar.said or str(bar.number), "url": bar.url}
        for label, bar in zip(labels, bars, strict=True)
    ]
    return framed(
        values,
        height=depth_of(labels, least=ROW + 8),
        encoding={
            "y": rows_down("label", labels),
            "x": {"field": "number", "type": "quantitative", "axis": None},
        },
        layer=[
            {"mark": {"type": "bar", "color": tone("chart-2"), "height": {"band": 0.7}}},
            {"mark": {"type": "text", "align": "left", "dx": 6}, "encoding": {"text": {"field": "said"}}},
        ],
    )
