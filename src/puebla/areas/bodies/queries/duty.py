"""What each actor has to do, as the sources list it."""

from django.db.models import Q, QuerySet

from ..models import Body, Duty


def duties_of(*holders: str) -> QuerySet[Duty]:
    """The duties of holders (``ppt``, ``member``, a body's code or type), by source and printed order."""
    return Duty.objects.filter(holder__in=holders).order_by("holder", "from_year", "source", "position")


def duties_of_body(body: Body) -> QuerySet[Duty]:
    """The duties of a body itself and of its type; of those that came with a plan, only the ones of its own life."""
    of_its_life = Q(from_year__isnull=True)
    if body.from_on:
        within = Q(from_year__gte=body.from_on.year)
        of_its_life |= within & Q(from_year__lt=body.until_on.year) if body.until_on else within
    return duties_of(body.code, body.type).filter(of_its_life)
