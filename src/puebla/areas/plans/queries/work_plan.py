"""Annual Work Plans, and who has said what about them (L1)."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from puebla.areas.bodies.models import Presidency, Seat
from puebla.areas.bodies.queries.presidency import presidencies
from puebla.areas.bodies.states import Office
from puebla.areas.members.models import Person
from puebla.areas.members.queries.party import members_on
from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..models import WorkPlan, WorkPlanReply
from ..states import WorkPlanState


def work_plans_visible_to(standing: Standing) -> QuerySet[WorkPlan]:
    """The work plans that this standing may read, the latest first."""
    return (
        WorkPlan.objects.filter(readable_q(standing))
        .select_related("plan", "presidency__party", "endorsed_by")
        .order_by("-year")
    )


def replies_to(work_plan: WorkPlan, *, on: dt.date) -> list[tuple]:
    """``(member, reply or None)`` for every member asked, by name: silence is listed as silence (P5).

    Who is asked is whoever is a member on the day of the consultation; before it, on ``on``.
    """
    replies = {reply.party_id: reply for reply in work_plan.replies.select_related("party")}
    return [(member, replies.get(member.pk)) for member in members_on(work_plan.consulted_on or on)]


def reply_of(work_plan: WorkPlan, party_id: int) -> WorkPlanReply | None:
    """What one member said, or ``None``."""
    return work_plan.replies.filter(party_id=party_id).first()


def approved_work_plans_on(day: dt.date) -> QuerySet[WorkPlan]:
    """The work plans endorsed by a day: from then on their activities are approved (sources.md 2.16)."""
    return WorkPlan.objects.filter(endorsed_on__lte=day)


def presidencies_without_work_plan(*, year: int) -> QuerySet:
    """Terms of a year and later that have no work plan yet."""
    return presidencies().filter(work_plan=None, from_on__year__gte=year)


def presidency_without_work_plan_on(day: dt.date) -> Presidency | None:
    """The presidency of a day where it has no work plan yet; ``None`` in a gap."""
    return next(iter(_presidency_without_work_plan_on(day)), None)


@kept
def _presidency_without_work_plan_on(day):
    return presidencies().filter(work_plan=None, from_on__lte=day, until_on__gt=day)[:1]


@kept
def unfinished_work_plans(standing: Standing) -> QuerySet[WorkPlan]:
    """The visible work plans that are proposed, or on which the members are consulted."""
    return work_plans_visible_to(standing).filter(state__in=[WorkPlanState.PROPOSED, WorkPlanState.CONSULTED])


def focal_points_of_members(day: dt.date) -> QuerySet[Person]:
    """Everybody who is focal point of a member on a day and has an account."""
    seat = Seat.objects.filter(
        holds_on(day), person=OuterRef("pk"), office=Office.FOCAL_POINT, party__in=members_on(day).values("pk")
    )
    return Person.objects.filter(Exists(seat), is_active=True).order_by("pk")
