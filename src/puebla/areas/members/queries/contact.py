"""People whose contact a party keeps current."""

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can

from ..models import Person


def contacts_of_parties(standing: Standing) -> QuerySet[Person]:
    """Everybody who works at an institution of a party, for those whose office includes seeing contacts."""
    if not can(standing, "contact.view"):
        return Person.objects.none()
    return Person.objects.filter(institution__party__isnull=False).select_related("institution__party").order_by("pk")
