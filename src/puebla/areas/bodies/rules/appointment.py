"""Which offices a party can fill, and which of them it fills by itself (A1)."""

from django.utils.translation import gettext as _

from puebla.areas.members.states import Status
from puebla.kernel.refusals import RuleBroken

from ..states import Office

OFFICES_OF = {
    Status.MEMBER: (Office.FOCAL_POINT, Office.DELEGATE, Office.VICE_MINISTER),
    Status.OBSERVER_COUNTRY: (Office.REPRESENTATIVE,),
    Status.OBSERVER_ORGANISATION: (Office.REPRESENTATIVE,),
    Status.CIVIL_SOCIETY: (Office.REPRESENTATIVE,),
}
BY_THE_COUNTRY = (Office.FOCAL_POINT, Office.DELEGATE)


def appointed_by_country(office: str) -> bool:
    """Whether a country's focal point may fill the office; the others are recorded by the secretariat."""
    return office in BY_THE_COUNTRY


def last_of_secretariat() -> RuleBroken:
    """Why the last seat of the secretariat is not ended: nobody would be left to invite anybody."""
    return RuleBroken(
        "last_of_secretariat",
        _("Nobody else in the secretariat could sign in after that. Invite somebody first."),
        rule="A1",
    )
