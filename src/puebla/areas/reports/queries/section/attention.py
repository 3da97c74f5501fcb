"""What is late, never started or not reported on, and the topics in which nothing is on record as carried out (L4, F4, F7).

All of it on the last day that is reported on (``Scope.day``), of activities of its years and of earlier ones. What nobody
has reported on is not called never started, nor a topic with such activities one without work: that is not known.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from puebla.areas.activities.models import Activity, ActivityTopic
from puebla.areas.activities.queries.matrix.condition import overdue_q
from puebla.areas.activities.states import ActivityState
from puebla.areas.plans.models import Topic
from puebla.kernel.dates import say_date
from puebla.profiles.process import process

from ...rules.content import Cell, Content, Figure, Grid, both, of
from ..scope import Scope
from .words import bodies_of, column, number

CARRIED = (ActivityState.UNDER_WAY, ActivityState.COMPLETED)


def attention(scope: Scope) -> Content:
    """Late ones, those of years that are over by state, and the topics of the plan in force."""
    late = list(scope.until_its_years().filter(overdue_q(scope.day, scope.standing)).order_by("code"))
    over = _of_years_over(scope)
    never, unreported = (
        list(over.filter(state=state).order_by("year", "code"))
        for state in (ActivityState.PLANNED, ActivityState.NO_EVIDENCE)
    )
    whole = over.count()
    content = Content(
        figures=[
            Figure("late", both(gettext_lazy("Late")), len(late)),
            Figure("never_started", both(gettext_lazy("Never started")), len(never), whole),
            Figure("unreported", both(gettext_lazy("Not reported on")), len(unreported), whole),
        ],
        grids=[
            _listed("late", gettext_lazy("Past their day, and not reported as done"), late, _due),
            _listed("never_started", gettext_lazy("Of years that are over, and never started"), never, _year),
            _listed("unreported", gettext_lazy("Of years that are over, and nobody has reported"), unreported, _year),
        ],
    )
    if twice := len({one.pk for one in late} & {one.pk for one in [*never, *unreported]}):
        content.remarks.append(
            both(lambda: _("Late ones that are of years that are over stand in both lists: %(num)s.") % {"num": twice})
        )
    if scope.plan is not None and not (scope.party or scope.body):
        _tell_topics(content, scope)
    return content


def _of_years_over(scope: Scope) -> QuerySet[Activity]:
    """The activities of years that end with the last day reported on, or before it."""
    return scope.until_its_years().filter(year__lt=(scope.day + dt.timedelta(days=1)).year)


def _tell_topics(content: Content, scope: Scope) -> None:
    """The topics in which nothing is under way or completed, apart from those of which that is not known."""
    topics = _without_work(scope)
    stale = [one for one, untold in topics if not untold]
    unreported = [(one, untold) for one, untold in topics if untold]
    whole = _topics(scope).count()
    content.figures += [
        Figure("stale", both(gettext_lazy("Topics without work on record")), len(stale), whole),
        Figure(
            "topics_unreported",
            both(gettext_lazy("Topics on whose activities nobody has reported")),
            len(unreported),
            whole,
        ),
    ]
    since = scope.day.year - process().setting("stale_after_years")
    columns = [column(gettext_lazy("Topic"), weight=3), column(gettext_lazy("Pillar"), weight=2)]
    caption = both(lambda: _("Topics in which nothing is on record as carried out since %(year)s") % {"year": since})
    rows: list[list[Cell]] = [[of(one, "name"), of(one.pillar, "name")] for one in stale]
    content.grids.append(Grid("stale", caption, columns, rows, records=_pages(stale)))
    rows = [[of(one, "name"), of(one.pillar, "name"), untold] for one, untold in unreported]
    columns = [*columns, number(gettext_lazy("Not reported on"))]
    caption = both(gettext_lazy("Topics on whose activities nobody has reported"))
    content.grids.append(
        Grid("topics_unreported", caption, columns, rows, records=_pages([one for one, _untold in unreported]))
    )


def _topics(scope: Scope) -> QuerySet[Topic]:
    topics = Topic.objects.filter(pillar__plan=scope.plan, retired_on=None)
    return topics.select_related("pillar__plan").order_by("pillar__number", "number")


def _without_work(scope: Scope) -> list[tuple[Topic, int]]:
    """Topics that no activity under way or completed has served in the years that the profile sets, as far as the readers
    may see, each with how many of those years' activities nobody has reported on.
    """
    since = scope.day.year - process().setting("stale_after_years")
    recent = scope.until_its_years().filter(year__gte=since)
    serving = ActivityTopic.objects.filter(activity__in=recent.filter(state__in=CARRIED), topic=OuterRef("pk"))
    untold = ActivityTopic.objects.filter(activity__in=recent.filter(state=ActivityState.NO_EVIDENCE))
    counted = dict(untold.order_by().values_list("topic").annotate(Count("activity", distinct=True)))
    return [(topic, counted.get(topic.pk, 0)) for topic in _topics(scope).filter(~Exists(serving))]


def _pages(topics: Sequence[Topic]) -> list[tuple[Any, ...]]:
    return [("topic", one.pillar.plan.code, one.pillar.number, one.number) for one in topics]


def _year(activity: Activity) -> Cell:
    return str(activity.year)


def _due(activity: Activity) -> Cell:
    """Its deadline; where it has none, until when it was planned."""
    day, precision = activity.ends_on or activity.starts_on, activity.dates_precision
    if activity.deadline_on:
        day, precision = activity.deadline_on, "day"
    elif activity.deadline_year:
        return str(activity.deadline_year)
    return both(lambda: say_date(day, precision))


def _listed(code: str, caption: Any, activities: Sequence[Activity], when: Callable[[Activity], Cell]) -> Grid:
    bodies = bodies_of(activities)
    rows: list[list[Cell]] = [[one.code, of(one, "title"), bodies.get(one.pk), when(one)] for one in activities]
    columns = [
        column(gettext_lazy("Identifier")),
        column(gettext_lazy("Activity"), weight=3),
        column(gettext_lazy("Body"), weight=1.2),
        column(gettext_lazy("Year") if when is _year else pgettext_lazy("activity", "Deadline or last day planned")),
    ]
    return Grid(code, both(caption), columns, rows, records=[("activity", one.code) for one in activities])
