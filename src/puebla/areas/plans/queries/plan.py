"""Plans and their versions, as somebody may see them."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Max, OuterRef, Q, QuerySet

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..models import Plan, PlanVersion
from ..rules.revision import revision_missing
from ..states import PlanKind, PlanState


def plans_visible_to(standing: Standing) -> QuerySet[Plan]:
    """The plans that this standing may read (A5)."""
    return Plan.objects.filter(readable_q(standing)).select_related("succeeds").order_by("-from_year", "code")


def plan_to_change(plan: Plan) -> Plan:
    """The plan as it stands now, locked until the transaction ends: its state decides whether its text may change."""
    return Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)


def plan_list(standing: Standing) -> QuerySet[Plan]:
    """Every visible plan with the number and the day of its last version."""
    return plans_visible_to(standing).annotate(
        last_version=Max("versions__number", filter=readable_q(standing, "versions__")),
        last_published_on=Max("versions__published_on", filter=readable_q(standing, "versions__")),
    )


def versions_visible_to(standing: Standing) -> QuerySet[PlanVersion]:
    """The published versions that this standing may read, the newest first."""
    return (
        PlanVersion.objects.filter(readable_q(standing))
        .select_related("plan", "decided_by")
        .order_by("plan_id", "-number")
    )


def versions_of(plan: Plan, standing: Standing) -> QuerySet[PlanVersion]:
    """A plan's versions without their contents."""
    return versions_visible_to(standing).filter(plan=plan).defer("content")


def version_of(plan: Plan, number: int, standing: Standing) -> PlanVersion | None:
    """One version with its content, or ``None``."""
    return versions_visible_to(standing).filter(plan=plan, number=number).first()


def last_version(plan: Plan, standing: Standing) -> PlanVersion | None:
    """The version that holds until the next one is published, or ``None``."""
    return versions_visible_to(standing).filter(plan=plan).first()


def strategic_plan_on(day: dt.date, standing: Standing) -> Plan | None:
    """The strategic plan whose printed years include the day, or ``None``; the latest where two do."""
    return strategic_plan_in(day.year, standing)


def strategic_plan_in(year: int, standing: Standing) -> Plan | None:
    """The strategic plan whose printed years include the year, or ``None``; the latest where two do.

    ``years_revised`` comes with it: the years of its published revisions.
    """
    return next(iter(_strategic_plan_in(year, standing)), None)


@kept
def _strategic_plan_in(year, standing):
    revised = PlanVersion.objects.filter(plan=OuterRef("pk"), revision_year__isnull=False)
    return (
        plans_visible_to(standing)
        .annotate(years_revised=ArraySubquery(revised.values("revision_year")))
        .filter(kind=PlanKind.STRATEGIC, from_year__lte=year)
        .filter(Q(until_year=None) | Q(until_year__gte=year))[:1]
    )


def is_under_revision(plan: Plan) -> bool:
    """Whether there is a working text that differs in standing from the last published version."""
    return plan.state == PlanState.DRAFT


def revision_is_missing(plan: Plan, day: dt.date) -> bool:
    """Whether this year's revision of the plan is still open (L1)."""
    revised = plan.years_revised if hasattr(plan, "years_revised") else _years_revised(plan)
    return revision_missing(
        from_year=plan.from_year,
        until_year=plan.until_year,
        every_years=plan.revised_every_years,
        revised_years=list(revised),
        year=day.year,
    )


def _years_revised(plan):
    return plan.versions.exclude(revision_year=None).values_list("revision_year", flat=True)


def strategic_plans(standing: Standing) -> QuerySet[Plan]:
    """The visible strategic plans, the latest first."""
    return plans_visible_to(standing).filter(kind=PlanKind.STRATEGIC)
