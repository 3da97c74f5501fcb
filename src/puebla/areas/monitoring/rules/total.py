"""What the values of one period come to. Pure: works on cells, wherever they come from.

A cell is a value with the names it is split by (``{"country": "MX", "sex": "w"}``; nothing for the whole). Values are
added only where the indicator says that they may be, and never a part beside its whole: what was said of a country
counts for it, else what its parts come to. Of several ways to add up, by country or by sex, the one that comes to most
is taken: the others lack what was not split that way. So no whole is smaller than a part of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

Split = frozenset[str]


@dataclass(frozen=True)
class Cell:
    """One value; ``split`` is ``((dimension, key), ...)``, sorted, empty for the whole."""

    value: Decimal
    split: tuple[tuple[str, str], ...] = ()

    @property
    def dimensions(self) -> Split:
        """By what it is split."""
        return frozenset(name for name, _key in self.split)

    def is_within(self, whole: "Cell") -> bool:
        """Whether it is a part of the other: the women of a country are one of the country, and of the women."""
        return set(whole.split) < set(self.split)


@dataclass(frozen=True)
class Total:
    """``value`` is ``None`` where nothing was measured, or where parts may not be added; ``cells`` are those added."""

    value: Decimal | None
    cells: tuple[Cell, ...] = ()

    @property
    def is_sum(self) -> bool:
        """Whether it was added up here rather than said."""
        return any(cell.split for cell in self.cells)


def total_of(cells: Sequence[Cell], *, is_additive: bool) -> Total:
    """The whole as it was said, else the largest of the sums over its dimensions, where values may be added."""
    return _total([(dict(cell.split), cell) for cell in cells], is_additive)


def by_dimension(cells: Sequence[Cell], dimension: str, *, is_additive: bool) -> dict[str, Decimal]:
    """``{key: value}`` over one dimension: as said for each key alone, else added over the others where that may be."""
    parts = _by_key([(dict(cell.split), cell) for cell in cells], dimension)
    totals = {key: _total(own, is_additive) for key, own in parts.items()}
    return {key: total.value for key, total in totals.items() if total.value is not None}


def parts_of(whole: Cell, cells: Iterable[Cell]) -> dict[Split, list[Cell]]:
    """The parts of a cell among others, together with those that are split by the same as they are."""
    found: dict[Split, list[Cell]] = {}
    for cell in cells:
        if cell.is_within(whole):
            found.setdefault(cell.dimensions, []).append(cell)
    return found


def _total(parts, is_additive):
    """As :func:`total_of`, of ``(by what it is split within here, the cell)``."""
    said = next((cell for rest, cell in parts if not rest), None)
    if said is not None:
        return Total(said.value, (said,))
    if not parts or not is_additive:
        return Total(None)
    sums = [_sum(parts, name) for name in sorted({name for rest, _cell in parts for name in rest})]
    return max(sums, key=lambda one: (one.value, len(one.cells)))


def _sum(parts, dimension):
    totals = [_total(own, True) for own in _by_key(parts, dimension).values()]
    added = tuple(cell for total in totals for cell in total.cells)
    return Total(sum((cell.value for cell in added), Decimal(0)), added)


def _by_key(parts, dimension):
    found: dict[str, list[tuple[dict[str, str], Cell]]] = {}
    for rest, cell in parts:
        if dimension in rest:
            within = {name: key for name, key in rest.items() if name != dimension}
            found.setdefault(rest[dimension], []).append((within, cell))
    return found
