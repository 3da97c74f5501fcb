"""What the values of one period come to. Pure: works on cells, wherever they come from.

A cell is a value with the names it is split by (``{"country": "MX", "sex": "w"}``; nothing for the whole). Values are
added only where the indicator says that they may be, and only cells of one kind: those split the furthest, so that
a total is the sum over every dimension that its cells have.
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
    """The whole as it was said, else the sum of the cells that are split the furthest."""
    whole = next((cell for cell in cells if not cell.split), None)
    if whole is not None:
        return Total(whole.value, (whole,))
    if not cells or not is_additive:
        return Total(None)
    chosen = _finest(cells)
    return Total(sum((cell.value for cell in chosen), Decimal(0)), chosen)


def by_dimension(cells: Sequence[Cell], dimension: str, *, is_additive: bool) -> dict[str, Decimal]:
    """``{key: value}`` over one dimension: added over the others where that may be, else as said for each key alone."""
    having = [cell for cell in cells if dimension in cell.dimensions]
    if not is_additive:
        return {cell.split[0][1]: cell.value for cell in having if len(cell.split) == 1}
    sums: dict[str, Decimal] = {}
    for cell in _finest(having):
        key = dict(cell.split)[dimension]
        sums[key] = sums.get(key, Decimal(0)) + cell.value
    return sums


def parts_beside(cells: Iterable[Cell], kind: Split) -> Decimal:
    """What the cells of one kind come to together."""
    return sum((cell.value for cell in cells if cell.dimensions == kind), Decimal(0))


def _finest(cells):
    kinds = {cell.dimensions for cell in cells}
    best = max(kinds, key=lambda kind: (len(kind), parts_beside(cells, kind), sorted(kind)), default=frozenset())
    return tuple(cell for cell in cells if cell.dimensions == best)
