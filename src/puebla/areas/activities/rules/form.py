"""A form as data: sections, their fields, and which of them count for submission (F6).

A field names the record that holds it (``on``), so that what is the activity's is written into the activity and asked
nowhere else (F3). Pages, completeness, print and writing all read this one description.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from puebla.kernel.languages import LANGUAGES


class Kind(StrEnum):
    """What is typed into a field, and so how it is read, shown and kept."""

    LINE = "line"  # a short text in each language
    TEXT = "text"  # a long text in each language
    DAY = "day"  # a day
    DATED = "dated"  # a day, or a month or year where the day is not known
    AMOUNT = "amount"  # money
    CURRENCY = "currency"
    CHOICE = "choice"  # one of a list
    CHOICES = "choices"  # any of a list
    ACTORS = "actors"  # parties, bodies and offices in one role
    INDICATORS = "indicators"  # rows
    ATTENDANCE = "attendance"  # rows


BILINGUAL = {Kind.LINE, Kind.TEXT}
# A line is a column of this length; what is longer is kept apart until it is shortened.
LINE_LENGTH = 500


@dataclass(frozen=True)
class Field:
    """``counts`` lists the levels of the form at which the field must be filled in; ``needs`` a permission beyond writing."""

    name: str
    kind: Kind
    on: str
    label: Any
    hint: Any = ""
    counts: frozenset[str] = frozenset()
    needs: str = ""

    @property
    def is_bilingual(self) -> bool:
        return self.kind in BILINGUAL


@dataclass(frozen=True)
class Section:
    code: str
    title: Any
    fields: tuple[Field, ...]
    hint: Any = ""

    def counts_at(self, level: str) -> bool:
        """Whether anything of the section must be filled in at that level."""
        return any(level in field.counts for field in self.fields)


@dataclass(frozen=True)
class Form:
    """One version of a form. Versions are never changed once notes were written on them: a new one is added."""

    version: int
    sections: tuple[Section, ...]

    @property
    def fields(self) -> Iterator[Field]:
        return (field for section in self.sections for field in section.fields)

    def section_of(self, name: str) -> Section:
        """The section that a field stands in. Raises ``KeyError``."""
        for section in self.sections:
            if any(field.name == name for field in section.fields):
                return section
        raise KeyError(name)

    def inputs(self, languages: Iterable[str] = LANGUAGES) -> list["Input"]:
        """Every input of the form where texts are written in these languages."""
        return [one for field in self.fields for one in inputs_of(field, languages)]


@dataclass(frozen=True)
class Input:
    """One place to type into: a field, and for a text its language. ``key`` is its name in requests and columns."""

    field: Field
    language: str = ""

    @property
    def key(self) -> str:
        return f"{self.field.name}_{self.language}" if self.field.is_bilingual else self.field.name


def inputs_of(field: Field, languages: Iterable[str]) -> list[Input]:
    """One input per language for a text, one for anything else; rows are read in the language, where only one is asked."""
    languages = tuple(languages)
    if field.is_bilingual:
        return [Input(field, language) for language in languages]
    return [Input(field, languages[0] if len(languages) == 1 else "")]
