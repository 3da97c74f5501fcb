"""For whom a dashboard is drawn, and of what: a plan, or one year of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.activities.models import Activity
from puebla.areas.activities.queries.matrix.choice import Choices
from puebla.areas.activities.queries.matrix.condition import Reader, activities_in
from puebla.areas.activities.queries.matrix.directory import directory
from puebla.areas.activities.queries.matrix.label import Labels
from puebla.areas.activities.queries.matrix.page import Source, source_of
from puebla.areas.activities.queries.matrix.view import ALL, View, query_of
from puebla.areas.activities.queries.matrix.vocabulary import Vocabulary
from puebla.areas.activities.states import ActivityState
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import reading_language


@dataclass(frozen=True)
class Scope:
    """Every figure of a dashboard is asked within one of these, so that all of them speak of the same activities."""

    choices: Choices
    view: View

    @property
    def standing(self) -> Standing:
        return self.choices.standing

    @property
    def labels(self) -> Labels:
        return self.choices.labels

    @property
    def year(self) -> int | None:
        return self.view.year

    @property
    def on(self) -> dt.date:
        return self.standing.on

    @property
    def vocabulary(self) -> Vocabulary:
        return self.choices.vocabularies[self.view.words]

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The process's words of the stored states, as a heading writes them."""
        return {state: _capital(self.vocabulary.word_of(state).name) for state in ActivityState.values}

    def activities(self, **narrowed: Any) -> QuerySet[Activity]:
        """The activities that the reader may see; ``narrowed`` by further filters of the matrix."""
        reader = Reader(self.standing, self.on, reading_language(), self.vocabulary)
        return activities_in(replace(self.view, **narrowed), self.choices.directory, reader)

    @cached_property
    def source(self) -> Source:
        """The same as SQL, put together once."""
        return source_of(self.activities())

    def in_matrix(self, *, state: str = "", **narrowed: Any) -> str:
        """The address of the matrix with exactly these rows."""
        status = (self.vocabulary.word_of(state).code,) if state else ()
        query = query_of(replace(self.view, status=status, **narrowed), self._usual)
        return self._matrix + (f"?{query}" if query else "")

    @cached_property
    def _usual(self) -> View:
        return View(plan=self.choices.usual_plan, words=self.choices.usual_words)

    @cached_property
    def _matrix(self) -> str:
        return reverse("activities:matrix")

    @cached_property
    def _list(self) -> str:
        return reverse("activities:activity-list")

    @property
    def plans(self) -> list[tuple[str, str]]:
        """The plans that can be chosen, with their titles."""
        return [(plan.code, self.labels.pick(plan.title)) for plan in self.choices.plans]

    @property
    def years(self) -> list[tuple[int, str]]:
        """The years of the plan that can be chosen."""
        return [(year, str(year)) for year in self.choices.years]

    @property
    def first_and_last(self) -> tuple[int, int]:
        """The years that are looked at: the one chosen, twice, else the plan's first and last."""
        if self.year is not None:
            return self.year, self.year
        years = [year for year, _words in self.years]
        return min(years), max(years)

    @property
    def held(self) -> str:
        """The same years as the list of commitments is asked for them: ``2022`` or ``2019-2022``."""
        return "-".join(map(str, dict.fromkeys(self.first_and_last)))

    @property
    def query(self) -> str:
        """The query string that asks for the same scope."""
        return urlencode({"plan": self.view.plan, "year": self.year or ""})

    def figures(self, states: Mapping[str, int]) -> list[dict[str, Any]]:
        """Numbers by state, each with the rows behind it, for the top of the page."""
        return [
            {"label": self.words[state], "number": states[state], "state": state, "url": self.in_matrix(state=state)}
            for state in self.vocabulary.order()
            if states.get(state)
        ]

    def in_list(self, **narrowed: Any) -> str:
        """The address of the list of activities with these filters, and the plan and year of the dashboard."""
        chosen = {"plan": self.view.plan, "year": self.year, **narrowed}
        return f"{self._list}?" + urlencode({name: value for name, value in chosen.items() if value})


def scope_of(standing: Standing, plan: str = "", year: str = "") -> Scope | None:
    """The scope that an address asks for; what it does not name or names wrongly is as usual.

    Usual is the plan of the day, and all its years. ``None`` where the reader may see no plan.
    """
    choices = Choices(directory(), standing, reading_language())
    codes = [one.code for one in choices.plans]
    choices.choose(plan if plan in codes else choices.usual_plan)
    if choices.plan is None:
        return None
    chosen = int(year) if year.isascii() and year.isdigit() and int(year) in choices.years else None
    return Scope(choices, View(plan=choices.plan.code, year=chosen, words=choices.usual_words, part=ALL))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
