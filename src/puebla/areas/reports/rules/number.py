"""What a report is called by: its address while it is written, its number once it is frozen (D3)."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from .period import write_period

LONGEST = 80  # letters of a code


def code_of(*, kind: str, period: str, from_on: dt.date, until_on: dt.date, about: str = "") -> str:
    """``semiannual-2022-1``, ``annual-2021``, ``group-wg-labour-2022-1``, ``dossier-MX-2022-03-01``."""
    when = from_on.isoformat() if period == "day" else write_period(from_on, until_on)
    return "-".join(filter(None, [kind, about, when]))


def code_set_aside(code: str, key: int) -> str:
    """What a draft that was set aside is found by; its own code is free for another."""
    return f"set-aside-{key}-{code}"[:LONGEST]


def next_free(code: str, taken: Collection[str]) -> str:
    """``code``; where it is taken, with ``-2``, ``-3``... behind it."""
    again, free = 2, code
    while free in taken:
        free, again = f"{code}-{again}", again + 1
    return free


def edition_in(code: str, first: str) -> int:
    """Which edition ``code`` is of the report whose first one is called ``first``: as :func:`next_free` counts them."""
    _before, found, behind = code.partition(first)
    again = behind.removeprefix("-")
    return int(again) if found and again.isdecimal() else 1


def number_of(pattern: str, *, prefix: str, from_on: dt.date, until_on: dt.date, about: str, kind: str) -> str:
    """The number after the profile's pattern; ``{period}`` is ``2022-1`` or ``2022``, ``{day}`` the first day."""
    facts: dict[str, Any] = {
        "prefix": prefix,
        "kind": kind.upper(),
        "year": from_on.year,
        "period": write_period(from_on, until_on),
        "day": from_on.isoformat(),
        "about": about.upper(),
    }
    return pattern.format(**facts)
