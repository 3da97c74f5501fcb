"""What only the database sees (two people adding the same thing at the same moment) told as a broken rule."""

import re
from contextlib import contextmanager

from django.apps import apps
from django.db import DataError, IntegrityError
from django.db.models import CheckConstraint, Model, Q
from django.utils.translation import gettext as _
from psycopg.errors import (
    CheckViolation,
    ExclusionViolation,
    NumericValueOutOfRange,
    StringDataRightTruncation,
    UniqueViolation,
)

from .memory.kinds import TOLD, Told, load
from .memory.labels import is_worded, label_of
from .refusals import RuleBroken

COLUMNS = re.compile(
    r"\(([^()]*)\)=\("
)  # "Key (plan_id, code)=(7, x) already exists.", in every language of the server


@contextmanager
def told_as_refusals():
    """Context manager: a write that a unique, check or exclusion constraint refuses raises ``RuleBroken`` instead, and
    so does a text or a number that is larger than its column.

    The transaction around it is undone as by any broken rule; every other error of the database goes through as it is.
    """
    try:
        yield
    except (IntegrityError, DataError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error


def refusal_of(error: IntegrityError | DataError) -> RuleBroken | None:
    """The refusal, with the field where it is one, in the reader's language; ``None`` where no constraint refused."""
    cause = error.__cause__
    if isinstance(cause, StringDataRightTruncation):
        return RuleBroken(
            "too_long", _("Nothing was saved: one of the texts is longer than its place holds. Shorten it.")
        )
    if isinstance(cause, NumericValueOutOfRange):
        return RuleBroken("too_large", _("Nothing was saved: one of the numbers is larger than its place holds."))
    if not isinstance(cause, UniqueViolation | CheckViolation | ExclusionViolation):
        return None
    model = _model_of(cause.diag.table_name)
    if model is None:
        return None
    load()
    told = TOLD.get(model) or Told(model, model._meta.verbose_name)
    if isinstance(cause, UniqueViolation):
        return _taken(told, _columns(cause))
    if isinstance(cause, ExclusionViolation):
        return RuleBroken(
            "overlaps",
            _("Nothing was saved: it would overlap with another record (%(thing)s). Look at what is there now.")
            % {"thing": told.label},
        )
    return _contradicting(told, _checked(model, cause.diag.constraint_name))


def _taken(told, fields):
    words = {"thing": told.label, "fields": _words(told, fields)}
    if words["fields"]:
        sentence = _(
            "Nothing was saved: another record (%(thing)s) already has the same %(fields)s. "
            "Somebody may have entered it a moment ago; look at what is there now."
        )
    else:
        sentence = _(
            "Nothing was saved: such a record (%(thing)s) is already there. "
            "Somebody may have entered it a moment ago; look at what is there now."
        )
    return RuleBroken("taken", sentence % words, field=fields[0].name if len(fields) == 1 else None)


def _contradicting(told, fields):
    words = {"thing": told.label, "fields": _words(told, fields)}
    if words["fields"]:
        sentence = _("Nothing was saved: what is entered does not go together (%(thing)s: %(fields)s).")
    else:
        sentence = _("Nothing was saved: what is entered does not go together (%(thing)s).")
    return RuleBroken("contradicting", sentence % words, field=fields[0].name if len(fields) == 1 else None)


def _model_of(table) -> type[Model] | None:
    return next((model for model in apps.get_models() if model._meta.db_table == table), None)


def _columns(cause):
    """The fields of a key, in its order; nothing where the server does not tell it."""
    model, found = _model_of(cause.diag.table_name), COLUMNS.search(cause.diag.message_detail or "")
    columns = {field.column: field for field in model._meta.concrete_fields} if model else {}
    names = [name.strip(' "') for name in found[1].split(",")] if found else []
    return [columns[name] for name in names if name in columns]


def _checked(model, name):
    """The fields that a check looks at, in the model's order."""
    checks = {one.name: one.condition for one in model._meta.constraints if isinstance(one, CheckConstraint)}
    condition = checks.get(name)
    asked = condition.referenced_base_fields if isinstance(condition, Q) else ()
    return [field for field in model._meta.concrete_fields if field.name in asked]


def _words(told, fields):
    return ", ".join(label_of(told, field) for field in fields if is_worded(told, field))
