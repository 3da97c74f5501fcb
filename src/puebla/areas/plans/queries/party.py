"""Countries for which somebody may speak, and bodies that may decide."""

from django.db.models import QuerySet

from puebla.areas.bodies.models import Body
from puebla.areas.bodies.states import BodyType
from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.standing import Standing


def countries_to_speak_for(standing: Standing) -> QuerySet[Party]:
    """Every member of the day for the secretariat, else the own country."""
    members = members_on(standing.on)
    return members if standing.holds("es") else members.filter(pk=standing.party_id or 0)


def deciding_bodies() -> QuerySet[Body]:
    """The bodies that recommend and approve plans."""
    return Body.objects.filter(type__in=[BodyType.VM, BodyType.RCGM]).order_by("pk")
