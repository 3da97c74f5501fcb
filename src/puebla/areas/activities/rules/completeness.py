"""What a form still lacks before it can be submitted (F2, F6)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from puebla.kernel.languages import LANGUAGES

from .form import Field, Form, Kind, Section, inputs_of


class Fullness(StrEnum):
    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"
    TO_CORRECT = "to_correct"
    NOT_ASKED = "not_asked"  # does not count at the chosen level


@dataclass(frozen=True)
class SectionState:
    """One section: how full it is, which fields are missing and which hold something that must be corrected."""

    section: Section
    fullness: Fullness
    missing: tuple[Field, ...]
    to_correct: tuple[Field, ...]

    @property
    def is_in_the_way(self) -> bool:
        return bool(self.missing or self.to_correct)


def section_states(
    form: Form, level: str, values: Mapping[str, Any], kept_apart: Collection[str] = ()
) -> list[SectionState]:
    """The state of every section at a level, from the values of both languages (a text in one language suffices)."""
    return [_state_of(section, level, values, kept_apart) for section in form.sections]


def is_filled(field: Field, values: Mapping[str, Any]) -> bool:
    """Whether a field holds what it asks for; of indicators, each needs its baseline and its target."""
    held = [values.get(one.key) for one in inputs_of(field, LANGUAGES)]
    if field.kind == Kind.INDICATORS:
        rows = held[0] or []
        return bool(rows) and all(row["name"] and row["baseline"] and row["target"] for row in rows)
    return any(value.strip() if isinstance(value, str) else value for value in held)


def _state_of(section: Section, level: str, values: Mapping[str, Any], kept_apart: Collection[str]) -> SectionState:
    to_correct = tuple(
        field for field in section.fields if any(one.key in kept_apart for one in inputs_of(field, LANGUAGES))
    )
    filled = [field for field in section.fields if field.kind != Kind.CURRENCY and is_filled(field, values)]
    missing = tuple(
        field for field in section.fields if level in field.counts and field not in filled and field not in to_correct
    )
    return SectionState(section, _fullness(section, level, filled, missing, to_correct), missing, to_correct)


def _fullness(section, level, filled, missing, to_correct) -> Fullness:
    if to_correct:
        return Fullness.TO_CORRECT
    if not missing and section.counts_at(level):
        return Fullness.COMPLETE
    if filled:
        return Fullness.BEGUN if missing else Fullness.COMPLETE
    return Fullness.EMPTY if section.counts_at(level) else Fullness.NOT_ASKED
