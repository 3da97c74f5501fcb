"""What every specification begins with: type, lines and space as on the rest of the page."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .tones import tone

LETTERS = "'Source Sans 3 Variable', 'Source Sans 3', sans-serif"
ROW = 30  # units that a row of a chart takes: letters stay as large however many rows there are
LINE = 24  # letters in a line of a row's label
PRINTED = 640  # units across on paper; on a page a chart is as wide as there is room


def framed(values: Iterable[Mapping[str, Any]], **parts: Any) -> dict[str, Any]:
    """A specification with its data inside; ``parts`` are Vega-Lite's own (``mark``, ``encoding``, ``layer``...)."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "background": "transparent",
        "data": {"values": list(values)},
        **parts,
        "config": CONFIGURATION,
    }


def for_paper(specification: Mapping[str, Any]) -> dict[str, Any]:
    """The same with a width of its own, since paper has no container."""
    return {**specification, "width": PRINTED}


def rows_down(field: str, labels: Sequence[str]) -> dict[str, Any]:
    """The labels of rows in this order, in lines of their own where they are long. See :func:`lines`."""
    return {
        "field": field,
        "type": "nominal",
        "sort": [lines(label) for label in labels],
        "title": None,
        "axis": {
            "labelExpr": r"split(datum.label, '\n')",
            "labelLimit": 240,
            "labelOffset": {"condition": {"test": r"indexof(datum.label, '\n') > 0", "value": -8}, "value": 0},
            "domain": False,
        },
    }


def lines(label: str, letters: int = LINE) -> str:
    """A label of a row, at most two lines of it; the table beside the chart has it whole."""
    return "\n".join(textwrap.wrap(label, letters, max_lines=2, placeholder=" …", break_long_words=True) or [""])


CONFIGURATION = {
    "font": LETTERS,
    "view": {"stroke": None},
    "axis": {
        "labelColor": tone("ink"),
        "titleColor": tone("ink-soft"),
        "gridColor": tone("line"),
        "domainColor": tone("line"),
        "tickColor": tone("line"),
        "labelFontSize": 14,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "labelLimit": 260,
        "labelPadding": 8,
        "ticks": False,
    },
    "legend": {
        "labelColor": tone("ink"),
        "titleColor": tone("ink-soft"),
        "labelFontSize": 14,
        "symbolType": "square",
        "symbolSize": 180,
        "symbolStrokeColor": tone("ink-soft"),
        "orient": "top",
        "direction": "horizontal",
        "columns": 3,
        "title": None,
        "labelLimit": 220,
    },
    "text": {"color": tone("ink"), "fontSize": 14},
}
