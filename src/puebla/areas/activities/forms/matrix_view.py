"""Reading a view of the matrix from an address: whatever does not exist is left out and said, never an error."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from puebla.kernel.languages import reading_language

from ..queries.matrix.choice import Choices
from ..queries.matrix.column import BY_KEY, CHOOSABLE, GROUPS
from ..queries.matrix.directory import directory
from ..queries.matrix.view import ALL, CURRENT, NONE, PARTS, SIGNS, View

LONGEST_TEXT = 200
LAST_PAGE = 1_000_000
MOST_DIGITS = 9  # longer numbers are nobody's page


@dataclass(frozen=True)
class Reading:
    """``view`` as it was asked for, ``usual`` as it opens where nothing is asked, ``ignored`` sentences for the reader."""

    view: View
    usual: View
    ignored: list[str]


def read_view_of(request: HttpRequest, *, plan: str = "") -> tuple[Reading, Choices]:
    """The view that a request asks for (of ``plan`` whatever it says), and what this reader can choose."""
    params = request.GET.copy() if plan else request.GET
    if plan:
        params["plan"] = plan
    choices = Choices(directory(), request.standing, reading_language())
    return read_view(params, choices), choices


def read_view(params: QueryDict, choices: Choices) -> Reading:
    """The view that an address asks for, among what the reader can choose."""
    reader = _Reader(params, choices)
    return Reading(reader.view, reader.usual, reader.ignored)


class _Reader:
    def __init__(self, params: QueryDict, choices: Choices) -> None:
        self.params = params
        self.choices = choices
        self.ignored: list[str] = []
        plan = self._one("plan", _("plan"), [plan.code for plan in choices.plans], choices.usual_plan)
        choices.choose(plan)
        self.usual = View(
            plan=choices.usual_plan, words=choices.usual_words, part=CURRENT if choices.is_plan_current else ALL
        )
        words = self._one("words", _("vocabulary"), list(choices.vocabularies), choices.usual_words)
        self.view = replace(self.usual, plan=plan, words=words, **self._narrowing(words), **self._showing())

    def _narrowing(self, words: str) -> dict[str, Any]:
        """Which rows are asked for."""
        choices = self.choices
        return {
            "year": self._year(),
            "text": self._text(),
            "pillar": self._one("pillar", _("pillar"), [*choices.pillar_codes, NONE]),
            "topic": self._one("topic", _("topic"), [*choices.topic_codes, NONE]),
            "body": self._one("body", _("body"), [*choices.body_codes, NONE]),
            "responsible": self._one("responsible", _("responsible party"), [*choices.actor_names, NONE]),
            "status": self._many("status", _("status"), [word.code for word in choices.vocabularies[words].words]),
            "due_from": self._day("from"),
            "due_until": self._day("until"),
            "signs": self._many("signs", _("sign"), SIGNS),
            "part": self._one("part", _("part of the plan"), PARTS, self.usual.part),
        }

    def _showing(self) -> dict[str, Any]:
        """How they are asked for."""
        is_chosen = "columns" in self.params
        return {
            "group": self._one("group", _("group"), list(GROUPS), self.usual.group),
            "sort": self._sort(),
            "columns": self._many("columns", _("column"), CHOOSABLE) if is_chosen else self.usual.columns,
            "page": self._page(),
            "is_counted": self.params.get("count") == "1",
        }

    def _leave_out(self, what: Any, value: str) -> None:
        self.ignored.append(
            _("The address asks for “%(value)s” as %(what)s, which does not exist here; it was left out.")
            % {"value": value[:80], "what": what}
        )

    def _one(self, name: str, what: Any, allowed: list[str], usual: str = "") -> str:
        value = self.params.get(name, "")
        if not value or value in allowed:
            return value or usual
        self._leave_out(what, value)
        return usual

    def _many(self, name: str, what: Any, allowed: Any) -> tuple[str, ...]:
        asked = dict.fromkeys(value for value in self.params.getlist(name) if value)
        for value in asked:
            if value not in allowed:
                self._leave_out(what, value)
        return tuple(value for value in allowed if value in asked)

    def _year(self) -> int | None:
        """A calendar year, or the first, second... of the plan."""
        value = self.params.get("year", "")
        years = {str(year): year for year in self.choices.years}
        years |= {str(number): year for number, year in enumerate(self.choices.years, 1)}
        if value and value not in years:
            self._leave_out(_("year"), value)
        return years.get(value)

    def _text(self) -> str:
        return self.params.get("text", "").strip()[:LONGEST_TEXT]

    def _day(self, name: str) -> dt.date | None:
        value = self.params.get(name, "")
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            self._leave_out(_("day of a deadline"), value)
            return None

    def _sort(self) -> str:
        return self._one("sort", _("order"), [*BY_KEY, *(f"-{key}" for key in BY_KEY)])

    def _page(self) -> int:
        value = self.params.get("page", "1")
        return (
            min(max(int(value), 1), LAST_PAGE)
            if value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
            else 1
        )
