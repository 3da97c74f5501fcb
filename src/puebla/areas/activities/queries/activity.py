"""Activities that a standing may see, in lists and whole (A5)."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.plan import plans_visible_to
from puebla.areas.plans.states import PlanKind
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, fill, kept
from puebla.kernel.languages import reading_language

from ..models import Activity, ActivityBody, ActivityIndicator, ActivityTopic, Attendance, Involvement
from ..states import OPEN, Role
from .held import held_of
from .own import own_part, own_work
from .planned import kept_back_q

JOINED = ("plan", "body", "pillar", "work_plan__presidency__party", "group_plan_line", "concept_note", "report")
# Still to be carried out, and neither a note nor an exception.
WITHOUT_NOTE = Q(state__in=OPEN, concept_note=None, note_excepted_on=None)
NUMBERED = re.compile(r"-(\d+)$")


def activities_visible_to(standing: Standing) -> QuerySet[Activity]:
    """The activities whose audience includes the standing."""
    return Activity.objects.filter(readable_q(standing))


def whole_activities_visible_to(standing: Standing) -> QuerySet[Activity]:
    """:func:`activities_visible_to` with what each belongs to; :func:`make_whole` fetches the rest for one."""
    return activities_visible_to(standing).select_related(*JOINED).defer("search_en", "search_es")


def make_whole(activity: Activity) -> None:
    """Fetch everything else that one activity's page shows, a statement a kind."""
    fill(activity, "activity_topics", _topics_of(activity=activity.pk))
    fill(activity, "activity_bodies", _bodies_of(activity=activity.pk))
    fill(activity, "involvements", _involvements_of(activity=activity.pk))
    fill(activity, "indicators", _indicators_of(activity=activity.pk))
    if hasattr(activity, "report"):
        fill(activity.report, "attendances", _attendances_of(report=activity.report.pk))


def locked_activity(activity: Activity) -> Activity:
    """The activity as it stands now, held until the transaction ends, with everything that its form reads."""
    if held_of(activity):
        return activity
    current = Activity.objects.select_for_update(of=("self",)).select_related(*JOINED).get(pk=activity.pk)
    make_whole(current)
    return current


@kept
def _topics_of() -> QuerySet[ActivityTopic]:
    return ActivityTopic.objects.filter(activity=Bound("activity")).select_related("topic__pillar").order_by("pk")


@kept
def _bodies_of() -> QuerySet[ActivityBody]:
    return ActivityBody.objects.filter(activity=Bound("activity")).select_related("body").order_by("pk")


@kept
def _involvements_of() -> QuerySet[Involvement]:
    return Involvement.objects.filter(activity=Bound("activity")).select_related("party", "body").order_by("pk")


@kept
def _indicators_of() -> QuerySet[ActivityIndicator]:
    return ActivityIndicator.objects.filter(activity=Bound("activity"))


@kept
def _attendances_of() -> QuerySet[Attendance]:
    return Attendance.objects.filter(report=Bound("report")).select_related("party").order_by("pk")


def activities_listed(standing: Standing, *, filters: dict[str, Any]) -> QuerySet[Activity]:
    """The list of activities, newest year first, narrowed by ``filters`` (names of :data:`FILTERS` and ``q``)."""
    listed = activities_visible_to(standing).select_related("body", "pillar", "plan", "concept_note", "report")
    for name, value in filters.items():
        if value and name in FILTERS:
            listed = listed.filter(FILTERS[name](value, standing))
    if text := filters.get("q", "").strip():
        listed = listed.filter(_searched(text, standing))
    responsible = Involvement.objects.filter(role=Role.RESPONSIBLE).select_related("party", "body").order_by("pk")
    return listed.prefetch_related(Prefetch("involvements", responsible, to_attr="responsible")).order_by(
        "-year", "code", "pk"
    )


def _searched(text: str, standing: Standing) -> Q:
    language = reading_language()
    configuration = "spanish" if language == "es" else "english"
    words = SearchQuery(text, config=configuration, search_type="websearch")
    told = Q(**{f"search_{language}": words}) & ~kept_back_q(standing)
    return told | Q(code__iexact=text) | Q(**{f"title_{language}__icontains": text})


def _note(value: str, standing: Standing) -> Q:
    """By the state of a note that the reader may read; ``none`` finds the open activities without one."""
    if value == "none":
        return WITHOUT_NOTE
    return Q(concept_note__state=value) & readable_q(standing, "concept_note__")


def topic_activities(code: str) -> Any:
    """The ids of the activities that serve the topic with that code."""
    return ActivityTopic.objects.filter(topic__code=code).values("activity")


FILTERS = {
    "topic": lambda value, standing: Q(pk__in=topic_activities(value)),
    "work_plan": lambda value, standing: Q(work_plan__year=value),
    "plan": lambda value, standing: Q(plan__code=value),
    "year": lambda value, standing: Q(year=value),
    "body": lambda value, standing: (
        Q(body__code=value) | Q(pk__in=ActivityBody.objects.filter(body__code=value).values("activity"))
    ),
    "pillar": lambda value, standing: Q(pillar__number=value),
    "type": lambda value, standing: Q(type=value),
    "state": lambda value, standing: Q(state=value),
    "note": _note,
    "party": lambda value, standing: Q(pk__in=Involvement.objects.filter(party__code=value).values("activity")),
    "mine": lambda value, standing: own_work(standing) if value == "work" else own_part(standing),
}


def plans_to_propose_for(standing: Standing) -> list[Plan]:
    """The strategic plans that can still take activities: those of this year and later, and the last before them."""
    plans = plans_visible_to(standing).filter(kind=PlanKind.STRATEGIC).order_by("from_year", "pk")
    open_plans = [plan for plan in plans if plan.until_year is None or plan.until_year >= standing.on.year]
    return open_plans or list(plans)[-1:]


def next_code(year: int) -> str:
    """The code proposed for a new activity of a year, such as ``2022-18``; holds until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('activity code'), %s)", [year])
    codes = Activity.objects.filter(code__startswith=f"{year}-").values_list("code", flat=True)
    numbers = [int(found[1]) for code in codes if (found := NUMBERED.search(code))]
    return f"{year}-{max(numbers, default=0) + 1:02d}"
