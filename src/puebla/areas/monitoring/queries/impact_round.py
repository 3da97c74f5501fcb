"""Impact rounds and who has answered (sources.md 2.23)."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.areas.plans.models import Plan
from puebla.areas.plans.queries.plan import strategic_plans
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import kept

from ..models import ImpactAnswer, ImpactRound
from ..states import RoundState


@dataclass(frozen=True)
class Said:
    """One member with its answer, ``None`` where it has given none that the reader may read."""

    party: Party
    answer: ImpactAnswer | None
    has_answered: bool


def impact_rounds_visible_to(standing: Standing) -> QuerySet[ImpactRound]:
    """The rounds whose audience includes the standing, the latest first."""
    readable = ImpactRound.objects.filter(readable_q(standing), readable_q(standing, "plan__"))
    return readable.select_related("plan").order_by("-opened_on", "-pk")


def impact_round_list(standing: Standing) -> QuerySet[ImpactRound]:
    """The rounds with the number of answers that the reader may know of."""
    return impact_rounds_visible_to(standing).annotate(answered=Count("answers", filter=_known(standing, "answers__")))


def who_answered(impact_round: ImpactRound, standing: Standing) -> list[Said]:
    """Every member of the day on which the round closed, else of today, with what it said."""
    day = impact_round.closed_on or max(standing.on, impact_round.opened_on)
    known = ImpactAnswer.objects.filter(_known(standing), round=impact_round)
    answers = {one.party_id: one for one in known.select_related("party")}
    return [Said(member, answers.get(member.pk), member.pk in answers) for member in members_on(day)]


def answer_of(impact_round: ImpactRound, party_id: int | None) -> ImpactAnswer | None:
    """What a country answered, or ``None``."""
    return ImpactAnswer.objects.filter(round=impact_round, party_id=party_id or 0).select_related("party").first()


def open_rounds(standing: Standing) -> list[ImpactRound]:
    """The rounds that still take answers; ``is_answered`` where the reader's country has given its own."""
    return _open(standing)


@kept
def _open(standing: Standing) -> QuerySet[ImpactRound]:
    own = ImpactAnswer.objects.filter(round=OuterRef("pk"), party_id=standing.party_id or 0)
    return impact_rounds_visible_to(standing).filter(state=RoundState.OPEN).annotate(is_answered=Exists(own))


def plans_to_measure(standing: Standing) -> list[Plan]:
    """The strategic plans that have begun and have no open round, the latest first."""
    begun = strategic_plans(standing).filter(from_year__lte=standing.on.year)
    return list(begun.exclude(impact_rounds__state=RoundState.OPEN))


def plan_to_review(standing: Standing) -> Plan | None:
    """The strategic plan that ends this year and of which no impact was measured, or ``None``."""
    return next(iter(_to_review(standing)), None)


@kept
def _to_review(standing: Standing) -> QuerySet[Plan]:
    ending = strategic_plans(standing).filter(until_year=standing.on.year, impact_rounds=None)
    return ending.order_by("code")[:1]


def _known(standing, prefix=""):
    """Answers by audience, and always that of the own country."""
    return readable_q(standing, prefix) | Q(**{f"{prefix}party_id": standing.party_id or 0})
