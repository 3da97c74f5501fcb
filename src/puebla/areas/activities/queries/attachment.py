"""Files of activities that a standing may fetch (A5)."""

from django.db.models import Q, QuerySet

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing
from puebla.kernel.kept import Bound, kept

from ..models import Activity, Attachment


def attachments_visible_to(standing: Standing) -> QuerySet[Attachment]:
    """Files whose audience includes the standing, of activities it may read; withdrawn ones only for the Secretariat."""
    visible = Attachment.objects.filter(readable_q(standing), readable_q(standing, "activity__"))
    if not standing.holds("es"):
        visible = visible.filter(Q(withdrawn_on=None))
    return visible.select_related("activity", "uploaded_by")


def attachments_of(activity: Activity, standing: Standing) -> list[Attachment]:
    """The files of one activity that a standing may fetch, oldest first."""
    return _attachments_of(standing, activity=activity.pk)


@kept
def _attachments_of(standing: Standing) -> QuerySet[Attachment]:
    return attachments_visible_to(standing).filter(activity=Bound("activity")).order_by("uploaded_at", "pk")
