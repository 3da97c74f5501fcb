"""Putting an earlier version back, as a new change with its own reason (H1).

What restoring leaves alone: states (they go through their moves), the audience (it has its own step), and what the
area keeps out besides (``kept``). Link rows come back with their record; every other part has its own history page.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..access.must import must
from ..refusals import ChangedMeanwhile, RuleBroken
from ..trail import because
from .changes import changed_fields, field_change
from .readable import records_readable
from .sentences import RESTORED
from .versions import NoSuchVersion, Past, names_in, row_difference
from .words import say_label

LEFT_ALONE = frozenset({"state", "audience", "audience_to"})


@dataclass
class Difference:
    """From the present to the version: ``fields`` of the record to set, ``left`` alone though they differ, and links."""

    fields: list = field(default_factory=list)
    left: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    added: list = field(default_factory=list)
    changed: list = field(default_factory=list)

    @property
    def is_empty(self):
        return not (self.fields or self.removed or self.added or self.changed)


def difference(past, number):
    """What restoring version ``number`` would do. Raises :class:`NoSuchVersion`."""
    now, then = past.values_at(past.numbers[-1], number)
    own = (0, past.record.pk)
    if own not in then or own not in now:
        raise NoSuchVersion(number)
    found = Difference()
    told = past.kind.told
    for one in changed_fields(told, now[own], then[own]):
        (found.left if one.name in LEFT_ALONE | told.kept else found.fields).append(one)
    for place in sorted(now.keys() | then.keys()):
        if past.kind.rows[place[0]].told.removable:
            _link(found, past, place, now.get(place), then.get(place))
    return found


def told_difference(past, number):
    """What restoring would do, in words: ``(changes, what is left alone)``. Raises :class:`NoSuchVersion`."""
    found = difference(past, number)
    now, then = past.values_at(past.numbers[-1], number)
    names = names_in(past, now, then)
    own, told = (0, past.record.pk), past.kind.told
    changes = [field_change(told, one, now[own], then[own], names) for one in found.fields]
    links = {place for place in now.keys() | then.keys() if past.kind.rows[place[0]].told.removable}
    for place in sorted(links):
        changes += row_difference(past.kind.rows[place[0]], now.get(place), then.get(place), names)
    return changes, [say_label(told, one) for one in found.left]


def _link(found, past, place, now, then):
    row = past.kind.rows[place[0]]
    if then is None:
        found.removed.append((row, place[1]))
    elif now is None:
        found.added.append((row, then))
    elif changed_fields(row.told, now, then):
        found.changed.append((row, place[1], then))


def refusal_of(kind, record):
    """Why nothing of the record can be restored at present, or ``None``."""
    return kind.refuses_restoring(record) if kind.refuses_restoring else None


@transaction.atomic
def restore_version(*, kind, record, number, by, reason, seen=None) -> Any:
    """Make the record again what act ``number`` left, as a new change; returns it as it now stands.

    ``seen``: how many acts the officer had seen; more of them since means that somebody else was faster
    (``ChangedMeanwhile``). Raises ``RuleBroken``: not allowed, no reason, no such version, nothing to restore, or
    what else has changed since does not let the earlier state stand. The trail keeps ``history.restore`` and the reason.
    """
    must(by, "history.restore", record)
    record = records_readable(kind, by).select_for_update(of=("self",)).filter(pk=record.pk).first()
    if record is None:
        raise RuleBroken("not_allowed", _("Your office does not include this step."), rule="A1")
    if not reason.strip():
        raise RuleBroken("reason_missing", _("Say why the earlier version is put back."), rule="H1", field="reason")
    if refused := refusal_of(kind, record):
        raise RuleBroken("cannot_restore", refused)
    past = Past(kind, record, by)
    if seen is not None and len(past.acts) != seen:
        raise ChangedMeanwhile(
            _("Somebody else has changed this since you opened the page. Look at the new state first."), current=record
        )
    wanted = _wanted(past, number)
    with because(by=by, reason=reason.strip(), act=f"{RESTORED}{number}"):
        _write(past, number, wanted)
    return record


def _wanted(past, number):
    try:
        wanted = difference(past, number)
    except NoSuchVersion as missing:
        raise RuleBroken("no_such_version", _("There is no version %(number)s.") % {"number": number}) from missing
    if wanted.is_empty:
        raise RuleBroken(
            "nothing_to_restore", _("The record already is what it was then, as far as it can be restored.")
        )
    return wanted


def _write(past, number, wanted):
    try:
        with transaction.atomic():
            _write_record(past, number, wanted.fields)
            _write_links(wanted)
    except IntegrityError as broken:
        name = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", "") or ""
        raise RuleBroken(
            "cannot_restore",
            _("What else has changed since does not let the earlier version stand (%(rule)s).")
            % {"rule": name.replace("_", " ")},
        ) from broken


def _write_record(past, number, fields):
    record, told = past.record, past.kind.told
    (then,) = past.values_at(number)
    names = {one.name for one in fields} | {told.precisions[one.name] for one in fields if one.name in told.precisions}
    _set(record, [one for one in record._meta.concrete_fields if one.name in names], then[0, record.pk])
    if hasattr(record, "version"):
        record.version += 1
    record.save()


def _write_links(wanted):
    for row, pk in wanted.removed:
        row.told.model._base_manager.filter(pk=pk).delete()
    for row, pk, then in wanted.changed:
        link = row.told.model._base_manager.get(pk=pk)
        _set(link, _columns(row), then)
        link.save()
    for row, then in wanted.added:
        link = row.told.model()
        _set(link, _columns(row), then)
        link.save()


def _columns(row):
    remembered = {one.name for one in row.told.events._meta.fields}
    return [one for one in row.told.model._meta.concrete_fields if not one.primary_key and one.name in remembered]


def _set(record, fields, values):
    for one in fields:
        if one.attname in values:
            setattr(record, one.attname, one.to_python(values[one.attname]))
