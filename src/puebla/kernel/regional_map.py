"""The countries of a process as shapes that a page can draw.

Each process gets its own plane: Lambert's equal-area projection centred on its countries, so that no region of
the world is drawn slanted and no country looks larger than it is. Where several countries come out too small to
read or to press, they are drawn once more, larger, in an inset.
"""

import json
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

WIDTH = 1000  # units across the finished drawing
MARGIN = 0.035  # free space around the countries, as a share of the drawing
MAINLAND = 0.16  # parts smaller than this share of the largest part do not widen the view (Hawaii, not Alaska)
SMALLEST = 9  # a country narrower and lower than this many units is shown as a dot as well
CRAMPED = 110  # countries smaller than this go into the inset ...
CROWD = 3  # ... if there are at least so many
# In the plane a point lies 2 sin(angle / 2) from the centre. What lies all beyond 100 degrees is not drawn ...
FARTHEST = 2 * math.sin(math.radians(100) / 2)
TORN = 2 * math.sin(math.radians(155) / 2)  # ... nor what reaches so near the opposite point, which is torn apart

NOWHERE = 1e-9  # a distance that is none

Point = tuple[float, float]
Ring = list[Point]


def regional_map(codes: Iterable[str], context_codes: Iterable[str] = ()) -> dict:
    """A drawing of the countries `codes` (ISO 3166 alpha-2), with `context_codes` drawn but not fitted into view.

    Returns `viewbox`, `shapes` (each with `code`, `d`, the place `x`, `y` of its name, its longer side `size` in units
    and `dot` when it is too small to be seen), `land` (every other country in view, as one path) and `inset`: a drawing
    of the same form with the countries that come out too small, or None. Codes without a shape (or no codes) are left
    out, never an error.
    """
    return _drawing(tuple(sorted(set(codes))), tuple(sorted(set(context_codes))))


