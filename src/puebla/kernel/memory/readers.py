"""Who could read a record on a past day (A6): its audience as it then was, and everybody's standing on that day."""

from dataclasses import dataclass

from django.db.models import IntegerField, Value

from ..access.audience import Audience
from ..access.standing import EVERYONE
from ..access.table import AUDIENCES, NAMED, grants
from .events import process_moment, together
from .kinds import Row, way_of
from .readable import can_somehow


@dataclass(frozen=True)
class AudienceThen:
    """One audience that the record was under: its ``code``, whom it named, its word."""

    code: str
    names: tuple

    @property
    def label(self):
        return Audience(self.code).label

    def admits(self, standing):
        return standing.may_read(self.code, self.names)

    def offices(self):
        """The offices that belong to it without being named."""
        return set(AUDIENCES[self.code]["offices"])


@dataclass(frozen=True)
class Readers:
    """``offices`` read without being named, ``standings`` are the people; ``named``: more are named in the record."""

    audiences: list
    offices: list
    standings: list
    is_public: bool
    names: list


def audiences_on(kind, record, day):
    """What audiences the record was under at the end of ``day``; ``None`` where it was not kept here yet.

    A kind without audiences gives an empty list: its permission alone decides.
    """
    row = Row(kind.told, "", kind.audience)
    ways = [way_of(guard) for guard in kind.audience if way_of(guard) == guard or _leads(record, way_of(guard))]
    branches = [_branch(number, row, way, record, day) for number, way in enumerate(ways)]
    found = {number: AudienceThen(audience, tuple(names or ())) for number, audience, names in together(branches)}
    if not branches and not _existed(kind, record, day):
        return None
    return None if len(found) < len(branches) else [found[number] for number in range(len(branches))]


def _leads(record, way):
    """Whether there is anything at the end of the way from this record."""
    for step in way.split("__"):
        record = getattr(record, step)
        if record is None:
            return False
    return True


def _branch(number, row, way, record, day):
    carrier = record
    for step in filter(None, way.split("__")):
        carrier = getattr(carrier, step)
    return (
        row.events_of(way)
        .objects.annotate(place=Value(number, IntegerField()), happened=process_moment())
        .filter(pgh_obj_id=carrier.pk, happened__date__lte=day)
        .order_by("-pgh_id")
        .values_list("place", "audience", "audience_to")[:1]
    )


def _existed(kind, record, day):
    events = kind.told.events.objects.annotate(happened=process_moment())
    return events.filter(pgh_obj_id=record.pk, happened__date__lte=day).exists()


def readers_on(kind, record, standings, day):
    """Who of these ``standings`` (everybody's, on that day) could read the record; ``None`` where it was not kept yet."""
    audiences = audiences_on(kind, record, day)
    if audiences is None:
        return None
    allowed = set(grants(kind.permission))
    offices = allowed if EVERYONE not in allowed else None
    for audience in audiences:
        own = audience.offices()
        if EVERYONE not in own:
            offices = own if offices is None else offices & own
    readers = [
        one
        for one in standings
        if can_somehow(one, kind.permission) and all(audience.admits(one) for audience in audiences)
    ]
    return Readers(
        audiences=audiences,
        offices=sorted(offices or ()),
        standings=readers,
        is_public=offices is None,
        names=sorted({name for audience in audiences if audience.code in NAMED for name in audience.names}),
    )
