"""Evidence that a standing may fetch (A5)."""

from django.db.models import QuerySet

from puebla.kernel.access.standing import Standing

from ..models import Evidence
from .measured import measurements_visible_to


def evidence_visible_to(standing: Standing) -> QuerySet[Evidence]:
    """The files of the measurements that this standing may read."""
    readable = measurements_visible_to(standing).order_by().values("pk")
    return Evidence.objects.filter(measurement__in=readable).select_related("measurement")
