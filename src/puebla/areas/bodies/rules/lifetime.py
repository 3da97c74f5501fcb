"""When a body exists, and how its years are said: a group may have been succeeded by one of the same name (L2)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _


def lived(body: Any, first: dt.date, last: dt.date) -> bool:
    """Whether the body existed on some day from ``first`` to ``last``, as far as the sources say."""
    return not (body.until_on and first >= body.until_on) and not (body.from_on and last < body.from_on)


def with_years(body: Any) -> str:
    """A body's name with its years, where the sources say any."""
    years = years_of_life(body)
    return f"{body} ({years})" if years else str(body)


def years_of_life(body: Any) -> str:
    """“2019–2022”, “from 2023”: the years in which a body exists, as far as the sources say, in the reader's language."""
    first = body.from_on.year if body.from_on else None
    last = (body.until_on - dt.timedelta(days=1)).year if body.until_on else None
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return _("from %(year)s") % {"year": first}
    return _("until %(year)s") % {"year": last} if last else ""
