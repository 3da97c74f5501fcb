"""A person's standing: what a person is in the process on one day (A1)."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property

from . import table

EVERYONE = "everyone"


@dataclass(frozen=True)
class Standing:
    """Who asks, in which offices, on which day. Computed from dated seats and participation, never set by hand.

    ``offices``: keys of ``access.yaml`` (``es``, ``ppt``, ``focal_point``...); ``party``: code of the party
    the person sits for; ``bodies``: codes of the bodies that party or person belongs to on that day; ``seats``: of those
    in which the person holds a seat.
    ``seen_by`` is the ES officer's own standing while they look "as" somebody else (A6).
    """

    on: dt.date
    person_id: int | None = None
    name: str = ""
    party: str | None = None
    party_id: int | None = None
    offices: frozenset = frozenset({EVERYONE})
    bodies: frozenset = field(default_factory=frozenset)
    body_ids: frozenset = field(default_factory=frozenset)
    seats: frozenset = field(default_factory=frozenset)
    seen_by: "Standing | None" = None

    @property
    def is_signed_in(self):
        """Also true of an office that nobody holds, while somebody looks through it; never of the public."""
        return self.person_id is not None or self.offices != {EVERYONE}

    @cached_property
    def audiences(self):
        """The audiences that this standing belongs to without being named."""
        return frozenset(
            code for code, audience in table.AUDIENCES.items() if not self.offices.isdisjoint(audience["offices"])
        )

    @cached_property
    def names(self):
        """What a record may call this standing by: ``party:MX``, ``body:rcgm``, ``seat:wg-labour-2019``, ``person:7``."""
        names = {f"body:{body}" for body in self.bodies} | {f"seat:{body}" for body in self.seats}
        if self.party:
            names.add(f"party:{self.party}")
        if self.person_id:
            names.add(f"person:{self.person_id}")
        return frozenset(names)

    def may_read(self, audience, audience_to=()):
        """Whether a record with that audience may be read (A5)."""
        return audience in self.audiences or (audience in table.NAMED and not self.names.isdisjoint(audience_to or ()))

    def holds(self, *offices):
        """Whether any of these offices is held."""
        return not self.offices.isdisjoint(offices)

    def looked_at_by(self, officer):
        """The same standing as seen by an ES officer: same rights to read, none to write."""
        return replace(self, seen_by=officer)


class System(Standing):
    """The standing of imports, commands and jobs, which act for the secretariat and say so in the trail."""


def system(on, name="Puebla"):
    """The standing under which a profile is loaded or a command acts."""
    return System(on=on, name=name, offices=frozenset({EVERYONE, "es"}))
