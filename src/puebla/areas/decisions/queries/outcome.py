"""Outcomes that a standing may read (A5)."""

from django.db.models import Count, Q, QuerySet

from puebla.areas.members.models import Party
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import Outcome


def outcomes_visible_to(standing: Standing) -> QuerySet[Outcome]:
    """The outcomes whose audience includes the standing, the latest first."""
    return Outcome.objects.filter(readable_q(standing)).select_related("body").order_by("-held_on", "pk")


def outcomes_counted(standing: Standing) -> QuerySet[Outcome]:
    """The same with ``number_of_items`` and ``number_of_commitments``."""
    standing_items = Q(items__removed_on=None)
    return outcomes_visible_to(standing).annotate(
        number_of_items=Count("items", filter=standing_items),
        number_of_commitments=Count("items", filter=standing_items & Q(items__is_commitment=True)),
    )


def participants_of(outcome: Outcome) -> QuerySet[Party]:
    """Who took part, by name."""
    return Party.objects.filter(outcomes_taken_part_in__outcome=outcome).order_by("name_en", "pk")
