"""What each kind of report is about, which sections it has, and who it can be meant for (F4, H3; sources.md 2.30)."""

from dataclasses import dataclass

from puebla.kernel.access.audience import Audience

from ..states import ReportKind

WIDE = (Audience.MEMBERS, Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS, Audience.PARTICIPANTS, Audience.PUBLIC)
WORK = ("frame", "commitments", "activities", "pillars", "bodies", "carried_out", "attention", "indicators", "funds")
ENDING = ("recommendations", "next_steps")
OF_A_NETWORK = ("frame", "activities", "carried_out", "attention", *ENDING)
OF_A_GROUP = ("frame", "commitments", *OF_A_NETWORK[1:])

TEXTS = frozenset(
    {"recommendations", "next_steps", "attended", "positions"}
)  # sections that are worth what people write


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
    has_occasion: bool = False  # what was attended; there may be several in a day
    is_approved: bool = False  # by the body that it goes to, document by document
    most_rows: int = 80  # of one table on paper; the annex has them all
    most_pages: int | None = None  # where it has such an end, tables have more rows as long as they fit


KINDS = {
    ReportKind.SEMIANNUAL: Kind((*WORK, *ENDING), "half", WIDE),
    ReportKind.ANNUAL: Kind((*WORK, *ENDING), "year", WIDE, words="annual_report"),
    ReportKind.GROUP: Kind(OF_A_GROUP, "half", WIDE, about="body", is_approved=True),
    ReportKind.NETWORK: Kind(OF_A_NETWORK, "year", WIDE, about="body", is_approved=True),
    ReportKind.REPRESENTATION: Kind(
        ("frame", "attended", "recommendations"), "day", WIDE, has_contents=False, has_occasion=True
    ),
    ReportKind.DOSSIER: Kind(
        ("frame", "positions", "commitments", "involvement", "attention", "deadlines", "needs"),
        "day",
        (Audience.NAMED,),
        about="party",
        has_contents=False,
        most_rows=6,
        most_pages=2,
    ),
    ReportKind.HANDOVER: Kind(
        (
            "frame",
            "open_commitments",
            "consultations",
            "texts",
            "calendar",
            "arrears",
            "open_work",
            "attention",
            "plans",
            "reports",
            "contacts",
            "recommendations",
        ),
        "day",
        (Audience.TROIKA,),
    ),
    ReportKind.INDUCTION: Kind(
        ("frame", "process", "commitments", "involvement", "deadlines", "needs", "contacts"),
        "day",
        (Audience.NAMED,),
        about="party",
    ),
}


def kind_of(code: str) -> Kind:
    """What that kind of report is. Raises ``ValueError`` for one that there is not."""
    return KINDS[ReportKind(code)]
