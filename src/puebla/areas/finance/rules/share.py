"""Percentages that follow from amounts (B1)."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
EXACT = Decimal("0.0001")


def share_of(amount: int, total: int, *, to: Decimal = CENT) -> Decimal:
    """What per cent ``amount`` is of ``total``, rounded half up; 0 of nothing."""
    if not total:
        return Decimal(0).quantize(to)
    return (Decimal(amount) * 100 / Decimal(total)).quantize(to, ROUND_HALF_UP)


def difference(printed: Decimal | None, amount: int, total: int) -> Decimal | None:
    """Printed share less the computed one, to four places; ``None`` where nothing is printed."""
    return None if printed is None else printed - share_of(amount, total, to=EXACT)
