"""Which activities are somebody's own (A1)."""

from django.db.models import Q

from puebla.kernel.access.standing import Standing

from ..models import ActivityBody, Involvement
from ..states import Role


def own_work(standing: Standing) -> Q:
    """The activities that the standing may write about: its party responsible or host, its groups (``access.yaml``)."""
    own = Q(pk__in=[])
    if standing.party_id and standing.holds("delegate", "focal_point", "observer_organisation"):
        roles = [Role.RESPONSIBLE, *([Role.HOST] if standing.holds("delegate", "focal_point") else [])]
        named = Involvement.objects.filter(party_id=standing.party_id, role__in=roles)
        own |= Q(pk__in=named.values("activity"))
    if standing.body_ids and standing.holds("delegate"):
        shared = ActivityBody.objects.filter(body_id__in=standing.body_ids)
        own |= Q(body_id__in=standing.body_ids) | Q(pk__in=shared.values("activity"))
    return own


def own_part(standing: Standing) -> Q:
    """The activities that the standing's party is named in, in whatever role, or that its groups carry out."""
    shared = ActivityBody.objects.filter(body_id__in=standing.body_ids)
    own = Q(body_id__in=standing.body_ids) | Q(pk__in=shared.values("activity"))
    if standing.party_id:
        own |= Q(pk__in=Involvement.objects.filter(party_id=standing.party_id).values("activity"))
    return own
