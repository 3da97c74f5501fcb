"""An activity's indicators as the lines of one cell: read back line by line, nothing of an untouched one lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .reading import read_line


@dataclass(frozen=True)
class Line:
    """``place`` of the indicator that the line rewrites, ``None`` for a new one; ``is_same`` where it was left alone."""

    place: int | None
    name: str
    measured_by: str
    is_same: bool = False


def say_line(name: str, measured_by: str) -> str:
    """``Officials trained (the ES)``."""
    return f"{name} ({measured_by})" if measured_by else name


def read_lines(text: str) -> list[str]:
    """The lines of a cell. Raises ``UnreadableError`` where one is longer than can be kept."""
    return [read_line(line.strip()) for line in text.split("\n") if line.strip()]


def align(lines: Sequence[str], present: Sequence[tuple[str, str]]) -> list[Line]:
    """Which of the ``present`` indicators (name, who measures it) each line stands for; those left out have gone.

    Who measures is read from the brackets only where the indicator had somebody: brackets may belong to a name.
    """
    shown = [say_line(*one) for one in present]
    found: list[Line] = []
    for kind, first, last, start, end in SequenceMatcher(None, shown, lines, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line(place, *present[place], is_same=True) for place in range(first, last)]
            continue
        for offset, line in enumerate(lines[start:end]):
            place = first + offset if first + offset < last else None
            found.append(_read(line, place, bool(place is not None and present[place][1])))
    return found


def _read(line: str, place: int | None, has_brackets: bool) -> Line:
    if has_brackets and line.endswith(")") and " (" in line:
        name, _bracket, who = line[:-1].rpartition(" (")
        return Line(place, name, who)
    return Line(place, line, "")
