"""The filters of the matrix: what can be chosen, what is in force, and how to take it off again."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from puebla.kernel.dates import say_date

from ..queries.matrix.column import BY_KEY, CHOOSABLE, COLUMNS, GROUPS
from ..queries.matrix.table import Asked
from ..queries.matrix.view import (
    ALL,
    CURRENT,
    HISTORICAL,
    NARROWING,
    NONE,
    OVERDUE,
    STALE,
    UNDATED,
    View,
    query_of,
)
from ..queries.matrix.vocabulary import STORED

RARELY = ("pillar", "topic", "responsible", "due_from", "due_until", "part", "group", "sort", "words", "columns")


class Filters:
    """The filters of one view; ``usual`` is the view that opens where nothing is asked."""

    def __init__(self, ask: Asked, usual: View) -> None:
        self.ask = ask
        self.view = ask.view
        self.usual = usual

    def address(self, **changes: Any) -> str:
        """The address of this view with changes."""
        return "?" + query_of(self.view, self.usual, **changes)

    @property
    def plans(self) -> list[tuple[str, str]]:
        """The plans that this reader may see."""
        return [(plan.code, self.ask.choices.labels.pick(plan.title)) for plan in self.ask.choices.plans]

    @property
    def choices(self) -> dict[str, list]:
        """The lists to choose from: ``(value, label)``, for chips with their count and the state that gives the sign.

        They are the same for every reader of a plan, and kept with the directory that they are made of.
        """
        return self._keep("choices", lambda: {**self._of_the_plan(), **self._of_every_plan()})

    def drawn(self, draw: Callable[[], str]) -> str:
        """The filters that are needed less often: as they open they are the same for every reader, and drawn once."""
        return draw() if self.is_more_open else self._keep("drawn", draw)

    def _keep(self, what: str, make: Callable[[], Any]) -> Any:
        said = self.ask.choices.directory.said
        key = what, self.ask.reader.language, self.view.plan, self.view.words, self.usual.part
        if key not in said:
            said[key] = make()
        return said[key]

    def _of_the_plan(self) -> dict[str, list]:
        choices, labels = self.ask.choices, self.ask.choices.labels
        none = (NONE, _("— none —"))
        first = choices.years[0] if choices.years else 0
        return {
            "years": [
                (year, _("%(year)s, year %(number)s of the plan") % {"year": year, "number": year - first + 1})
                for year in choices.years
            ],
            "pillars": [*((row.number, f"{row.number}. {labels.pillars[row.id]}") for row in choices.pillars), none],
            "topics": [*zip(choices.topic_codes, (labels.topics[row.id] for row in choices.topics), strict=True), none],
            "bodies": [*((row.code, labels.bodies_dated[row.id]) for row in choices.directory.bodies.values()), none],
        }

    def _of_every_plan(self) -> dict[str, list]:
        return {
            "status": [(word.code, word.name, None, word.states[0]) for word in self.ask.reader.vocabulary.words],
            "signs": [(OVERDUE, _("Overdue")), (STALE, _("Stale")), (UNDATED, _("No deadline"))],
            "parts": [(CURRENT, _("Current plan")), (HISTORICAL, _("Historical plan")), (ALL, _("Both"))],
            "words": [
                (code, _("As stored") if code == STORED else vocabulary.name)
                for code, vocabulary in self.ask.choices.vocabularies.items()
            ],
            "groups": [(key, str(label)) for key, label in GROUPS.items()],
            "columns": [(key, str(BY_KEY[key].label)) for key in CHOOSABLE],
            "sorts": [
                (f"{sign}{column.key}", words % {"column": column.label})
                for column in COLUMNS
                for sign, words in (("", _("%(column)s, upwards")), ("-", _("%(column)s, downwards")))
            ],
        }

    @property
    def actors(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Everybody who can be responsible, in groups."""
        return [*self.ask.choices.labels.actor_groups, (_("Others"), [(NONE, _("— none —"))])]

    @cached_property
    def taken(self) -> list[dict[str, str]]:
        """What is filtered now, each with the address of the view without it."""
        found = []
        for name in NARROWING:
            value, plain = getattr(self.view, name), getattr(self.usual, name)
            if not value or value == plain:
                continue
            if isinstance(value, tuple):
                found += [(self._said(name, one), {name: tuple(two for two in value if two != one)}) for one in value]
            else:
                found.append((self._said(name, value), {name: plain}))
        return [{"label": label, "url": self.address(**changes)} for label, changes in found]

    @property
    def clear_url(self) -> str:
        """The view without any filter."""
        plain = {name: getattr(self.usual, name) for name in NARROWING}
        return "?" + query_of(replace(self.view, page=1, is_counted=False, **plain), self.usual)

    @property
    def ways_out(self) -> list[dict[str, str]]:
        """How an empty view can be widened."""
        ways = [
            {"label": _("Without “%(filter)s”") % {"filter": one["label"]}, "url": one["url"]} for one in self.taken
        ]
        if self.view.page > 1:
            ways.insert(0, {"label": _("First page"), "url": self.address(page=1)})
        return ways

    @property
    def is_more_open(self) -> bool:
        """Whether any of the filters that are needed less often is in force."""
        return any(getattr(self.view, name) != getattr(self.usual, name) for name in RARELY)

    def _said(self, name: str, value: Any) -> str:
        """How the value of a filter is said."""
        if value == NONE:
            return {
                "pillar": _("No pillar"),
                "topic": _("No topic"),
                "body": _("No body"),
                "responsible": _("Nobody named as responsible"),
            }[name]
        if name in {"due_from", "due_until"}:
            said = _("Deadline from %(day)s") if name == "due_from" else _("Deadline until %(day)s")
            return said % {"day": say_date(value)}
        if name == "text":
            return f"“{value}”"
        if name == "responsible":
            labels = self.ask.choices.labels
            return next(labels.actors[key] for key, known in labels.names.items() if known == value)
        lists = {"pillar": "pillars", "topic": "topics", "body": "bodies", "part": "parts"}
        known = {str(option[0]): option[1] for option in self.choices.get(lists.get(name, name), ())}
        return known.get(str(value), str(value))
