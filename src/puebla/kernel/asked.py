"""What is asked of somebody: one line of ``/today/``. Areas offer ``queries/asked.py: asked_of(standing)``."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """``what`` in the reader's language, ``url`` where it is done, ``due_on`` or ``None`` where no source dates it.

    ``whom``: ``me``, ``country``, ``body`` or ``office``; ``rule`` the rule behind it (``P3``).
    """

    what: str
    about: str
    url: str
    due_on: dt.date | None = None
    whom: str = "me"
    rule: str = ""
