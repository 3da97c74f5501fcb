"""Facts about a standing and an activity; the grants are in ``access.yaml``."""

from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.table import condition

from .models import AcceptanceDelegation, Activity
from .states import Role


def activity_of(record):
    """The activity that a record of this area belongs to, or is."""
    return record if record is None or isinstance(record, Activity) else record.activity


def has_role(standing, record, role):
    """Whether the standing's party, or a body in which they hold a seat, has that role; one query at most per activity."""
    activity = activity_of(record)
    if activity is None or (standing.party_id is None and not standing.body_ids):
        return False
    return any(
        row.role == role and (row.body_id in standing.body_ids if row.body_id else _is_own(row, standing))
        for row in involvements_of(activity)
    )


def involvements_of(activity):
    """The involvements, as a page has fetched them or asked for once."""
    if "involvements" in getattr(activity, "_prefetched_objects_cache", {}):
        return activity.involvements.all()
    if not hasattr(activity, "held_involvements"):
        activity.held_involvements = list(activity.involvements.order_by("pk"))
    return activity.held_involvements


def _is_own(row, standing):
    return row.party_id is not None and row.party_id == standing.party_id


@condition(
    "responsible", en="when their party or group is responsible for it", es="cuando su parte o su grupo es responsable"
)
def is_responsible(standing, record):
    return has_role(standing, record, Role.RESPONSIBLE)


@condition("host", en="when their country hosts it", es="cuando su país es sede")
def is_host(standing, record):
    return has_role(standing, record, Role.HOST)


@condition(
    "acceptance_delegated",
    en="while the PPT has delegated acceptance",
    es="mientras la PPT haya delegado la aceptación",
)
def is_acceptance_delegated(standing, record):
    return AcceptanceDelegation.objects.filter(
        holds_on(standing.on), presidency__from_on__lte=standing.on, presidency__until_on__gt=standing.on
    ).exists()


@condition("own_file", en="when they sent it in", es="cuando la persona misma la envió")
def is_own_file(standing, record):
    return record is not None and record.sent_by_id is not None and record.sent_by_id == standing.person_id
