"""Conditions, applications and what is still to be done about them (P4)."""

from django.db.models import Count, Q, QuerySet

from puebla.areas.members.models import Party
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Application, Checklist, Criterion, CriterionAnswer, Undertaking
from ..states import ApplicationState

OPEN = (ApplicationState.RECEIVED, ApplicationState.CHECKED)


def criteria() -> QuerySet[Criterion]:
    """All conditions, by status and printed order; those of every observer have no status and come last."""
    return Criterion.objects.order_by("-status", "position")


def checklists() -> QuerySet[Checklist]:
    """How each status is decided, members first."""
    return Checklist.objects.order_by("pk")


def checklists_with_criteria() -> list[tuple[Checklist, list[Criterion]]]:
    """Each checklist with its conditions; an observer's include the terms of every observer."""
    by_status: dict[str, list[Criterion]] = {}
    for criterion in criteria():
        by_status.setdefault(criterion.status, []).append(criterion)
    common = by_status.get("", [])
    return [
        (one, by_status.get(one.status, []) + (common if one.status.startswith("observer") else []))
        for one in checklists()
    ]


def criteria_for(status: str) -> QuerySet[Criterion]:
    """The conditions for a status and, for an observer's, the terms that every observer accepts."""
    common = Q(status="") if status.startswith("observer") else Q(pk=None)
    return Criterion.objects.filter(Q(status=status) | common).order_by("-status", "position")


def applications_visible_to(standing: Standing) -> QuerySet[Application]:
    """Applications that the reader's offices or party may read, open ones first, latest first."""
    return (
        Application.objects.filter(readable_q(standing))
        .select_related("party")
        .annotate(answered=Count("answers", filter=Q(answers__is_met__isnull=False)), asked=Count("answers"))
        .order_by("decided_on", "-received_on", "-pk")
    )


@kept
def open_applications(standing: Standing) -> QuerySet[Application]:
    """The visible applications that somebody has to move on, latest first."""
    visible = Application.objects.filter(readable_q(standing), state__in=OPEN)
    return visible.select_related("party").order_by("-received_on", "-pk")


def answers_of(application: Application) -> QuerySet[CriterionAnswer]:
    """The checklist of an application in the order of the conditions."""
    return application.answers.select_related("criterion").order_by("-criterion__status", "criterion__position")


def undertakings_of(party: Party) -> list[Undertaking]:
    """What a party took upon itself when it was admitted."""
    return _undertakings(party=party.pk)


@kept
def _undertakings() -> QuerySet[Undertaking]:
    taken = Undertaking.objects.filter(party=Bound("party")).select_related("criterion")
    return taken.order_by("taken_on", "criterion__position", "pk")
