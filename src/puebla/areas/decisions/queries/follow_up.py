"""What countries report of their follow-up, within what a standing may read (M4, A5)."""

import datetime as dt

from django.db.models import Prefetch, Q, QuerySet

from puebla.areas.members.models import Party
from puebla.areas.members.queries.party import members_on
from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import FollowUp, FollowUpFile, Item
from ..states import OPEN, AddresseeOffice
from .item import asked_of_country, commitments_visible_to


def follow_ups_readable_by(standing: Standing) -> QuerySet[FollowUp]:
    """Every report that the standing may read, withdrawn ones too: by audience, and always those of the own country."""
    own = Q(party_id=standing.party_id or 0)
    return FollowUp.objects.filter(readable_q(standing, "item__outcome__") & (readable_q(standing) | own))


def follow_ups_visible_to(standing: Standing) -> QuerySet[FollowUp]:
    """The reports that stand."""
    found = follow_ups_readable_by(standing).filter(withdrawn_on=None)
    return found.select_related("party", "item__outcome").order_by("-reported_on", "pk")


def follow_ups_on(day: dt.date, standing: Standing) -> QuerySet[FollowUp]:
    """The reports that stood on a day. A counter of countries counts their distinct ``party`` (SP23 Table 2)."""
    stood = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    return follow_ups_readable_by(standing).filter(stood, reported_on__lte=day).order_by("reported_on", "pk")


def countries_reporting_on(day: dt.date, standing: Standing) -> QuerySet[Party]:
    """The countries that had reported any follow-up by a day, each once."""
    return Party.objects.filter(pk__in=follow_ups_on(day, standing).values("party")).order_by("name_en", "pk")


def follow_ups_of(item: Item, standing: Standing) -> list[FollowUp]:
    """The reports on one item, each with its files, by country."""
    files = FollowUpFile.objects.order_by("pk")
    found = follow_ups_visible_to(standing).filter(item=item).prefetch_related(Prefetch("files", files))
    return sorted(found, key=lambda one: (str(one.party), one.reported_on, one.pk))


def who_reported(item: Item, reports: list[FollowUp], *, on: dt.date) -> list[tuple[Party, int]]:
    """``(country, number of its reports)`` for every member of the day that is asked, who reported nothing with none (P5),
    and for whoever reported unasked. An item that asks nobody in particular is every member's; one that asks only bodies
    or offices is no country's.
    """
    numbers: dict[int, int] = {}
    for report in reports:
        numbers[report.party_id] = numbers.get(report.party_id, 0) + 1
    addressees = item.addressees.all()
    named = {one.party_id for one in addressees if one.party_id}
    is_to_all = not addressees or any(one.office == AddresseeOffice.MEMBERS for one in addressees)
    return [
        (member, numbers.get(member.pk, 0))
        for member in members_on(on)
        if is_to_all or member.pk in named or member.pk in numbers
    ]


def files_visible_to(standing: Standing) -> QuerySet[FollowUpFile]:
    """The evidence of the reports that the standing may read."""
    return FollowUpFile.objects.filter(follow_up__in=follow_ups_visible_to(standing).order_by()).select_related(
        "follow_up__party"
    )


def not_reported_by(standing: Standing) -> QuerySet[Item]:
    """Open commitments that ask the standing's own country, and of which it has reported nothing."""
    own = FollowUp.objects.filter(party_id=standing.party_id or 0, withdrawn_on=None)
    asked = commitments_visible_to(standing).filter(asked_of_country(standing.party_id or 0), state__in=sorted(OPEN))
    return asked.exclude(pk__in=own.values("item"))
