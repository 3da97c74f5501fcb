"""What the writers tried, and what they were told of it: the only thing that the database is held against."""

import threading
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    """What a writer knows of an attempt: it was told that it is done, told that it is not, or told nothing."""

    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    WRITE = "write"  # one cell, by the form of the page
    IMPORT = "import"  # a workbook sent in and taken over on the site
    COMMAND = "command"  # a workbook taken over by ``puebla import matrix``


@dataclass
class Attempt:
    """One change of ``cells``, ``{(code of the activity, column): value}``; its number stands in its values and reason.

    ``is_common`` where others write the same rows meanwhile. ``sha256`` is of the file sent in, ``received`` what the
    writer knows of its being kept.
    """

    number: int
    kind: Kind
    is_common: bool = False
    cells: dict = field(default_factory=dict)
    fate: Fate = Fate.REFUSED  # before it has been sent nothing can have come of it
    sha256: str = ""
    received: Fate = Fate.REFUSED

    @property
    def reason(self):
        return f"{self.kind} {self.number}"

    @property
    def file_name(self):
        return f"matrix-{self.number}.xlsx"

    def __str__(self):
        return f"{self.reason} ({self.fate})"


class Ledger:
    """Numbers the attempts of all writers and hands them out to be checked once they are over."""

    def __init__(self):
        self._lock = threading.Lock()
        self._open = []
        self._last = 0
        self.all = []
        self.faults = []  # answers that nobody should get, as sentences

    def begin(self, kind, *, is_common=False):
        """A new attempt, refused until something is sent."""
        with self._lock:
            self._last += 1
            attempt = Attempt(self._last, kind, is_common)
            self._open.append(attempt)
            self.all.append(attempt)
        return attempt

    def fault(self, sentence):
        """Note an answer that no writer should ever get."""
        with self._lock:
            self.faults.append(sentence)

    def over(self):
        """The attempts since the last asking, in their order. Only while every writer rests."""
        with self._lock:
            over, self._open = self._open, []
        return over


def possible(attempts, before):
    """``{cell: values}`` of which one must stand in each cell tried; ``before`` is ``{cell: value}``.

    Of a writer alone on its rows: the last one acknowledged, or a later one that nobody knows of. Where two meet, any
    of theirs; in both cases what stood before only if nothing was acknowledged.
    """
    tried = {}
    for attempt in attempts:
        if attempt.fate != Fate.REFUSED:
            for cell, value in attempt.cells.items():
                tried.setdefault(cell, []).append((value, attempt))
    return {cell: _possible(told, before.get(cell)) for cell, told in tried.items()}


def _possible(told, before):
    acknowledged = [place for place, (_value, one) in enumerate(told) if one.fate == Fate.ACKNOWLEDGED]
    if not acknowledged:
        return {before, *(value for value, _one in told)}
    first = 0 if told[0][1].is_common else acknowledged[-1]
    return {value for value, _one in told[first:]}
