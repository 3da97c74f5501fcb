"""Which activities belong to a view: its filters as one condition, under the reader's audiences (A5)."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual

from puebla.areas.plans.rules.line import years_before
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.profiles.process import process

from ...models import Activity, ActivityBody, ActivityTopic, Involvement
from ...rules.age import RESTING
from ...states import OPEN, ActivityState, Role
from ..planned import LastOfYear, kept_back_q, planned_until
from .directory import Directory
from .view import ALL, HISTORICAL, NONE, OVERDUE, STALE, UNDATED, View
from .vocabulary import Vocabulary

UNDATED_Q = Q(deadline_on=None, deadline_year=None)
OPEN_STATES = sorted(state.value for state in OPEN)
RESTING_STATES = sorted(state.value for state in RESTING)


def due() -> Func:
    """``rules.deadline.due_on`` in SQL."""
    return Coalesce("deadline_on", LastOfYear("deadline_year"))


def last_sign() -> Func:
    """``rules.age.last_sign`` in SQL: the later of two days, of which the first may be missing."""
    return Greatest("state_since", LastOfYear("year"))


@dataclass(frozen=True)
class Reader:
    """Who looks at the matrix, on which day, in which language, with which words."""

    standing: Standing
    on: dt.date
    language: str
    vocabulary: Vocabulary


def overdue_q(on: dt.date, standing: Standing) -> Q:
    """``rules.deadline.is_overdue`` in SQL; the days that a note plans for its readers alone stay theirs (A5)."""
    is_open = Q(state__in=OPEN_STATES)
    over = Q(LessThan(planned_until(), on)) & ~kept_back_q(standing)
    return Q(LessThan(due(), on)) & is_open | UNDATED_Q & is_open & over


def stale_q(on: dt.date) -> Q:
    """``rules.age.is_stale`` in SQL."""
    since = years_before(on, process().setting("stale_after_years"))
    return Q(LessThan(last_sign(), since), state__in=RESTING_STATES)


def historical_q(on: dt.date) -> Q:
    """``rules.age.is_historical`` in SQL."""
    since = years_before(on, process().setting("historical_after_years"))
    return Q(LessThan(Coalesce("state_since", LastOfYear("year")), since), state=ActivityState.COMPLETED.value)


SIGNS: dict[str, Callable[[Reader], Q]] = {
    OVERDUE: lambda reader: overdue_q(reader.on, reader.standing),
    STALE: lambda reader: stale_q(reader.on),
    UNDATED: lambda reader: UNDATED_Q,
}


def activities_in(view: View, directory: Directory, reader: Reader) -> QuerySet[Activity]:
    """The activities of a view that the reader may see, in no order and without joins."""
    plan = directory.plan_by_code.get(view.plan)
    if plan is None:
        return Activity.objects.none()
    found = Activity.objects.filter(readable_q(reader.standing), plan_id=plan.id)
    for condition in _conditions(view, directory, reader):
        found = found.filter(condition)
    return found


def _conditions(view: View, directory: Directory, reader: Reader):
    if view.year:
        yield Q(year=view.year)
    if view.text:
        yield _says(view.text, reader)
    if view.pillar:
        yield _pillar(view, directory)
    if view.topic:
        yield _topic(view, directory)
    if view.body:
        yield _body(view.body, directory)
    if view.responsible:
        yield _responsible(view.responsible, directory)
    if view.status:
        yield Q(state__in=reader.vocabulary.states_of(view.status))
    yield from _due_within(view)
    if view.signs:
        yield _any([SIGNS[sign](reader) for sign in view.signs])
    if view.part != ALL:
        historical = historical_q(reader.on)
        yield historical if view.part == HISTORICAL else ~historical


def _due_within(view: View) -> Iterator[Q]:
    if view.due_from:
        yield Q(GreaterThanOrEqual(due(), view.due_from))
    if view.due_until:
        yield Q(LessThanOrEqual(due(), view.due_until))


def _any(conditions: list[Q]) -> Q:
    joined = conditions[0]
    for condition in conditions[1:]:
        joined |= condition
    return joined


def _pillar(view: View, directory: Directory) -> Q:
    if view.pillar == NONE:
        return Q(pillar_id=None)
    plan = directory.plan_by_code[view.plan]
    ids = [row.id for row in directory.pillars.values() if (row.plan_id, str(row.number)) == (plan.id, view.pillar)]
    return Q(pillar_id=ids[0]) if ids else Q(pk__in=[])


def _topic(view: View, directory: Directory) -> Q:
    rows = ActivityTopic.objects.filter(activity=OuterRef("pk"))
    if view.topic == NONE:
        return ~Q(Exists(rows))
    plan, pillars = directory.plan_by_code[view.plan], directory.pillars
    ids = [
        row.id
        for row in directory.topics.values()
        if pillars[row.pillar_id].plan_id == plan.id and f"{pillars[row.pillar_id].number}.{row.number}" == view.topic
    ]
    return Q(Exists(rows.filter(topic_id=ids[0]))) if ids else Q(pk__in=[])


def _body(code: str, directory: Directory) -> Q:
    """Its own body or one that shares it (sources.md 2.7)."""
    if code == NONE:
        return Q(body_id=None)
    body = directory.body_by_code[code].id
    return Q(body_id=body) | Q(Exists(ActivityBody.objects.filter(activity=OuterRef("pk"), body_id=body)))


def _responsible(name: str, directory: Directory) -> Q:
    rows = Involvement.objects.filter(activity=OuterRef("pk"), role=Role.RESPONSIBLE.value)
    if name == NONE:
        return ~Q(Exists(rows))
    kind, _colon, code = name.partition(":")
    if kind == "party":
        return Q(Exists(rows.filter(party_id=directory.party_by_code[code].id)))
    if kind == "body":
        return Q(Exists(rows.filter(body_id=directory.body_by_code[code].id)))
    return Q(Exists(rows.filter(office=code)))


WORD = re.compile(r"\w+")
CONFIGURATIONS = {"en": "english", "es": "spanish"}


def _says(text: str, reader: Reader) -> Q:
    """Full text in the reader's language, the last word also as a beginning; or the beginning of an identifier.

    An activity written in the other language alone is shown in that one, so it is searched in that one. Where what a
    note plans is kept back from the reader, the title alone is searched.
    """
    language = reader.language
    other = "en" if language == "es" else "es"
    own = Q(**{f"search_{language}": _query(text, language)})
    elsewhere = Q(**{f"title_{language}": "", f"search_{other}": _query(text, other)})
    told = (own | elsewhere) & ~kept_back_q(reader.standing)
    titled = Q(title_en__icontains=text) | Q(title_es__icontains=text)
    return told | (titled & kept_back_q(reader.standing)) | Q(code__startswith=text)


def _query(text: str, language: str) -> SearchQuery:
    configuration = CONFIGURATIONS[language]
    words = SearchQuery(text, config=configuration, search_type="websearch")
    beginnings = WORD.findall(text)
    if not beginnings or '"' in text or not text[-1].isalnum():
        return words
    begun = " & ".join([*beginnings[:-1], f"{beginnings[-1]}:*"])
    return words | SearchQuery(begun, config=configuration, search_type="raw")
