"""The next steps of an activity, with who may take them, in the reader's words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import CONDITIONS, OFFICES, can, grants
from puebla.kernel.languages import reading_language

from ..models import Activity
from ..rules.next_step import next_steps
from .report import is_complete

PAGES = {
    "begin_note": "activities:activity-detail",
    "complete_note": "activities:note-edit",
    "correct_note": "activities:note-edit",
    "check_note": "activities:note-detail",
    "accept_note": "activities:note-detail",
    "carry_out": "activities:matrix-status",
    "finish": "activities:matrix-status",
    "report": "activities:report-edit",
}
ANCHORS = {"begin_note": "#note"}


@dataclass(frozen=True)
class OpenStep:
    """``whose`` lists the offices that may take it; ``url`` is empty where the reader may not."""

    code: str
    says: Any
    whose: list[str]
    is_mine: bool
    url: str


def open_steps(activity: Activity, standing: Standing) -> list[OpenStep]:
    """What may be done next and by whom; the steps of a note that the reader may not read stay out."""
    note = getattr(activity, "concept_note", None)
    report = getattr(activity, "report", None)
    if note is not None and not standing.may_read(note.audience, note.audience_to):
        return []
    steps = next_steps(
        state=activity.state,
        note_state=note.state if note else None,
        is_excepted=activity.note_excepted_on is not None,
        is_reported=report is not None and is_complete(report),
    )
    return [_open(step, activity, standing) for step in steps]


def whose(permission: str) -> list[str]:
    """The offices of the table for a step, each with its condition: ``Executive Secretariat (ES)``."""
    language = reading_language()
    said = []
    for office, codes in grants(permission).items():
        words = [CONDITIONS[code][language] for code in codes if code != "always"]
        conditions = f", {' / '.join(words)}" if words and "always" not in codes else ""
        said.append(f"{OFFICES[office][language]}{conditions}")
    return said


def _open(step: Any, activity: Activity, standing: Standing) -> OpenStep:
    is_mine = standing.seen_by is None and can(standing, step.permission, activity)
    url = reverse(PAGES[step.code], args=[activity.code]) + ANCHORS.get(step.code, "") if is_mine else ""
    return OpenStep(step.code, step.says, whose(step.permission), is_mine, url)
