"""The yearly revision of a plan (L1; SP19 1.5)."""

from collections.abc import Iterable


def revision_missing(
    *, from_year: int, until_year: int | None, every_years: int | None, revised_years: Iterable[int], year: int
) -> bool:
    """Whether the plan's revision for ``year`` is still open.

    The first year needs none: the plan is new. A revision counts for as many years as the plan says.
    """
    if every_years is None or year <= from_year or (until_year is not None and year > until_year):
        return False
    return not any(year - every_years < revised <= year for revised in revised_years)
