"""What every specification begins with: type, lines and space as on the rest of the page."""

import textwrap
from collections import Counter
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


def labelled(labels: Sequence[str], letters: int = LINE) -> list[str]:
    """The labels of rows in lines of their own (see :func:`lines`), each another one: rows alike would become one.

    What tells them apart stands behind a tab, which :func:`rows_down` does not show.
    """
    seen: Counter[str] = Counter()
    found = []
    for label in (lines(label, letters) for label in labels):
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label}\t{seen[label]}")
    return found


def rows_down(field: str, labelled: Sequence[str]) -> dict[str, Any]:
    """The rows in this order, each with its label beside it."""
    deeper = [{"test": rf"length(split(datum.label, '\n')) == {many}", "value": 8 - 8 * many} for many in (2, 3)]
    return {
        "field": field,
        "type": "nominal",
        "sort": list(labelled),
        "title": None,
        "axis": {
            "labelExpr": r"split(split(datum.label, '\t')[0], '\n')",
            "labelLimit": 240,
            "labelOffset": {"condition": deeper, "value": 0},
            "domain": False,
        },
    }


def depth_of(labelled: Sequence[str], *, least: int = ROW) -> dict[str, int]:
    """How far rows stand below each other: as far as the label with the most lines asks."""
    return {"step": max([least, *(17 * (label.count("\n") + 1) + 4 for label in labelled)])}


def lines(label: str, letters: int = LINE) -> str:
    """A label of a row, at most three lines of it; the table beside the chart has it whole."""
    return "\n".join(textwrap.wrap(label, letters, max_lines=3, placeholder=" …", break_long_words=True) or [""])


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
