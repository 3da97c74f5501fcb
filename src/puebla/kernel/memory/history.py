"""The history of one record with its parts, in words, newest first (H1)."""

from dataclasses import dataclass, field, replace

from .actors import collect_actor, say_actor
from .acts import acts_of, stretches
from .changes import REMOVED, changes_of
from .events import traces_of, written
from .kinds import Kind
from .names import Names
from .readable import Timelines, rows_readable
from .sentences import say_act, stands_below
from .words import collect

PAGE = 25


@dataclass(frozen=True)
class Line:
    """One act on one record, told. ``number``: the version that it left; ``below``: changes that need more room;
    ``alike``: further records of which the same act is told in the same words.
    """

    number: int
    moment: object
    said: str
    kind: Kind
    title: str
    key: str | None
    changes: list = field(default_factory=list)
    is_direct: bool = False
    created: bool = False
    act: str = ""
    alike: list = field(default_factory=list)

    @property
    def below(self):
        """The changes to set under the sentence: all where there are several, else only a long one."""
        if len(self.changes) == 1 and not self.created and not stands_below(self.changes[0]):
            return []
        return self.changes


@dataclass(frozen=True)
class History:
    """A page of a record's history: ``lines`` newest first, ``count`` of all lines, ``versions``: the acts' numbers.

    ``has_stretches``: savings of one writer in a row were, or could be, told together.
    """

    lines: list
    count: int
    versions: list
    page: int
    has_stretches: bool


def acts_readable(kind, record, standing):
    """``(acts, Timelines)``: the acts on a record, numbered over all, with only those events that the reader may see."""
    acts = acts_of(traces_of(kind, record.pk))
    timelines = Timelines([(kind.rows[trace.row], trace) for act in acts for trace in act.traces], standing)
    allowed = rows_readable(kind, standing)

    def is_shown(trace):
        row = kind.rows[trace.row]
        return row in allowed and timelines.shows_trace(row, trace)

    return [replace(act, traces=[trace for trace in act.traces if is_shown(trace)]) for act in acts], timelines


def history_of(kind, record, standing, *, page=1, apart=False):
    """A page of the history of ``record`` for this reader; ``apart`` tells every saving by itself."""
    acts, timelines = acts_readable(kind, record, standing)
    shown = [act for act in acts if act.traces]
    drawn = stretches(shown)
    told = list(reversed(shown if apart else drawn))
    page = max(1, min(page, -(-len(told) // PAGE)))
    wanted = told[(page - 1) * PAGE : page * PAGE]
    lines = tell(kind.rows, [(act, kind) for act in wanted], timelines, standing)
    return History(lines, len(told), [act.number for act in shown], page, len(drawn) < len(shown))


def tell(rows, acts, timelines, standing):
    """Lines for ``(act, kind)`` pairs whose events are in ``rows``."""
    held = [(act, kind, _net(rows, act)) for act, kind in acts]
    values = written(rows, [trace for _act, _kind, pairs in held for pair in pairs for trace in pair])
    names = Names()
    told = []
    for act, kind, pairs in held:
        events = [_joined(values, first, last) for first, last in pairs]
        if not events:
            continue
        told.append((act, kind, events))
        collect_actor(events[0].context, names)
        names.want(kind.model, events[0].record_pk)
        for event in events:
            for version in filter(None, (event.after, event.before)):
                collect(event.row.told, version, names)
    names.find(standing)
    return [_line(act, kind, events, names, timelines, standing) for act, kind, events in told]


def _net(rows, act):
    """For every row that the act wrote its first and its last event."""
    pairs = {}
    for trace in act.traces:
        first, _last = pairs.get((trace.row, trace.row_pk), (trace, trace))
        pairs[trace.row, trace.row_pk] = (first, trace)
    return [pair for pair in pairs.values() if (pair[0].label, pair[1].label) != ("insert", "delete")]


def _joined(values, first, last):
    """What a row was before the act and after it, as one event."""
    earlier, later = values[first.row, first.pk], values[last.row, last.pk]
    if earlier is later:
        return later
    label = {"insert": "insert", "delete": "delete"}.get(
        "insert" if earlier.label == "insert" else later.label, "update"
    )
    return replace(later, label=label, before=earlier.before)


def _line(act, kind, events, names, timelines, standing):
    changes, created = [], False
    for event in events:
        created |= event.label == "insert" and not event.row.path
        changes += changes_of(event, names, shows_before=timelines.shows_before(event))
    context = events[0].context
    said = say_act(
        who=say_actor(context, names, standing),
        act=(context or {}).get("act") or "",
        why=(context or {}).get("reason") or "",
        changes=changes,
        created=created,
        what=kind.label,
        savings=act.savings,
    )
    pk = events[0].record_pk
    return Line(
        number=act.number,
        moment=act.moment,
        said=said,
        kind=kind,
        title=names.of(kind.model, pk),
        key=names.key_of(kind.model, pk),
        changes=_sorted(changes),
        is_direct=act.is_direct,
        created=created,
        act=(context or {}).get("act") or "",
    )


def _sorted(changes):
    return sorted(changes, key=lambda change: change.sign == REMOVED)
