"""What of the past a reader may see (A5): nothing that was written under an audience that leaves the reader out."""

import datetime as dt

from django.db.models import BooleanField, ExpressionWrapper, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.lookups import Exact

from ..access.audience import readable_q
from ..access.table import can, grants
from .events import together
from .kinds import way_of


def can_somehow(standing, permission):
    """Whether any held office has the step at all; the record's own conditions are asked when it is opened."""
    return not permission or not standing.offices.isdisjoint(grants(permission))


def records_readable(kind, standing):
    """The records of a kind that the reader may open, by their permission and their audience as it is now."""
    records = kind.model._base_manager.all()
    if not can_somehow(standing, kind.permission):
        return records.none()
    return records.filter(*(_under(guard, standing) for guard in kind.audience))


def _under(guard, standing):
    way = way_of(guard)
    readable = readable_q(standing, f"{way}__" if way else "")
    return readable | Q(**{f"{way}__isnull": True}) if way != guard else readable


def readable_record(kind, key, standing):
    """The record of that key where the reader may see it and its history, else ``None``."""
    field = kind.model._meta.pk if kind.key == "pk" else None
    if field is not None and not str(key).isdigit():
        return None
    record = records_readable(kind, standing).filter(**{kind.key: key}).first()
    return record if record is not None and can(standing, kind.permission, _carrier(kind, record)) else None


def _carrier(kind, record):
    """What the kind's permission is asked of: the record, or where it has no audience of its own what carries it."""
    if kind.audience and "" not in kind.audience:
        for step in kind.audience[0].split("__"):
            record = getattr(record, step)
    return record


def rows_readable(kind, standing):
    """The kind's rows that the reader may ask for at all."""
    return [row for row in kind.rows if can_somehow(standing, row.permission)]


def readable_then_and_now(row, standing):
    """The ``Q`` over ``row``'s events: written under audiences that include the reader, which still do (A5)."""
    kept = Q()
    if row.has_own_audience:
        kept &= readable_q(standing) & readable_q(standing, "pgh_obj__")
    for way in row.outer_guards:
        is_open = readable_q(standing, f"{way}__") & _open_when_written(row, way, standing)
        kept &= is_open if row.guards_always(way) else is_open | Q(**{f"{way}__isnull": True})
    return kept


def _open_when_written(row, way, standing):
    """The audience in force when the event was written; looked up only for the few events that a page gets to."""
    in_force = (
        row.events_of(way)
        .objects.filter(pgh_obj_id=OuterRef(f"{way}_id"), pgh_created_at__lte=OuterRef("pgh_created_at"))
        .order_by("-pgh_id")
        .annotate(is_open=ExpressionWrapper(readable_q(standing), BooleanField()))
    )
    return Q(Exact(Subquery(in_force.values("is_open")[:1]), Value(True)))


class Timelines:
    """When what carries an audience was open to the reader, for the events ``held``; one statement.

    ``held``: pairs of a row and a trace or written event of it.
    """

    def __init__(self, held, standing):
        self.standing, self.spans = standing, {}
        guards = _guards_of(held)
        places = list(guards)
        branches = [
            events.objects.filter(pgh_obj_id__in=guards[events])
            .annotate(place=Value(number, IntegerField()))
            .values_list("place", "pgh_obj_id", "pgh_created_at", "pgh_id", "audience", "audience_to")
            for number, events in enumerate(places)
        ]
        for number, pk, *span in sorted(together(branches), key=lambda found: (found[0], found[1], found[3])):
            self.spans.setdefault((places[number], pk), []).append(span)

    def _admits(self, span):
        return self.standing.may_read(span[2], span[3])

    def is_open(self, events, pk):
        """Whether the present audience includes the reader."""
        spans = self.spans.get((events, pk))
        return bool(spans) and self._admits(spans[-1])

    def was_open(self, events, pk, moment):
        """Whether the audience in force at ``moment`` included the reader."""
        past = [span for span in self.spans.get((events, pk), ()) if span[0] <= moment]
        return bool(past) and self._admits(past[-1])

    def shows(self, row, event, written_at, audience, audience_to):
        """Whether what was written then under that audience of its own may be shown to the reader."""
        if row.has_own_audience and not (
            self.standing.may_read(audience, audience_to) and self.is_open(row.told.events, event.row_pk)
        ):
            return False
        return all(
            (pk is None and not row.guards_always(way))
            or (self.is_open(row.events_of(way), pk) and self.was_open(row.events_of(way), pk, written_at))
            for way, pk in zip(row.outer_guards, event.guard_pks, strict=False)
        )

    def shows_trace(self, row, trace):
        """Whether the event may be shown."""
        return self.shows(row, trace, trace.written_at, trace.audience, trace.audience_to)

    def shows_before(self, written):
        """Whether the values that an event found may be shown."""
        before = written.before
        return before is not None and self.shows(
            written.row,
            written,
            dt.datetime.fromisoformat(before["pgh_created_at"]),
            before.get("audience"),
            before.get("audience_to"),
        )


def _guards_of(held):
    """``{event model: ids}`` of what carries the audiences."""
    found = {}
    for row, event in held:
        if row.has_own_audience:
            found.setdefault(row.told.events, set()).add(event.row_pk)
        for way, pk in zip(row.outer_guards, event.guard_pks, strict=False):
            found.setdefault(row.events_of(way), set()).add(pk)
    return found
