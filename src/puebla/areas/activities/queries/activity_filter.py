"""What the list of activities can be narrowed by, and what of it is in force."""

import re
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Plan, Topic, WorkPlan
from puebla.kernel.access.standing import Standing
from puebla.kernel.choosing import Filter, Offered, filters_asked

from ..models import Involvement
from ..rules.activity_type import activity_types
from ..states import ActivityState, NoteState
from .activity import activities_visible_to

YEAR = re.compile(r"\d{4}", re.ASCII)


def filters_of(asked: QueryDict, standing: Standing) -> list[Filter]:
    """The filters of the list with their choices, those that the reader's activities have; unknown values choose nothing."""
    visible = activities_visible_to(standing)
    notes = [("none", _("No concept note")), *((value, label) for value, label in NoteState.choices)]
    offered: list[Offered] = [
        ("year", _("Year"), _years(visible)),
        ("body", _("Body"), _bodies(visible)),
        ("state", _("Status"), list(ActivityState.choices)),
        ("type", _("Type"), list(activity_types().items())),
        ("party", _("Who takes part"), _parties(visible)),
    ]
    if standing.is_signed_in:
        offered.append(("note", _("Concept note"), notes))
        offered.append(("mine", _("Whose"), [("work", _("Ours to do")), ("part", _("We take part"))]))
    offered += _asked_from_elsewhere(asked, standing)
    return filters_asked(offered, asked)


def _asked_from_elsewhere(asked: QueryDict, standing: Standing) -> list[Offered]:
    """Filters that only other pages set: the list shows them while they hold."""
    plan = Plan.objects.filter(code=asked.get("plan", "")).first()
    topic = Topic.objects.filter(code=asked.get("topic", "")).first()
    plans = WorkPlan.objects.filter(year__in=[int(year) for year in asked.getlist("work_plan") if YEAR.fullmatch(year)])
    return [
        (
            "plan",
            _("Plan"),
            [(plan.code, plan.title)] if plan and standing.may_read(plan.audience, plan.audience_to) else [],
        ),
        ("topic", _("Topic"), [(topic.code, topic.name)] if topic else []),
        ("work_plan", _("Annual work plan"), [(str(plan.year), str(plan.year)) for plan in plans]),
    ]


def _years(visible: Any) -> list[tuple[str, Any]]:
    years = visible.order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


def _bodies(visible: Any) -> list[tuple[str, Any]]:
    bodies = Body.objects.filter(pk__in=visible.order_by().values("body"))
    return sorted(((body.code, body.name) for body in bodies), key=lambda one: one[1].casefold())


def _parties(visible: Any) -> list[tuple[str, Any]]:
    named = Involvement.objects.filter(activity__in=visible.order_by().values("pk")).values("party")
    parties = Party.objects.filter(pk__in=named)
    return sorted(((party.code, party.name) for party in parties), key=lambda one: one[1].casefold())
