"""The countries of the process on a map, darker the more there is of them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..regional_map import CRAMPED, regional_map
from .frame import framed
from .tones import ON_PAPER, STEPS, tone

PARTS = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")
HEIGHT = 300
BESIDE = 60  # units between the whole map and the one of the small countries
TRIANGLE = 3  # corners of the least that has a surface
MOST = 256  # geometries that are kept: the same countries are drawn again and again
COARSE = 6  # units: at the size of a chart nobody sees less


def mapped(
    numbers: Mapping[str, int], names: Mapping[str, str], urls: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """``numbers`` and ``names`` by ISO 3166 alpha-2 code; a country without a shape is left to the table.

    Countries that come out too small are drawn once more, larger, beside the others.
    """
    drawing = regional_map(names)
    if not drawing["shapes"] or not any(numbers.values()):
        return {}
    small = {shape["code"] for shape in drawing["shapes"] if shape["size"] < CRAMPED}
    views = [(drawing, 0, 1.0)]
    width, height = _size(drawing)
    if drawing["inset"]:
        scale = height / _size(drawing["inset"])[1]
        views.append((drawing["inset"], width + BESIDE, scale))
        width += BESIDE + round(_size(drawing["inset"])[0] * scale)
    most = max(numbers.values())
    countries = [
        {
            "type": "Feature",
            "geometry": _geometry(shape["d"], shift, scale),
            "name": names[shape["code"]],
            "number": numbers.get(shape["code"], 0),
            "step": _step(numbers.get(shape["code"], 0), most),
            "x": round(shape["x"] * scale + shift),
            "y": round(shape["y"] * scale),
            "room": view is not drawing or shape["code"] not in small,
            "url": (urls or {}).get(shape["code"]),
        }
        for view, shift, scale in views
        for shape in view["shapes"]
        if view is drawing or shape["code"] in small
    ]
    return framed(countries, height=HEIGHT, layer=_layers(_frame(width, height)), **INDEPENDENT)


INDEPENDENT = {"resolve": {"scale": {"color": "independent"}}}


def _layers(frame: dict[str, Any]) -> list[dict[str, Any]]:
    projection = {"type": "identity", "fit": {"type": "Feature", "geometry": frame}}
    return [
        {
            "projection": projection,
            "mark": {"type": "geoshape", "stroke": tone("ink-soft"), "strokeWidth": 0.7},
            "encoding": {"color": _colours(STEPS)},
        },
        {
            "projection": projection,
            "transform": [{"filter": "datum.room"}],
            "mark": {"type": "text", "fontWeight": "bold"},
            "encoding": {
                "longitude": {"field": "x", "type": "quantitative"},
                "latitude": {"field": "y", "type": "quantitative"},
                "text": {"field": "number"},
                "color": _colours([_letters(name) for name in STEPS]),
            },
        },
    ]


def _colours(names: Sequence[str]) -> dict[str, Any]:
    scale = {"domain": list(range(len(names))), "range": [tone(name) for name in names]}
    return {"field": "step", "type": "ordinal", "legend": None, "scale": scale}


def _size(drawing: Mapping[str, Any]) -> tuple[int, int]:
    _left, _top, width, height = (int(number) for number in drawing["viewbox"].split())
    return width, height


@lru_cache(MOST)
def _geometry(path: str, shift: int, scale: float) -> dict[str, Any]:
    """The path of a drawing in the plane's own coordinates, as coarse as a chart may be."""
    rings = (_ring(*found.groups()) for found in PARTS.finditer(path))
    placed = ([[round(x * scale + shift), round(y * scale)] for x, y in ring] for ring in rings)
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in map(_coarser, placed) if len(ring) > TRIANGLE]}


def _ring(x: str, y: str, steps: str) -> list[list[int]]:
    at = [int(x), int(y)]
    ring = [at]
    numbers = [int(number) for number in steps.split()]
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        at = [at[0] + dx, at[1] + dy]
        ring.append(at)
    return ring


def _coarser(ring: list[list[int]]) -> list[list[int]]:
    """The ring, closed, without the points that lie next to the one before."""
    left = [ring[0]]
    for point in ring[1:]:
        if abs(point[0] - left[-1][0]) + abs(point[1] - left[-1][1]) >= COARSE:
            left.append(point)
    return [*left, left[0]]


def _frame(width: int, height: int) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[0, 0], [width, 0], [width, height], [0, height], [0, 0]]]}


def _step(number: int, most: int) -> int:
    return 0 if not number else min(len(STEPS) - 1, 1 + number * (len(STEPS) - 1) // (most + 1))


def _letters(name: str) -> str:
    return f"on-{name}" if f"on-{name}" in ON_PAPER else "ink"
