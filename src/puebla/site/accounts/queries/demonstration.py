"""The invented people of a demonstration."""

from django.conf import settings
from django.db.models import QuerySet

from puebla.areas.members.models import Person


def demonstration_people(standing) -> QuerySet[Person]:
    """Those who can be entered as: nobody at all in a real process, whatever its database holds."""
    people = Person.objects.filter(is_demonstration=True, is_active=True).order_by("pk")
    return people if settings.DEMONSTRATION else people.none()
