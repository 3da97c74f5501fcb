"""Values that wait for the Secretariat."""

from puebla.kernel.access.standing import Standing

from ..models import Measurement
from ..states import MeasurementState
from .measured import measurements_visible_to


def waiting_for_approval(standing: Standing) -> list[Measurement]:
    """Everything that was handed in and is neither approved nor returned, the oldest first."""
    waiting = measurements_visible_to(standing).filter(state=MeasurementState.SUBMITTED)
    return list(waiting.order_by("submitted_on", "pk"))
