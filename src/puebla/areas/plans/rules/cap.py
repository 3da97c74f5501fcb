"""How many priority activities a group may have in a year (L3; SP19 3.9; sources.md 2.15)."""

from collections import Counter
from collections.abc import Iterable


def years_over_the_cap(years: Iterable[int], *, cap: int | None) -> dict[int, int]:
    """``{year: number of priority activities}`` for the years with more than ``cap``; none without a cap."""
    if cap is None:
        return {}
    return {year: number for year, number in sorted(Counter(years).items()) if number > cap}