@lru_cache(maxsize=1)
def world() -> dict[str, dict]:
    """The shapes of all countries, as the front end's build left them (frontend/build/map.mjs)."""
    return json.loads((files("puebla") / "site" / "data" / "world.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _drawing(codes: tuple[str, ...], context_codes: tuple[str, ...], *, with_inset: bool = True) -> dict:
    known = [code for code in codes if code in world()]
    if not known:
        return {"viewbox": f"0 0 {WIDTH} {WIDTH}", "shapes": [], "land": "", "inset": None}
    plane = Plane(known)
    shapes = [plane.shape(code) for code in [*context_codes, *known] if code in world()]
    drawn = {shape["code"] for shape in shapes}
    return {
        "viewbox": f"0 0 {WIDTH} {plane.height}",
        "shapes": shapes,
        "land": "".join(plane.path(code) for code in world() if code not in drawn),
        "inset": _inset(plane, known, context_codes) if with_inset else None,
    }


def _inset(plane: "Plane", codes: list[str], context_codes: tuple[str, ...]) -> dict | None:
    cramped = [code for code in codes if plane.size(code) < CRAMPED]
    if not CROWD <= len(cramped) < len(codes):
        return None
    around = (set(codes) | set(context_codes)) - set(cramped)
    return _drawing(tuple(cramped), tuple(sorted(around)), with_inset=False)


class Plane:
    """A projection and a view, both fitted to some countries."""

    def __init__(self, codes: list[str]) -> None:
        self.longitude, self.latitude = _middle([_degrees(world()[code]["label"]) for code in codes])
        # Twice: the middle of the labels is only a first guess at the middle of the view.
        for _ in range(2):
            points = [point for code in codes for ring in _mainland(code) for point in self._projected(ring)]
            left, right = _span(x for x, _ in points)
            top, bottom = _span(y for _, y in points)
            self.longitude, self.latitude = self._unproject((left + right) / 2, (top + bottom) / 2)
        points = [point for code in codes for ring in _mainland(code) for point in self._projected(ring)]
        left, right = _span(x for x, _ in points)
        top, bottom = _span(y for _, y in points)
        margin = MARGIN * max(right - left, bottom - top, 0.02)
        self.scale = WIDTH / (right - left + 2 * margin)
        self.left, self.top = left - margin, top - margin
        self.height = round((bottom - top + 2 * margin) * self.scale)

    def shape(self, code: str) -> dict:
        """One country: its path, the place of its name, how large it is, and whether it needs a dot to be seen."""
        [(x, y)] = self._placed(self._projected([_degrees(world()[code]["label"])]))
        size = round(self.size(code))
        return {"code": code, "d": self.path(code), "x": x, "y": y, "size": size, "dot": size < SMALLEST}

    def path(self, code: str) -> str:
        """The parts of a country that are in view, as SVG path data with relative whole numbers."""
        projected = (self._projected(ring) for ring in _rings(code))
        rings = (self._placed(ring) for ring in projected if _reaches(ring))
        return "".join(_path(ring) for ring in rings if self._in_view(ring))

    def size(self, code: str) -> float:
        """How large a country comes out: the longer side of its main parts, in units of the drawing."""
        points = [point for ring in _mainland(code) for point in self._placed(self._projected(ring))]
        left, right = _span(x for x, _ in points)
        top, bottom = _span(y for _, y in points)
        return max(right - left, bottom - top)

    def _projected(self, ring: Ring) -> Ring:
        centre, middle = math.radians(self.latitude), self.longitude
        sine, cosine = math.sin(centre), math.cos(centre)
        sin, cos, sqrt, radians = math.sin, math.cos, math.sqrt, math.radians  # tens of thousands of points
        projected = []
        for longitude, latitude in ring:
            turn, height = radians(longitude - middle), radians(latitude)
            up, out = sin(height), cos(height)
            across = out * cos(turn)
            nearness = 1 + sine * up + cosine * across
            stretch = sqrt(2 / (max(NOWHERE, nearness)))
            projected.append((stretch * out * sin(turn), stretch * (sine * across - cosine * up)))
        return projected

    def _unproject(self, x: float, y: float) -> Point:
        y, distance = -y, math.hypot(x, y)
        if distance < NOWHERE:
            return self.longitude, self.latitude
        centre, angle = math.radians(self.latitude), 2 * math.asin(min(distance / 2, 1))
        latitude = math.asin(math.cos(angle) * math.sin(centre) + y * math.sin(angle) * math.cos(centre) / distance)
        turn = math.atan2(
            x * math.sin(angle),
            distance * math.cos(centre) * math.cos(angle) - y * math.sin(centre) * math.sin(angle),
        )
        return self.longitude + math.degrees(turn), math.degrees(latitude)

    def _placed(self, projected: Ring) -> list[tuple[int, int]]:
        left, top, scale = self.left, self.top, self.scale
        return [(round((x - left) * scale), round((y - top) * scale)) for x, y in projected]

    def _in_view(self, ring: list[tuple[int, int]]) -> bool:
        left, right = _span(x for x, _ in ring)
        top, bottom = _span(y for _, y in ring)
        return right > 0 and left < WIDTH and bottom > 0 and top < self.height


def _reaches(projected: Ring) -> bool:
    """Whether a ring comes before the horizon, and nowhere near the opposite point."""
    distances = [math.hypot(x, y) for x, y in projected]
    return min(distances) < FARTHEST and max(distances) < TORN


def _degrees(pair: list[int]) -> Point:
    return pair[0] / 100, pair[1] / 100


@lru_cache(maxsize=256)
def _rings(code: str) -> list[Ring]:
    return [list(_unpacked(numbers)) for numbers in world()[code]["rings"]]


def _unpacked(numbers: list[int]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / 100, y / 100


@lru_cache(maxsize=256)
def _mainland(code: str) -> list[Ring]:
    rings = _rings(code)
    areas = [_area(ring) for ring in rings]
    return [ring for ring, area in zip(rings, areas, strict=True) if area >= MAINLAND * max(areas)]


def _area(ring: Ring) -> float:
    """The area of a ring on the sphere, near enough to compare two."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        total += math.radians(x2 - x1) * (math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return abs(total / 2)


def _middle(points: list[Point]) -> Point:
    """The middle of points on the sphere (a plain mean would fail across the date line)."""
    x = sum(math.cos(math.radians(lat)) * math.cos(math.radians(lon)) for lon, lat in points)
    y = sum(math.cos(math.radians(lat)) * math.sin(math.radians(lon)) for lon, lat in points)
    z = sum(math.sin(math.radians(lat)) for _, lat in points)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _span(values: Iterable[float]) -> tuple[float, float]:
    listed = list(values)
    return min(listed), max(listed)


def _path(ring: list[tuple[int, int]]) -> str:
    x, y = ring[0]
    steps = []
    for next_x, next_y in ring[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z" if len(steps) > 1 else ""
