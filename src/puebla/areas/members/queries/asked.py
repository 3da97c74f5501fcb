"""What is asked of somebody here: applications to check and to decide (P4)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.standing import Standing
from puebla.kernel.access.table import can
from puebla.kernel.asked import Ask
from puebla.kernel.dates import say_date

from ..states import ApplicationState
from .admission import open_applications


def asked_of(standing: Standing) -> list[Ask]:
    """One line for each open application that the reader's office has to move on."""
    may_check, may_decide = can(standing, "admission.check"), can(standing, "admission.decide")
    if not (may_check or may_decide):
        return []
    asks = []
    for application in open_applications(standing):
        checked = application.state == ApplicationState.CHECKED
        if (checked and may_decide) or (not checked and may_check):
            what = _("Record the decision on an application") if checked else _("Check an application")
            asks.append(
                Ask(
                    what=what,
                    about=_("%(application)s, received %(day)s")
                    % {"application": application, "day": say_date(application.received_on)},
                    url=reverse("members:admission-detail", args=[application.pk]),
                    whom="office",
                    rule="P4",
                )
            )
    return asks
