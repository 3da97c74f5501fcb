"""What is remembered, in the institution's words: tables, kinds of records, and the parts of a record.

Filled by every area's ``memory.py`` through ``told``, ``kind`` and ``part``; loaded when it is first asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import JSONField, Model

from ..checks import load as load_from_areas

MAYBE = "?"  # at the end of a guard
NEVER_TOLD = frozenset({"id", "version", "search_en", "search_es"})


def way_of(guard):
    """The way of a guard, whether or not it leads somewhere from every row."""
    return guard.removesuffix(MAYBE)


@dataclass(frozen=True)
class Told:
    """How the rows of one model are told.

    ``says``: the fields that together say a row in one phrase (a link row is nothing else); ``hidden``: never shown;
    ``labels``: words for fields whose ``verbose_name`` says too little; ``precisions``: day field -> field with its
    precision; ``kept``: fields that restoring leaves alone (states go through their moves); ``removable``: a link row,
    the only kind of row that may be deleted; ``named``: language -> expression, where a name is more than a column.
    """

    model: type[Model]
    label: Any
    says: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    labels: Mapping[str, Any] = field(default_factory=dict)
    precisions: Mapping[str, str] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    removable: bool = False
    named: Callable[[str], Any] | None = None

    @property
    def events(self):
        """The model of the event table."""
        return self.model.pgh_event_model

    @property
    def bulky(self):
        """Hidden columns that hold whole documents: not even fetched."""
        columns = self.model._meta.concrete_fields
        return {one.attname for one in columns if one.name in self.hidden and isinstance(one, JSONField)}

    def fields(self):
        """The fields that history tells, in the model's order."""
        untold = NEVER_TOLD | self.hidden | set(self.precisions.values())
        remembered = {one.name for one in self.events._meta.fields}
        return [one for one in self.model._meta.concrete_fields if one.name in remembered and one.name not in untold]


@dataclass(frozen=True)
class Row:
    """A table that belongs to a kind's history: the record's own (``path`` empty) or a part's.

    ``path``: the way from the row to the record (``note__activity``); ``guards``: the ways from the row to whatever
    carries an audience that it is under (``""`` the row itself; one that ends in ``?`` may lead nowhere, and then guards
    nothing); ``permission``: needed besides the kind's.
    """

    told: Told
    path: str
    guards: tuple[str, ...] = ()
    permission: str = ""

    @property
    def outer_guards(self):
        """The ways other than the row itself."""
        return [way_of(guard) for guard in self.guards if guard]

    def guards_always(self, way):
        """Whether the way leads to something from every row."""
        return way in self.guards

    @property
    def has_own_audience(self):
        return "" in self.guards

    def events_of(self, guard):
        """The event table of what the way ``guard`` leads to."""
        model = self.told.model
        for step in filter(None, guard.split("__")):
            model = model._meta.get_field(step).related_model
        return model.pgh_event_model


@dataclass(frozen=True)
class Kind:
    """A kind of record with a history page of its own, found by ``key`` (a field or a path).

    ``audience``: the ways to what carries an audience that the record is under, as in :class:`Row`; ``page``: the name
    of the address of the record's own page; ``refuses_restoring``: record -> why nothing can be restored now, or ``None``.
    """

    code: str
    told: Told
    key: str
    permission: str
    audience: tuple[str, ...] = ()
    page: str = ""
    refuses_restoring: Callable[[Any], str | None] | None = None
    rows: list[Row] = field(default_factory=list)

    @property
    def model(self):
        return self.told.model

    @property
    def label(self):
        return self.told.label

    def row_of(self, model):
        """The row of this kind that keeps ``model``, or ``None``."""
        return next((row for row in self.rows if row.told.model is model), None)


TOLD: dict[type[Model], Told] = {}
KINDS: dict[str, Kind] = {}


def told(model, label, **options):
    """Say how the rows of ``model`` are told; see :class:`Told`."""
    for name in ("hidden", "kept"):
        options[name] = frozenset(options.get(name, ()))
    options["says"] = tuple(options.get("says", ()))
    TOLD[model] = Told(model, label, **options)


def kind(code, model, *, key="pk", permission, audience=(), page="", refuses_restoring=None):
    """A record with a history page of its own; see :class:`Kind`."""
    own = Row(TOLD[model], "", tuple(audience))
    KINDS[code] = Kind(code, TOLD[model], key, permission, tuple(audience), page, refuses_restoring, [own])


def part(code, model, path, *, guarded_by=(), permission=""):
    """Rows of ``model`` belong to the history of the kind ``code``; ``path`` leads from the row to the record.

    They are under the record's audience, and under that of ``guarded_by`` (``""``: the row's own) besides.
    """
    whole = KINDS[code]
    guards = (*guarded_by, *("__".join(filter(None, [path, guard])) for guard in whole.audience))
    whole.rows.append(Row(TOLD[model], path, guards, permission))


@cache
def load():
    """Let every area say what it remembers, from the bottom of the stack upwards."""
    load_from_areas("memory")


def kinds():
    """Every kind, in the order of the stack."""
    load()
    return list(KINDS.values())


def kind_of(code):
    """The kind with that code. Raises ``KeyError`` where there is none."""
    load()
    return KINDS[code]


def told_of(model):
    """How the rows of ``model`` are told. Raises ``KeyError`` for a model that no area tells."""
    load()
    return TOLD[model]


def outermost_kinds():
    """The kinds that are not also part of another kind: together they hold every remembered row once."""
    parts = {row.told.model for one in kinds() for row in one.rows if row.path}
    return [one for one in kinds() if one.model not in parts]
