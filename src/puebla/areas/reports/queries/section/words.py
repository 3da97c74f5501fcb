"""Words and columns that several sections share."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from puebla.areas.activities.models import Activity, ActivityBody
from puebla.areas.activities.queries.matrix.vocabulary import Word
from puebla.areas.bodies.models import Body
from puebla.areas.decisions.models import Item
from puebla.kernel.dates import say_date
from puebla.kernel.languages import LANGUAGES, in_language

from ...rules.content import Column, Pair, both
from ..scope import Scope

TOTAL = _("Total")
NONE = _("not stated")


def column(label: Any, *, weight: float = 1, is_number: bool = False) -> Column:
    """A column with its label in both languages."""
    return Column(both(label), weight, is_number)


def number(label: Any, weight: float = 1) -> Column:
    """A column of numbers."""
    return column(label, weight=weight, is_number=True)


def words_of(scope: Scope) -> list[tuple[Word, Pair]]:
    """The words of the report's vocabulary, each with its name in both languages."""
    named = {language: {word.code: word.name for word in scope.words(language).words} for language in LANGUAGES}
    return [
        (word, {language: _capital(named[language][word.code]) for language in LANGUAGES})
        for word in scope.words(LANGUAGES[0]).words
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def with_total(rows: Sequence[Sequence[Any]], total: Sequence[int] | None = None) -> list[list[Any]]:
    """The rows and a last one: ``total``, by itself the sums of every column but the first."""
    if not rows:
        return []
    sums = [sum(row[place] for row in rows) for place in range(1, len(rows[0]))] if total is None else total
    return [*(list(row) for row in rows), [both(TOTAL), *sums]]


def cited(item: Item) -> str:
    """The item as it is cited: by the official symbol of its outcome, where that has one (D3)."""
    return f"{item.outcome.symbol or item.outcome.code} {item.number}"


def bodies_of(activities: Sequence[Activity]) -> dict[int, Pair]:
    """``{activity: names}`` of the bodies of each: its own first, then those that share it; nothing for one without."""
    found: dict[int, list[Body]] = {one.pk: [one.body] for one in activities if one.body}
    shared = ActivityBody.objects.filter(activity__in=[one.pk for one in activities]).select_related("body")
    for row in shared.order_by("pk"):
        if row.body not in found.setdefault(row.activity_id, []):
            found[row.activity_id].append(row.body)
    return {
        key: {language: ", ".join(_short(body, language) for body in bodies) for language in LANGUAGES}
        for key, bodies in found.items()
    }


def _short(body: Body, language: str) -> str:
    return in_language(body, "short_name", language) or in_language(body, "name", language)


def day_said(day: dt.date | None, otherwise: Any = None) -> Pair | None:
    """A day in both languages; ``otherwise``, a lazy text, where there is none."""
    if day is None:
        return None if otherwise is None else both(otherwise)
    return both(lambda: say_date(day))
