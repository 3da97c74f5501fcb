"""What each kind of report is about, which sections it has, and who it can be meant for (F4, H3; sources.md 2.30)."""

from dataclasses import dataclass

from puebla.kernel.access.audience import Audience

from ..states import ReportKind

WIDE = (Audience.MEMBERS, Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS, Audience.PARTICIPANTS, Audience.PUBLIC)
WORK = ("frame", "commitments", "pillars", "bodies", "carried_out", "attention", "indicators", "funds")
ENDING = ("recommendations", "next_steps")


@dataclass(frozen=True)
class Kind:
    """``period``: ``half``, ``year`` or ``day``; ``about``: ``body``, ``party`` or nothing; ``readers``: whom it can be
    meant for, the usual first. ``words``: the vocabulary of the profile in which it tells states.
    """

    sections: tuple[str, ...]
    period: str
    readers: tuple[Audience, ...]
    about: str = ""
    words: str = "matrix"
    has_contents: bool = True


KINDS = {
    ReportKind.SEMIANNUAL: Kind((*WORK, *ENDING), "half", WIDE),
    ReportKind.ANNUAL: Kind((*WORK, *ENDING), "year", WIDE, words="annual_report"),
}


def kind_of(code: str) -> Kind:
    """What that kind of report is. Raises ``ValueError`` for one that there is not."""
    return KINDS[ReportKind(code)]
