"""What is asked of somebody: one line of ``/today/``. Areas offer ``queries/asked.py: asked_of(standing)``."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Ask:
    """``what`` in the reader's language, ``url`` where it is done, ``due_on`` or ``None`` where no source dates it.

    ``whom``: ``me``, ``country``, ``body`` or ``office``; ``rule`` the rule behind it (``P3``). ``is_rest``: the line that
    tells how many more there are of its kind; it stands behind them, wherever they stand. ``since``: the first day of the
    period that it is about, by which those of a kind stand in order of time.
    """

    what: str
    about: str
    url: str
    due_on: dt.date | None = None
    whom: str = "me"
    rule: str = ""
    is_rest: bool = False
    since: dt.date | None = None

    @property
    def kind(self) -> tuple[str, str]:
        return self.what, self.whom


@dataclass
class Asked:
    """Everything that is asked of one standing, by how soon: the days before ``on``, the seven from it, later, undated."""

    overdue: list[Ask] = field(default_factory=list)
    this_week: list[Ask] = field(default_factory=list)
    later: list[Ask] = field(default_factory=list)
    undated: list[Ask] = field(default_factory=list)

    def __len__(self):
        return len(self.overdue) + len(self.this_week) + len(self.later) + len(self.undated)


@cache
def _askers():
    """``asked_of`` of every area that has one, from the bottom of the stack upwards."""
    names = [f"{config.name}.queries" for config in apps.get_app_configs() if config.name.startswith("puebla.areas.")]
    return [import_module(f"{name}.asked").asked_of for name in names if find_spec(name) and find_spec(f"{name}.asked")]


def asks_of(standing) -> list[Ask]:
    """Everything that the areas ask of ``standing``, soonest first, what has no date at the end."""
    asks = [ask for asked_of in _askers() for ask in asked_of(standing)]
    last = {ask.kind: _when(ask) for ask in sorted(asks, key=_when) if not ask.is_rest}

    def place(ask):
        when = last.get(ask.kind, _when(ask)) if ask.is_rest else _when(ask)
        return (*when, ask.what, ask.whom, ask.is_rest, ask.since or dt.date.min, ask.about, ask.url)

    return sorted(asks, key=place)


def _when(ask: Ask) -> tuple[bool, dt.date]:
    return ask.due_on is None, ask.due_on or dt.date.max


def by_date(asks: list[Ask], *, on: dt.date) -> Asked:
    """The asks by how soon they are due, seen from the day ``on``."""
    asked = Asked()
    groups: dict[tuple[str, str], list[Ask]] = {}
    for ask in asks:
        found = _group(asked, ask, on)
        if ask.is_rest:
            found = groups.get(ask.kind, found)
        found.append(ask)
        groups[ask.kind] = found
    return asked


def _group(asked: Asked, ask: Ask, on: dt.date) -> list[Ask]:
    if ask.due_on is None:
        return asked.undated
    if ask.due_on < on:
        return asked.overdue
    return asked.this_week if ask.due_on < on + WEEK else asked.later
