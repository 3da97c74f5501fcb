"""One row of the matrix in the reader's words: everything a page shows is worked out here, nothing in the template."""

import datetime as dt
from functools import lru_cache
from typing import Any, NamedTuple

from puebla.kernel.dates import say_date
from puebla.profiles.process import process

from ...rules.age import is_historical, is_stale
from ...rules.deadline import is_overdue, planned_until
from .condition import Reader
from .directory import PlanRow
from .label import Labels
from .page import RISKS_SHOWN, Facts
from .right import Rights


class Row(NamedTuple):
    """``lang`` columns name the language of a text that there is only in the other one, else are empty. ``planned`` is until
    when it is planned, where it has no deadline.
    """

    id: int
    code: str
    version: int
    group: Any
    title: str
    title_lang: str
    pillar_number: int | None
    pillar: str
    topics: list[str]
    indicators: list[tuple[str, str]]
    measures: str
    responsible: str
    deadline: str
    deadline_year: int | None
    plan_year: int | None
    planned: str
    measuring: str
    state: str
    word: str
    reason: str
    is_excepted: bool
    is_overdue: bool
    is_stale: bool
    is_historical: bool
    risks: str
    risks_lang: str
    risks_go_on: bool
    body: str
    year: int
    cells: frozenset[str]


@lru_cache(maxsize=4096)
def say_day(day: dt.date | None, language: str, precision: str = "day") -> str:
    """``25 June 2022``; kept, since a page says few different days many times."""
    return say_date(day, precision, language)


class Rows:
    """Makes rows of stored facts for one reader and one plan."""

    def __init__(self, plan: PlanRow, labels: Labels, reader: Reader) -> None:
        self.plan = plan
        self.labels = labels
        self.reader = reader
        self.rights = Rights(reader.standing)
        self.words = {word_state: word.name for word in reader.vocabulary.words for word_state in word.states}
        self.place = labels.place
        self.other = "en" if reader.language == "es" else "es"
        settings = process()
        self.stale_after = settings.setting("stale_after_years")
        self.historical_after = settings.setting("historical_after_years")

    def row(self, facts: Facts) -> Row:
        """One row."""
        labels, language, on = self.labels, self.reader.language, self.reader.on
        title, title_lang = self._said(facts.title_en, facts.title_es)
        is_kept_back = self.is_kept_back(facts)
        risks, risks_lang = ("", "") if is_kept_back else self._said(facts.risks_en, facts.risks_es)
        age: dict[str, Any] = {"state": facts.state, "state_since": facts.state_since, "year": facts.year, "on": on}
        deadline_year = facts.deadline_year or (facts.deadline_on.year if facts.deadline_on else None)
        return Row(
            facts.id,
            facts.code,
            facts.version,
            facts.group,
            title,
            title_lang,
            labels.pillar_numbers.get(facts.pillar_id) if facts.pillar_id else None,
            labels.pillars.get(facts.pillar_id, "") if facts.pillar_id else "",
            self._topics(facts.topics),
            [] if is_kept_back else [self._indicator(one) for one in facts.indicators],
            self._actors(facts.measures),
            self._actors(facts.responsible),
            say_day(facts.deadline_on, language),
            deadline_year,
            deadline_year - self.plan.from_year + 1 if deadline_year else None,
            "" if is_kept_back or deadline_year else self._planned(facts),
            say_day(facts.measuring_due_on, language),
            facts.state,
            self.words[facts.state],
            facts.state_reason,
            facts.note_excepted_on is not None,
            self._is_overdue(facts, is_kept_back=is_kept_back),
            is_stale(**age, years=self.stale_after),
            is_historical(**age, years=self.historical_after),
            risks[:RISKS_SHOWN],
            risks_lang,
            len(risks) > RISKS_SHOWN,
            self._body(facts),
            facts.year,
            self.rights.cells_of(facts),
        )

    def risks_of(self, facts: Facts) -> str:
        """The whole text, for a file."""
        return "" if self.is_kept_back(facts) else self._said(facts.risks_en, facts.risks_es)[0]

    def is_kept_back(self, facts: Facts) -> bool:
        """``queries.planned.is_kept_back`` of a row (A5)."""
        note = facts.unaccepted
        return note is not None and not self.reader.standing.may_read(note[0], note[1:])

    def _planned(self, facts: Facts) -> str:
        return say_day(facts.ends_on or facts.starts_on, self.reader.language, facts.precision or "day")

    def _is_overdue(self, facts: Facts, *, is_kept_back: bool) -> bool:
        until = None
        if not (is_kept_back or facts.deadline_on or facts.deadline_year):
            until = planned_until(starts_on=facts.starts_on, ends_on=facts.ends_on, precision=facts.precision or "day")
        return is_overdue(
            state=facts.state,
            deadline_on=facts.deadline_on,
            deadline_year=facts.deadline_year,
            on=self.reader.on,
            planned_until=until,
        )

    def _said(self, english: str, spanish: str) -> tuple[str, str]:
        own, other = (spanish, english) if self.place else (english, spanish)
        return (own, "") if own else (other, self.other if other else "")

    def _topics(self, topics: list[int]) -> list[str]:
        known, places = self.labels.topics, self.labels.topic_places
        ordered = sorted(topics, key=lambda topic: places.get(topic, 0)) if len(topics) > 1 else topics
        return [known[topic] for topic in ordered if topic in known]

    def _indicator(self, one: list[str]) -> tuple[str, str]:
        return (
            one[self.place] or one[1 - self.place],
            one[2 + self.place] or one[3 - self.place],
        )

    def _actors(self, actors: list[str]) -> str:
        known = self.labels.actors
        return ", ".join([known[actor] for actor in actors if actor in known]) if actors else ""

    def _body(self, facts: Facts) -> str:
        bodies = [facts.body_id, *facts.other_bodies] if facts.body_id else facts.other_bodies
        return ", ".join([self.labels.bodies[body] for body in bodies if body in self.labels.bodies])
