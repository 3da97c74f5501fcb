"""What outcomes ask of somebody, for ``/today/``: a country's report of what it did (M4)."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.kernel.access.standing import Standing
from puebla.kernel.asked import Ask
from puebla.kernel.kept import kept

from ..models import Item
from .follow_up import not_reported_by


def asked_of(standing: Standing) -> list[Ask]:
    """A focal point: the open commitments that ask the own country and of which it has said nothing; dated ones apart."""
    if not standing.holds("focal_point") or standing.party_id is None:
        return []
    missing = _missing(standing)
    dated = [item for item in missing if item.is_due_to_the_day]
    asks = [
        Ask(
            what=_("Report what your country did"),
            about=str(item),
            url=reverse("decisions:item-detail", args=[item.outcome.code, item.number]),
            due_on=item.due_on,
            whom="country",
            rule="M4",
        )
        for item in dated
    ]
    others = len(missing) - len(dated)
    return asks + ([_all_the_others(others)] if others else [])


@kept
def _missing(standing: Standing) -> QuerySet[Item]:
    return not_reported_by(standing).select_related("outcome").order_by("due_on", "pk")


def _all_the_others(number: int) -> Ask:
    return Ask(
        what=_("Report what your country did"),
        about=ngettext(
            "%(num)s commitment addressed to it, without a report",
            "%(num)s commitments addressed to it, without a report",
            number,
        )
        % {"num": number},
        url=reverse("decisions:commitment-list") + "?mine=1",
        whom="country",
        rule="M4",
    )
