"""What becomes of a cell, a row or a column, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..matrix.choice import Choices
from ..matrix.field import headings
from .news import Cell, Fate, News


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


def headings_of_cells() -> dict[str, str]:
    """What stands above the cells of a file, by the name of their column."""
    return headings() | {"deadline": _("Deadline")}


def in_words_of(news: News, choices: Choices) -> News:
    """Kept news with the names and headings of today and of the reader's language."""
    above, say = headings_of_cells(), _Names(choices)
    rows = [replace(row, cells=[_again(cell, above, say) for cell in row.cells]) for row in news.rows]
    return replace(news, rows=rows)


def _again(cell: Cell, above: dict[str, str], say: "_Names") -> Cell:
    told = replace(cell, heading=above.get(cell.name, cell.heading))
    if cell.value is None:
        return told
    before = say.name(cell.name, cell.was) if cell.before else ""
    return replace(told, before=before, after=say.name(cell.name, cell.value) if cell.after else "")


class _Names:
    """Words for codes: ``under_way``, pillar ``2``, topics ``2.4``, ``party:MX``."""

    def __init__(self, choices: Choices) -> None:
        labels = choices.labels
        self.states = {
            state: word.name for word in choices.vocabularies[choices.usual_words].words for state in word.states
        }
        self.pillars = {str(row.number): f"{row.number}. {labels.pillars[row.id]}" for row in choices.pillars}
        codes = zip(choices.topic_codes, choices.topics, strict=True)
        self.topics = {code: labels.topics[row.id] for code, row in codes}
        self.actors = {labels.names[key]: label for key, label in labels.actors.items()}

    def name(self, column: str, value: Any) -> str:
        """What a cell of that column says, as a file of today would."""
        if column == "status":
            return self.states.get(value, value)
        if column == "pillar":
            return self.pillars.get(value, value)
        known, between = (self.topics, "\n") if column == "topic" else (self.actors, ", ")
        return between.join(known.get(one, one) for one in value or ())


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
