"""What each actor has to do, as the sources list it."""

from django.db.models import QuerySet

from ..models import Body, Duty


def duties_of(*holders: str) -> QuerySet[Duty]:
    """The duties of holders (``ppt``, ``member``, a body's code or type), by source and printed order."""
    return Duty.objects.filter(holder__in=holders).order_by("holder", "from_year", "source", "position")


def duties_of_body(body: Body) -> QuerySet[Duty]:
    """The duties of a body itself and of its type; of several sets of the type, those of the body's own time."""
    years = (
        Duty.objects.filter(holder=body.type, from_year__isnull=False).values_list("from_year", flat=True).distinct()
    )
    began = body.from_on.year if body.from_on else 0
    of_its_time = max((year for year in years if year <= began), default=None)
    return duties_of(body.code, body.type).exclude(
        pk__in=Duty.objects.filter(holder=body.type, from_year__isnull=False)
        .exclude(from_year=of_its_time)
        .values("pk")
    )
