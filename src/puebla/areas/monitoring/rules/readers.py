"""Who reads a value: before it is approved, and afterwards (A5)."""

from typing import Any

from puebla.kernel.access.audience import Audience

# For whom a value can be opened once it is approved, the widest first: who belongs to one belongs to those before it.
OPENS_TO = (
    Audience.PUBLIC,
    Audience.PARTICIPANTS,
    Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS,
    Audience.MEMBERS,
    Audience.PPT_ES,
)


def is_narrower(audience: str, than: str) -> bool:
    """Whether fewer may read what is opened to ``audience``."""
    return OPENS_TO.index(Audience(audience)) > OPENS_TO.index(Audience(than))


def no_wider_than(audience: str) -> tuple[Audience, ...]:
    """What stands in a record of that audience can be opened to these: nobody else finds the way to it."""
    return OPENS_TO[OPENS_TO.index(Audience(audience)) :]


def readers_of(measurement: Any) -> list[str]:
    """The names of those a measurement is about: its country, its body, that of its activity or of its group's plan."""
    names = set()
    line = measurement.indicator.group_plan_line if measurement.indicator_id else None
    if line is not None:
        names.add(f"body:{line.group_plan.body.code}")
    if measurement.party_id:
        names.add(f"party:{measurement.party.code}")
    if measurement.body_id:
        names.add(f"body:{measurement.body.code}")
    if measurement.activity is not None and measurement.activity.body_id:
        names.add(f"body:{measurement.activity.body.code}")
    return sorted(names)
