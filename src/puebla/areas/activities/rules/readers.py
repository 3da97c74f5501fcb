"""Who reads a record about an activity besides the offices of its audience (A5)."""

from collections.abc import Iterable

from puebla.kernel.access.audience import Audience

# Those who do the work read what is written about it, unless the audience is the Troika's or the Presidency's own.
WITH_THE_INVOLVED = {
    Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS,
    Audience.MEMBERS,
    Audience.BODY,
    Audience.NAMED,
}
# The audiences that can be chosen for an activity and what belongs to it.
CHOOSABLE = (
    Audience.PUBLIC,
    Audience.PARTICIPANTS,
    Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS,
    Audience.MEMBERS,
    Audience.TROIKA,
    Audience.BODY,
    Audience.NAMED,
    Audience.PPT_ES,
)
# What everybody who attaches a file may choose: members and those who do the work, or fewer.
NARROW = (Audience.MEMBERS, Audience.BODY, Audience.NAMED)


def named_in(audience: str, *, involved: Iterable[str], bodies: Iterable[str]) -> list[str]:
    """The names a record of that audience carries: involved parties by code, and for a body's audience the bodies."""
    if audience not in WITH_THE_INVOLVED:
        return []
    names = {f"party:{code}" for code in involved}
    if audience == Audience.BODY:
        names |= {f"body:{code}" for code in bodies}
    return sorted(names)
