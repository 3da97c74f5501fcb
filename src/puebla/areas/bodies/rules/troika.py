"""Who presides, who did before and who will after, from the terms alone (P2). A gap is answered with ``None``."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

# Anything with the days ``from_on`` and ``until_on`` (exclusive): a record of the database or of a test.
Term = TypeVar("Term", bound=Any)


@dataclass(frozen=True)
class Troika(Generic[Term]):
    """The three presidencies of a day; ``None`` is a gap, never skipped to the next known one."""

    outgoing: Term | None
    incumbent: Term | None
    incoming: Term | None


def a_year_from(day: dt.date, years: int) -> dt.date:
    """The same day of another year; 29 February becomes 28."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def term_on(terms: Sequence[Term], day: dt.date) -> Term | None:
    """The term that holds on a day; terms never overlap, so there is at most one."""
    return next((term for term in terms if term.from_on <= day < term.until_on), None)


def troika_of(terms: Sequence[Term], day: dt.date) -> Troika[Term]:
    """Outgoing, incumbent and incoming on a day (R20 III-A; SP19 note 4).

    The outgoing term is the one that ends where the present one begins, the incoming the one that begins where it
    ends. Within a gap they are the terms of a year before and a year after. What is not known stays ``None``.
    """
    incumbent = term_on(terms, day)
    if incumbent is None:
        return Troika(term_on(terms, a_year_from(day, -1)), None, term_on(terms, a_year_from(day, 1)))
    return Troika(
        next((term for term in terms if term.until_on == incumbent.from_on), None),
        incumbent,
        next((term for term in terms if term.from_on == incumbent.until_on), None),
    )


def gap_years(terms: Sequence[Term], *, first: int, last: int) -> list[int]:
    """The years from ``first`` to ``last`` on no day of which anybody presides."""
    presided = {
        year for term in terms for year in range(term.from_on.year, (term.until_on - dt.timedelta(days=1)).year + 1)
    }
    return [year for year in range(first, last + 1) if year not in presided]
