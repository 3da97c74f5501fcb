"""Who presides, for the line under the process's name."""

from puebla.areas.bodies.models import Presidency


def presiding_on(day):
    """The presidency of that day with its party; ``None`` where no source names one."""
    return Presidency.objects.filter(from_on__lte=day, until_on__gt=day).select_related("party").first()
