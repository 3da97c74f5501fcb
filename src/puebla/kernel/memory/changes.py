"""What one event changed, field by field, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from markupsafe import Markup

from ..languages import LANGUAGES, reading_language
from . import text_change
from .words import say_label, say_value

ADDED, REMOVED, CHANGED, OPENED = "added", "removed", "changed", "opened"


@dataclass(frozen=True)
class Change:
    """``what`` was added, removed or changed ``before`` → ``after`` (empty for nothing).

    ``diff`` is the change of a long text word by word; ``OPENED`` stands where the reader sees from here on only.
    """

    sign: str
    what: str
    before: str = ""
    after: str = ""
    diff: Markup | None = None


def changes_of(written, names, *, shows_before=True):
    """The changes that one event made, told to a reader who may (or may not) see what stood there before."""
    told, is_part = written.row.told, bool(written.row.path)
    if written.label != "update":
        if not is_part:
            return []
        phrase = say_row(told, written.after, names)
        added = written.label == "insert"
        return [Change(ADDED if added else REMOVED, str(told.label), *(("", phrase) if added else (phrase, "")))]
    if not shows_before or written.before is None:
        return [Change(OPENED, str(told.label))]
    about = f"{say_part(told, written.after, names)}: " if is_part else ""
    return [
        field_change(told, field, written.before, written.after, names, about)
        for field in changed_fields(told, written.before, written.after)
    ]


def changed_fields(told, before, after):
    """The told fields whose value, or whose date's precision, differs."""
    return [field for field in told.fields() if _held(told, field, before) != _held(told, field, after)]


def _held(told, field, values):
    value, precision = values.get(field.attname), told.precisions.get(field.name)
    return value, values.get(precision) if precision and value is not None else None


def field_change(told, field, before, after, names, about=""):
    """One field from one state of its row to another."""
    old, new = say_value(told, field, before, names), say_value(told, field, after, names)
    diff = text_change.marked(old, new) if text_change.is_long(old, new) else None
    return Change(CHANGED, f"{about}{say_label(told, field)}", old, new, diff)


def say_part(told, values, names):
    """A part of a record: ``indicator “Guidelines adopted”``, ``concept note``."""
    phrase = say_row(told, values, names)
    return _("%(part)s “%(which)s”") % {"part": told.label, "which": phrase} if phrase else str(told.label)


def say_row(told, values, names):
    """A row in one phrase: ``Supporting · Guatemala``; empty where the model has no phrase of its own."""
    fields = {field.name: field for field in told.model._meta.concrete_fields}
    said = []
    for name in told.says:
        if name not in fields:  # told in two languages
            said.append(_in_reading_language(values, name))
        else:
            said.append(say_value(told, fields[name], values, names))
    return " · ".join(filter(None, said))


def _in_reading_language(values, name):
    present = reading_language()
    texts = (values.get(f"{name}_{language}") for language in sorted(LANGUAGES, key=lambda one: one != present))
    return next(filter(None, texts), "")
