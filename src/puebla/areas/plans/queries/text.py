"""Which text of a plan somebody reads: the working text, or the last published version while it is under revision."""

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can

from ..models import Plan, PlanVersion
from .content import content_of, notes_by_passage
from .plan import is_under_revision, last_version


def text_for(plan: Plan, standing: Standing) -> tuple[dict | None, PlanVersion | None]:
    """``(content, version)``: the version is ``None`` where the text is the plan's present one.

    While a plan is under revision, those who do not work on it keep reading what was published last, with the
    interpretive notes as they stand today. Until something is published there is nothing for them to read.
    """
    if not is_under_revision(plan) or can(standing, "plan.edit", plan):
        return content_of(plan), None
    version = last_version(plan, standing)
    return (with_present_notes(version.content, plan), version) if version else (None, None)


def with_present_notes(content: dict, plan: Plan) -> dict:
    """The published text with the notes of today: a country's note stays with its passage (sources.md 2.22)."""
    notes = notes_by_passage(plan)
    passages = {
        kind: [passage | {"notes": notes.get(passage["id"], [])} for passage in entries]
        for kind, entries in content["passages"].items()
    }
    return content | {"passages": passages}


def unpublished_changes(plan: Plan, content: dict, standing: Standing) -> bool:
    """Whether the working text says something else than the last published version."""
    version = last_version(plan, standing)
    if version is None:
        return True
    return _compared(content) != _compared(version.content)


def _compared(content):
    """Notes, states and the numbers of records are not the text."""
    if isinstance(content, dict):
        skipped = {
            "id",
            "notes",
            "state",
            "state_note",
            "names",
            "parent",
            "refers_to",
            "mapped_pillar",
            "counted_from",
        }
        return {key: _compared(value) for key, value in content.items() if key not in skipped}
    if isinstance(content, list):
        return [_compared(value) for value in content]
    return content
