"""Passages and interpretive notes, to be looked up one by one."""

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing

from ..models import InterpretiveNote, Passage, Plan
from ..states import PassageKind
from .plan import plans_visible_to

# The kinds that a page offers to add to; the others are facts about a source.
EDITABLE = (
    PassageKind.GENERAL_OBJECTIVE,
    PassageKind.SPECIFIC_OBJECTIVE,
    PassageKind.PRINCIPLE,
    PassageKind.APPROACH,
    PassageKind.RESULT,
    PassageKind.FORUM,
    PassageKind.RELATED_DOCUMENT,
    PassageKind.ACHIEVEMENT,
)


def passages_of(plan: Plan) -> QuerySet[Passage]:
    """The passages of a plan that are in use."""
    return Passage.objects.filter(plan=plan, retired_on=None).select_related("plan")


def notes_visible_to(standing: Standing) -> QuerySet[InterpretiveNote]:
    """The notes that stand beside passages of plans that this standing may read."""
    return InterpretiveNote.objects.filter(
        passage__plan__in=plans_visible_to(standing), withdrawn_on=None
    ).select_related("passage__plan", "party")


def notes_elsewhere(plan: Plan) -> dict[str, list[InterpretiveNote]]:
    """``{passage code: [notes]}`` of the plan before: a pointer for the same passage here, no note of this plan."""
    if plan.succeeds_id is None:
        return {}
    notes = InterpretiveNote.objects.filter(passage__plan_id=plan.succeeds_id, withdrawn_on=None)
    found: dict[str, list[InterpretiveNote]] = {}
    for note in notes.exclude(passage__code="").select_related("passage__plan", "party").order_by("pk"):
        found.setdefault(note.passage.code, []).append(note)
    return found
