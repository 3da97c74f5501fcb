"""Through whose eyes a report counts: of those whom it is meant for, the ones who may read least (A5)."""

import datetime as dt

from puebla.kernel.access.audience import Audience
from puebla.kernel.access.standing import EVERYONE, Standing

# An office that reads what the audience reads, and nothing that the audience does not.
LEAST = {
    Audience.PUBLIC: (),
    Audience.PARTICIPANTS: ("observer_country",),
    Audience.MEMBERS_AND_OBSERVER_ORGANISATIONS: ("observer_organisation",),
    Audience.MEMBERS: ("delegate",),
    Audience.TROIKA: ("troika",),
    Audience.BODY: ("delegate",),
    Audience.NAMED: ("delegate",),
    Audience.PPT_ES: ("ppt",),
}


def reader_of(audience: str, named: list[str], *, on: dt.date) -> Standing:
    """The standing with which the figures of a report for that audience are counted.

    So no report holds more than its readers could have looked up themselves on that day.
    """
    bodies = [name.removeprefix("body:") for name in named if name.startswith("body:")]
    parties = [name.removeprefix("party:") for name in named if name.startswith("party:")]
    return Standing(
        on=on,
        offices=frozenset({EVERYONE, *LEAST[Audience(audience)]}),
        party=parties[0] if parties else None,
        bodies=frozenset(bodies),
    )
