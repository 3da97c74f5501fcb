"""Which step leads from one status to another (F1)."""

from ..states import ACTIVITY_MOVES, ActivityState


def verb_to(state: str, target: str) -> str | None:
    """The step of ``ACTIVITY_MOVES`` from a status to another; ``None`` where the table has none. No two lead alike."""
    return next((verb for verb, (origins, end) in ACTIVITY_MOVES.items() if state in origins and end == target), None)


def steps_of_new(target: str, *, year: int, this_year: int) -> list[str]:
    """The steps by which a new activity, which is planned, comes to a status; none where it has it, or can not have it.

    What a past year completed is put on record like evidence that turns up late: no note can still precede it (F2).
    """
    if target == ActivityState.COMPLETED and year < this_year:
        return ["lose_sight", "find_evidence"]
    verb = verb_to(ActivityState.PLANNED, target)
    return [verb] if verb else []
