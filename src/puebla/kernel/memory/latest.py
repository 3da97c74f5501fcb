"""The latest changes to everything that the reader may see, newest first, page by page."""

import datetime as dt
from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from .acts import Act, stretches
from .events import TRACE, light, process_moment, together, trace
from .history import tell
from .kinds import kind_of, kinds, outermost_kinds
from .readable import Timelines, can_somehow, readable_then_and_now, records_readable, rows_readable
from .sentences import WHOLE_ACTS

EVENTS = 60  # to a page; what one person did at once to one record makes one line


@dataclass(frozen=True)
class Wanted:
    """What to show: everything, or narrowed."""

    kind: str = ""
    party: str = ""
    person: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True)
class Latest:
    """Lines newest first; ``next`` is the place to go on from, empty at the end."""

    lines: list
    next: str


def kinds_readable(standing):
    """The kinds of records whose history the reader may ask for."""
    return [one for one in kinds() if can_somehow(standing, one.permission)]


def latest_changes(standing, wanted, *, after=""):
    """A page of changes, from the place ``after`` on. A place that cannot be read is the beginning."""
    chosen = [kind_of(wanted.kind)] if wanted.kind else outermost_kinds()
    pairs = [(row, one) for one in chosen if one in kinds_readable(standing) for row in rows_readable(one, standing)]
    place = read_place(after)
    branches = [_branch(number, row, one, standing, wanted, place) for number, (row, one) in enumerate(pairs)]
    found = [trace(line) for line in _newest(branches)]
    shown, rest = found[:EVENTS], found[EVENTS:]
    rows = [row for row, _kind in pairs]
    timelines = Timelines([(rows[one.row], one) for one in shown], standing)
    lines = tell(rows, [(act, pairs[act.traces[0].row][1]) for act in _acts(shown, pairs)], timelines, standing)
    return Latest(_gathered(lines), say_place(shown[-1]) if rest else "")


def _branch(number, row, kind, standing, wanted, place):
    events = light(number, row).filter(_of_readable_records(row, kind, standing), readable_then_and_now(row, standing))
    if wanted.party:
        events = events.filter(pgh_context__party=wanted.party)
    if wanted.person:
        events = events.annotate(name_then=KT("pgh_context__name")).filter(name_then__icontains=wanted.person)
    if place:
        events = events.filter(_beyond(place, number))
    events = events.annotate(happened=_moment()).filter(*_period(wanted))
    return events.order_by("-pgh_created_at", "-pgh_id").values_list(*TRACE)[: EVENTS + 1]


def _newest(branches):
    if len(branches) == 1:
        return branches[0]
    ordered = together(branches)
    return ordered.order_by("-pgh_created_at", "row_number", "-pgh_id")[: EVENTS + 1] if branches else []


def _moment():
    """On the real clock the database's moment is the process's, and indexed."""
    return F("pgh_created_at") if settings.PUEBLA_CLOCK is None else process_moment()


def _of_readable_records(row, kind, standing):
    way = f"{row.path}__in" if row.path else "pgh_obj__in"
    return Q(**{way: records_readable(kind, standing).values("pk")})


def _period(wanted):
    zone = timezone.get_default_timezone()
    if wanted.since:
        yield Q(happened__gte=dt.datetime.combine(wanted.since, dt.time.min, zone))
    if wanted.until and wanted.until < dt.date.max:
        yield Q(happened__lt=dt.datetime.combine(wanted.until, dt.time.min, zone) + dt.timedelta(days=1))


def _beyond(place, number):
    """What comes after a place: by moment, then table by table, then by event."""
    written_at, branch, pk = place
    if number < branch:
        return Q(pgh_created_at__lt=written_at)
    if number > branch:
        return Q(pgh_created_at__lte=written_at)
    return Q(pgh_created_at__lte=written_at) & (Q(pgh_created_at__lt=written_at) | Q(pgh_id__lt=pk))


def _acts(traces, pairs):
    """Traces in a row that belong to one act on one record make one line."""

    def of(one):
        return one.context_id or one.written_at, pairs[one.row][1].code, one.record_pk

    grouped = {}
    for one in traces:
        grouped.setdefault(of(one), []).append(one)
    told = {}  # record -> its acts, oldest first
    for (_act, *record), members in reversed(grouped.items()):
        told.setdefault(tuple(record), []).append(Act(0, list(reversed(members))))
    order = {id(one): number for number, one in enumerate(traces)}
    acts = [act for record in told.values() for act in stretches(record)]
    return sorted(acts, key=lambda act: order[id(act.traces[-1])])


def say_place(last):
    """Where a page ended, as a piece of an address."""
    return "~".join((last.written_at.isoformat(), str(last.row), str(last.pk)))


def read_place(text):
    """What :func:`say_place` said, or ``None``."""
    try:
        written_at, row, pk = text.split("~")
        moment = parse_datetime(written_at)
        return (moment, int(row), int(pk)) if moment and moment.tzinfo else None
    except ValueError:
        return None


def _gathered(lines):
    """What a whole process was loaded with is one line, however many records it made."""
    found = []
    for line in lines:
        last = found[-1] if found else None
        if last and line.act in WHOLE_ACTS and (last.act, last.moment, last.said) == (line.act, line.moment, line.said):
            found[-1] = replace(last, alike=[*last.alike, line])
        else:
            found.append(line)
    return found
