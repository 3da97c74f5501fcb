"""The record as it stood after one of its acts, and what differs between two such versions."""

from dataclasses import dataclass

from .changes import ADDED, REMOVED, Change, changed_fields, field_change, say_part, say_row
from .events import written
from .history import acts_readable
from .names import Names
from .words import collect, say_label, say_value


@dataclass(frozen=True)
class Section:
    """One row of the version in words: the record itself (``title`` empty) or a part of it."""

    title: str
    fields: list


@dataclass(frozen=True)
class Version:
    """The record after act ``number``. ``is_whole``: nothing of it was left out for this reader."""

    number: int
    moment: object
    sections: list
    is_whole: bool


class NoSuchVersion(LookupError):
    """There is no act of that number on the record, or nothing of it is open to the reader."""


class Past:
    """The versions of one record, for one reader; statements do not grow with them."""

    def __init__(self, kind, record, standing):
        self.kind, self.record, self.standing = kind, record, standing
        self.acts, self.timelines = acts_readable(kind, record, standing)

    @property
    def numbers(self):
        """The versions that the reader may open, oldest first."""
        return [act.number for act in self.acts if act.traces]

    def act(self, number):
        """Raises :class:`NoSuchVersion`."""
        if not 1 <= number <= len(self.acts) or not self.acts[number - 1].traces:
            raise NoSuchVersion(number)
        return self.acts[number - 1]

    def traces_at(self, number):
        """``{(row, id): trace}``: for every row that stood after act ``number`` the event that left it so."""
        standing = {}
        for act in self.acts[:number]:
            for trace in act.traces:
                standing[trace.row, trace.row_pk] = trace
        return {place: trace for place, trace in standing.items() if trace.label != "delete"}

    def values_at(self, *numbers):
        """For each version ``{(row, id): values}``, all with one statement. Raises :class:`NoSuchVersion`."""
        for number in numbers:
            self.act(number)
        stood = [self.traces_at(number) for number in numbers]
        needed = {(trace.row, trace.pk): trace for one in stood for trace in one.values()}
        held = written(self.kind.rows, needed.values())
        return [{place: held[trace.row, trace.pk].after for place, trace in one.items()} for one in stood]


def version_of(past, number):
    """The record as act ``number`` left it, in words. Raises :class:`NoSuchVersion`."""
    act = past.act(number)
    (values,) = past.values_at(number)
    if (0, past.record.pk) not in values:
        raise NoSuchVersion(number)
    names = names_in(past, values)
    sections = [_section(past.kind.rows[row], values[row, pk], names) for row, pk in sorted(values)]
    return Version(number, act.moment, sections, all(one.traces for one in past.acts[:number]))


def differences(past, earlier, later):
    """What differs between two versions, as :class:`Change` lines. Raises :class:`NoSuchVersion`."""
    before, after = past.values_at(earlier, later)
    names = names_in(past, before, after)
    found = []
    for place in sorted(before.keys() | after.keys()):
        row = past.kind.rows[place[0]]
        found += row_difference(row, before.get(place), after.get(place), names)
    return found


def row_difference(row, before, after, names):
    """One row from one version to another; ``None`` where it did not stand."""
    told = row.told
    if before is None:
        return [Change(ADDED, str(told.label), after=say_row(told, after, names))]
    if after is None:
        return [Change(REMOVED, str(told.label), before=say_row(told, before, names))]
    about = f"{say_part(told, after, names)}: " if row.path else ""
    return [field_change(told, field, before, after, names, about) for field in changed_fields(told, before, after)]


def names_in(past, *versions):
    """The names of everything that these versions point to."""
    names = Names()
    for values in versions:
        for (row, _pk), held in values.items():
            collect(past.kind.rows[row].told, held, names)
    return names.find(past.standing)


def _section(row, values, names):
    told = row.told
    fields = [(say_label(told, field), say_value(told, field, values, names)) for field in told.fields()]
    return Section(say_part(told, values, names) if row.path else "", [pair for pair in fields if pair[1]])
