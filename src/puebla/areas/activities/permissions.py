"""Facts about a standing and an activity; the grants are in ``access.yaml``."""

from puebla.areas.members.queries.period import holds_on
from puebla.kernel.access.table import condition

from .models import AcceptanceDelegation, ConceptNote, ExecutionReport
from .states import Role


def activity_of(record):
    """The activity that a record of this area belongs to."""
    return record.activity if isinstance(record, (ConceptNote, ExecutionReport)) else record


@condition("responsible", en="when their party is responsible for it", es="cuando su parte es responsable")
def is_responsible(standing, record):
    if record is None or standing.party_id is None:
        return False
    return activity_of(record).involvements.filter(role=Role.RESPONSIBLE, party_id=standing.party_id).exists()


@condition("acceptance_delegated", en="while the PPT has delegated acceptance", es="mientras la PPT haya delegado la aceptación")
def is_acceptance_delegated(standing, record):
    return AcceptanceDelegation.objects.filter(
        holds_on(standing.on), presidency__from_on__lte=standing.on, presidency__until_on__gt=standing.on
    ).exists()
