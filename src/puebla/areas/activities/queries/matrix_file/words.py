"""What becomes of a cell, a row or a column, in words."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .news import Fate


def say_fate(fate: str) -> str:
    """``taken over``, ``not taken over: cannot be read``..."""
    return {
        Fate.CHANGED: pgettext("of a cell", "changed"),
        Fate.NEW: pgettext("of a row", "new activity"),
        Fate.CONFLICT: _("changed in both places"),
        Fate.KEPT: _("Puebla says otherwise by now; stays"),
        Fate.REFUSED: _("not taken"),
        Fate.MISTAKE: _("cannot be taken over"),
        Fate.UNCHANGED: pgettext("of a row", "unchanged"),
        Fate.TAKEN: pgettext("of a column", "read"),
        Fate.MISSING: _("not in the file; stays as it is"),
    }[Fate(fate)]


def say_numbers(numbers: Iterable[int]) -> str:
    """``2–7, 9, 12–40``: every one of them, in few words."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in _runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    run: tuple[int, int] | None = None
    for number in sorted(numbers):
        if run and number == run[1] + 1:
            run = run[0], number
            continue
        if run:
            yield run
        run = number, number
    if run:
        yield run
