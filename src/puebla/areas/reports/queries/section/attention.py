"""What is late, what was never started, and the topics in which nothing is carried out (L4, F4)."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from puebla.areas.activities.models import Activity, ActivityTopic
from puebla.areas.activities.rules.deadline import due_on
from puebla.areas.activities.states import OPEN, ActivityState
from puebla.areas.plans.models import Topic
from puebla.kernel.dates import say_date
from puebla.profiles.process import process

from ...rules.content import Cell, Content, Figure, Grid, both, of
from ..scope import Scope
from .words import column

NEVER_STARTED = (ActivityState.PLANNED, ActivityState.NO_EVIDENCE)
CARRIED = (ActivityState.UNDER_WAY, ActivityState.COMPLETED)


def attention(scope: Scope) -> Content:
    """Late and never started as of the report's day, of any year until it; stale topics of the plan in force."""
    late = list(_late(scope).select_related("body"))
    never = list(_never_started(scope).select_related("body"))
    is_whole = scope.plan is not None and not (scope.party or scope.body)
    stale = list(_stale(scope)) if is_whole else []
    content = Content(
        figures=[
            Figure("late", both(_("Late")), len(late)),
            Figure("never_started", both(_("Never started")), len(never)),
        ],
        grids=[
            _listed("late", both(_("Past their deadline and not done")), late, _due),
            _listed("never_started", both(_("Of earlier years, and never started")), never, lambda one: str(one.year)),
        ],
    )
    if is_whole:
        topics = _topics(scope).count()
        content.figures.append(Figure("stale", both(_("Topics in which nothing is carried out")), len(stale), topics))
        columns = [column(_("Topic"), weight=3), column(_("Pillar"), weight=2)]
        rows: list[list[Cell]] = [[of(one, "name"), of(one.pillar, "name")] for one in stale]
        content.grids.append(
            Grid("stale", both(_("Topics of the plan in which nothing is carried out")), columns, rows)
        )
    return content


def _late(scope: Scope) -> QuerySet[Activity]:
    by_day = Q(deadline_on__lt=scope.on)
    by_year = Q(deadline_on=None, deadline_year__lt=scope.on.year)
    return scope.activities().filter(by_day | by_year, state__in=OPEN).order_by("code")


def _never_started(scope: Scope) -> QuerySet[Activity]:
    return scope.activities().filter(state__in=NEVER_STARTED, year__lt=scope.on.year).order_by("year", "code")


def _topics(scope: Scope) -> QuerySet[Topic]:
    topics = Topic.objects.filter(pillar__plan=scope.plan, retired_on=None)
    return topics.select_related("pillar").order_by("pillar__number", "number")


def _stale(scope: Scope) -> QuerySet[Topic]:
    """Topics that no activity which the readers may see has served in the years that the profile sets."""
    since = scope.on.year - process().setting("stale_after_years")
    serving = ActivityTopic.objects.filter(
        activity__in=scope.activities().filter(state__in=CARRIED, year__gte=since), topic=OuterRef("pk")
    )
    return _topics(scope).filter(~Exists(serving))


def _due(activity: Activity) -> Cell:
    if activity.deadline_on is None:
        return str(activity.deadline_year)
    day = due_on(deadline_on=activity.deadline_on, deadline_year=activity.deadline_year) or dt.date.max
    return both(lambda: say_date(day))


def _listed(code, caption, activities, when) -> Grid:
    rows: list[list[Cell]] = [
        [one.code, of(one, "title"), of(one.body, "short_name") if one.body else None, when(one)] for one in activities
    ]
    columns = [
        column(_("Identifier")),
        column(_("Activity"), weight=3),
        column(_("Body"), weight=1.2),
        column(pgettext_lazy("deadline", "By")),
    ]
    return Grid(code, caption, columns, rows)
