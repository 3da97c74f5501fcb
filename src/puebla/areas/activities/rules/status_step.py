"""Which step leads from one status to another (F1)."""

from ..states import ACTIVITY_MOVES


def verb_to(state: str, target: str) -> str | None:
    """The step of ``ACTIVITY_MOVES`` from a status to another; ``None`` where the table has none. No two lead alike."""
    return next((verb for verb, (origins, end) in ACTIVITY_MOVES.items() if state in origins and end == target), None)
