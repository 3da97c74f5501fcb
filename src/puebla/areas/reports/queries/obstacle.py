"""What keeps a draft from being frozen: changed figures that nobody has seen, and records that say something else by now."""

from dataclasses import dataclass

from ..models import Report, Section
from .report import sections_of
from .scope import scope_of
from .sections import content_of, title_of


@dataclass(frozen=True)
class Obstacles:
    """Code and title, in the reader's language, of the sections in question."""

    unseen: list[tuple[str, str]]
    outdated: list[tuple[str, str]]


def obstacles(report: Report) -> Obstacles:
    """What whoever freezes the report has to do before."""
    return Obstacles(
        *([(one.code, title_of(one.code)) for one in found] for found in (unseen(report), outdated(report)))
    )


def unseen(report: Report) -> list[Section]:
    """The sections with changed figures that nobody has said yes to."""
    return [section for section in sections_of(report) if section.changes]


def outdated(report: Report) -> list[Section]:
    """The sections that would be filled otherwise from the records as they stand now."""
    scope = scope_of(report)
    return [section for section in sections_of(report) if content_of(section.code, scope) != section.content]
