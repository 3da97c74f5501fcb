"""A share is kept as part divided by whole, between 0 and 1, and shown, typed and exported in percent everywhere."""

from decimal import Decimal

from puebla.kernel.numbers import say_number, say_percent

PLACES = Decimal("0.0001")
# Units that say no more than the sign beside the number does.
PERCENT = {"%", "percent", "per cent", "percentage", "por ciento", "porciento", "porcentaje"}


def say_value(value: Decimal | None, *, is_share: bool) -> str:
    """``50%`` for a share of 0.5, else the number; empty for nothing."""
    return say_percent(value) if is_share else say_number(value)


def amount_of(value: Decimal, *, is_share: bool) -> Decimal:
    """The number that is shown and exported: 50 for a share of 0.5."""
    return value * 100 if is_share else value


def share_of(percent: Decimal) -> Decimal:
    """What is kept of a share that was typed in percent: 0.5 of 50."""
    return (percent / 100).quantize(PLACES)


def unit_beside(unit: str, *, is_share: bool) -> str:
    """The unit as it stands beside a number that is shown so; of a share nothing where it says “percent” once more."""
    return "" if is_share and unit.strip().lower() in PERCENT else unit
