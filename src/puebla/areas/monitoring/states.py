"""States and moves of a measurement and of an impact round."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeasurementState(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


MEASUREMENT_MOVES = {
    "submit": ({MeasurementState.DRAFT, MeasurementState.RETURNED}, MeasurementState.SUBMITTED),
    "return": ({MeasurementState.SUBMITTED}, MeasurementState.RETURNED),
    "approve": ({MeasurementState.SUBMITTED}, MeasurementState.APPROVED),
}
# In these states whoever entered it may still change it; afterwards it is corrected by a new one.
WRITABLE = {MeasurementState.DRAFT, MeasurementState.RETURNED}
REPORTED = {MeasurementState.SUBMITTED, MeasurementState.APPROVED}
HOLDING = {MeasurementState.APPROVED}


class Sex(TextChoices):
    """As the country reports it."""

    NOT_SPLIT = "", _("Not split")
    WOMEN = "w", _("Women")
    MEN = "m", _("Men")
    UNSPECIFIED = "u", _("Not specified")


class RoundState(TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", pgettext_lazy("impact round", "Closed")


ROUND_MOVES = {
    "close": ({RoundState.OPEN}, RoundState.CLOSED),
    "reopen": ({RoundState.CLOSED}, RoundState.OPEN),
}
