"""Which of R20's five kinds an activity belongs to (sources.md 2.24)."""

from collections.abc import Mapping

MEETING = "meeting"


def series_of_activity(kind: str, body_type: str, *, types: Mapping[str, str], bodies: Mapping[str, str]) -> str:
    """The code of the series, empty for a type that the source did not count.

    ``types``: series by type of activity; ``bodies``: series by kind of body. A meeting of such a body (the Vice-Ministers,
    the Regional Consultation Group, an ad hoc group) is counted as that body's, every other activity by its type.
    """
    if kind == MEETING and body_type in bodies:
        return bodies[body_type]
    return types.get(kind, "")
