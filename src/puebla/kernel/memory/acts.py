"""Acts: everything that one person did at once, however many rows it wrote (one context is one act)."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils.dateparse import parse_datetime

TOGETHER = dt.timedelta(minutes=30)


@dataclass
class Act:
    """``number`` counts the acts of one record from 1: version ``number`` is the record as this act left it.

    A stretch of savings while somebody writes is told as one act; then ``number`` is the last one's and ``savings``
    how many there were.
    """

    number: int
    traces: list = field(default_factory=list)
    savings: int = 1

    @property
    def moment(self):
        """When, by the process's own clock where it is known."""
        last = self.traces[-1]
        return parse_datetime(last.at) if last.at else last.written_at

    @property
    def is_direct(self):
        """Written in the database itself, past every door."""
        return self.traces[0].context_id is None


def acts_of(traces):
    """The acts of one record, oldest first; writes without context make one act per transaction in a row."""
    found, by_context, direct = [], {}, None
    for trace in traces:
        if trace.context_id:
            act, direct = by_context.get(trace.context_id), None
        else:
            act = direct if direct and direct.traces[-1].written_at == trace.written_at else None
        if act is None:
            act = Act(len(found) + 1)
            found.append(act)
        if trace.context_id:
            by_context[trace.context_id] = act
        else:
            direct = act
        act.traces.append(trace)
    return found


def stretches(acts):
    """The acts with savings of one writer in a row made into one; what has a reason of its own stays apart."""
    found = []
    for act in acts:
        if found and _goes_on(found[-1], act):
            last = found[-1]
            found[-1] = Act(act.number, last.traces + act.traces, last.savings + act.savings)
        else:
            found.append(act)
    return found


def _goes_on(earlier, later):
    traces = earlier.traces + later.traces
    first = traces[0]
    return (
        not earlier.is_direct
        and all(trace.label == "update" and not trace.reason for trace in traces)
        and all((trace.person, trace.act) == (first.person, first.act) for trace in traces)
        and dt.timedelta() <= later.moment - earlier.moment <= TOGETHER
    )
