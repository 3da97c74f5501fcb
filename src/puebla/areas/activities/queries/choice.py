"""What can be chosen in a form about an activity: its plan's pillars and topics, bodies, parties, offices."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.queries.body import NOT_OF_EVERY_MEMBER, bodies
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on, participants_on, then
from puebla.areas.members.states import Status
from puebla.areas.plans.models import GroupPlanLine, Pillar, Plan, WorkPlan
from puebla.areas.plans.states import Priority
from puebla.kernel.access.standing import Standing

from ..models import Activity
from ..rules.activity_type import activity_types
from ..rules.form import Kind
from ..states import ActorOffice

Choices = list[tuple[str, Any]]  # Django's: (value, label), or (group, [(value, label), ...])
NONE = [("", "—")]


class ChoicesOfActivity:
    """The choices of each field of one activity on a day; each list is asked for once, when it is needed."""

    def __init__(self, activity: Activity, *, on: dt.date) -> None:
        self.activity = activity
        self.on = on
        self._known: dict[str, Choices] = {}

    def of(self, name: str, kind: Kind) -> Choices:
        """The choices of a field."""
        key = "actors" if kind == Kind.ACTORS else name
        if key not in self._known:
            self._known[key] = getattr(self, f"_{key}")()
        return self._known[key]

    def _actors(self) -> Choices:
        offices = [(f"office:{value}", label) for value, label in ActorOffice.choices]
        groups = [(f"body:{body.code}", body.name) for body in _alive_in(self.activity, self.on)]
        return [
            (_("Presidency, Secretariat and groups of countries"), offices),
            (_("Bodies"), groups),
            *_parties_by_status(self.on),
        ]

    def _pillar(self) -> Choices:
        return [*NONE, *((str(pillar.number), f"{pillar.number}. {pillar.name}") for pillar in self._pillars())]

    def _topics(self) -> Choices:
        return [
            (
                f"{pillar.number}. {pillar.name}",
                [
                    (f"{pillar.number}.{topic.number}", f"{pillar.number}.{topic.number} {topic.name}")
                    for topic in sorted(pillar.topics.all(), key=lambda topic: topic.number)
                ],
            )
            for pillar in self._pillars()
        ]

    def _pillars(self) -> Iterable[Pillar]:
        if not hasattr(self, "_held_pillars"):
            self._held_pillars = list(
                Pillar.objects.filter(plan_id=self.activity.plan_id).prefetch_related("topics").order_by("number")
            )
        return self._held_pillars

    def _body(self) -> Choices:
        return [*NONE, *((body.code, body.name) for body in _alive_in(self.activity, self.on))]

    def _other_bodies(self) -> Choices:
        return [(body.code, body.name) for body in _alive_in(self.activity, self.on)]

    def _type(self) -> Choices:
        return list((activity_types() | {self.activity.type: self.activity.type_name}).items())

    def _written_in(self) -> Choices:
        return [(code, str(name)) for code, name in settings.LANGUAGES]

    def _attendance(self) -> Choices:
        """Everybody with rights in the process on the day, members first, and whoever is involved in the activity."""
        members = {party.code: party.name for party in members_on(self.on)}
        others = {party.code: party.name for party in participants_on(self.on) if party.code not in members}
        for row in self.activity.involvements.select_related("party").order_by("pk"):
            if row.party and row.party.code not in members:
                others.setdefault(row.party.code, row.party.name)
        return [*members.items(), *others.items()]

    def _priority(self) -> Choices:
        return [(value, str(label)) for value, label in Priority.choices]

    def _year(self) -> Choices:
        return [(str(year), str(year)) for year in years_of(self.activity.plan, self.on)]

    def _work_plan(self) -> Choices:
        plans = WorkPlan.objects.filter(plan_id=self.activity.plan_id).select_related("presidency__party")
        return [*NONE, *((str(plan.year), str(plan)) for plan in plans.order_by("-year"))]

    def _group_plan_line(self) -> Choices:
        lines = GroupPlanLine.objects.filter(group_plan__plan_id=self.activity.plan_id, dropped_on=None)
        lines = lines.select_related("group_plan__body").order_by("group_plan__body__code", "year", "position")
        return [
            *NONE,
            *((str(line.pk), f"{line.group_plan.body.short_name or line.group_plan.body}: {line}") for line in lines),
        ]


def years_of(plan: Plan, on: dt.date) -> list[int]:
    """The years that a plan's activities may belong to."""
    return list(range(plan.from_year, (plan.until_year or on.year + 1) + 1))


def bodies_to_propose_for(standing: Standing) -> list[Body]:
    """The bodies alive on the day that somebody may propose an activity for: a delegate only for their own."""
    alive = _carrying().filter(_alive(standing.on, standing.on))
    if not standing.holds("es", "ppt", "focal_point"):
        alive = alive.filter(pk__in=standing.body_ids)
    return list(alive)


def _alive_in(activity: Activity, on: dt.date) -> list[Body]:
    """Bodies alive in the activity's year or on the day."""
    year = activity.year or on.year
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return list(_carrying().filter(_alive(first, last) | _alive(on, on)))


def _carrying():
    return bodies().exclude(type__in=NOT_OF_EVERY_MEMBER)


def _alive(first: dt.date, last: dt.date) -> Q:
    return (Q(from_on=None) | Q(from_on__lte=last)) & (Q(until_on=None) | Q(until_on__gt=first))


def _parties_by_status(on: dt.date) -> Choices:
    """Every party, in groups by its status on the day; those without one come last."""
    groups: dict[str, Choices] = {status.value: [] for status in Status}
    others: Choices = []
    parties: list[Any] = list(Party.objects.prefetch_related(then(on)).order_by("pk"))
    for party in sorted(parties, key=lambda party: party.name.casefold()):
        held = next((row.status for row in party.standing_then), None)
        name = (
            f"{party.name} ({party.short_name})" if party.short_name and party.short_name != party.name else party.name
        )
        groups.get(held or "", others).append((f"party:{party.code}", name))
    known: Choices = [(str(Status(status).label), found) for status, found in groups.items() if found]
    return [*known, (_("Others"), others)] if others else known
