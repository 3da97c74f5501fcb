"""When what is to be done, along the months."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .frame import ROW, depth_of, framed, labelled, rows_down
from .tones import OF_STATE, tone

DAY = dt.timedelta(days=1)
NARROWEST = dt.timedelta(days=4)  # what lasts a day must still be seen in a year


class Span(NamedTuple):
    """``until``: the last day of it."""

    label: str
    starts: dt.date
    until: dt.date
    state: str
    url: str | None = None


def along(spans: Sequence[Span], year: int, today: dt.date, words: Mapping[str, str], months: Sequence[str]) -> dict:
    """A bar for each span within the year, and a line for the day; ``months``: twelve short names."""
    if not spans:
        return {}
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    order = [state for state in OF_STATE if any(span.state == state for span in spans)]
    labels = labelled([span.label for span in spans])
    values = [
        {"label": label, "from": _at(max(span.starts, first)), "state": words[span.state], "url": span.url}
        | {"until": _at(min(max(min(span.until, last) + DAY, span.starts + NARROWEST), last + DAY))}
        for label, span in zip(labels, spans, strict=True)
    ]
    x: dict[str, Any] = {
        "field": "from",
        "type": "temporal",
        "title": None,
        "scale": {"domain": [_at(first), _at(last + DAY)], "type": "utc"},
        "axis": {
            "tickCount": "month",
            "labelExpr": f"datum.value < {_at(last)} ? {list(months)!r}[utcmonth(datum.value)] : ''",
            "labelAlign": "left",
            "orient": "top",
        },
    }
    y = rows_down("label", labels)
    colours = [tone(OF_STATE[state]) for state in order]
    layers: list[dict] = [
        {
            "mark": {"type": "bar", "stroke": tone("ink-soft"), "strokeWidth": 0.5, "height": {"band": 0.6}},
            "encoding": {
                "x": x,
                "x2": {"field": "until"},
                "y": y,
                "color": {
                    "field": "state",
                    "type": "nominal",
                    "scale": {"domain": [words[state] for state in order], "range": colours},
                },
            },
        }
    ]
    if first <= today <= last:
        layers.append(
            {
                "mark": {"type": "rule", "strokeDash": [4, 3], "color": tone("ink"), "strokeWidth": 1.5},
                "data": {"values": [{"on": _at(today)}]},
                "encoding": {"x": {"field": "on", "type": "temporal"}},
            }
        )
    return framed(values, height=depth_of(labels, least=ROW + 8), layer=layers)


def _at(day: dt.date) -> int:
    """Milliseconds since 1970, which no browser reads in a zone of its own."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)
