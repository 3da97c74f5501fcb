"""Channels of exchange in place on any day, within what a standing may read (SP23 Table 2, A5)."""

import datetime as dt

from django.db.models import F, Q, QuerySet

from puebla.kernel.access.audience import readable_q
from puebla.kernel.access.standing import Standing

from ..models import Channel


def channels_visible_to(standing: Standing) -> QuerySet[Channel]:
    """The channels whose audience includes the standing; those in place first, the newest first."""
    found = Channel.objects.filter(readable_q(standing)).select_related("body")
    return found.order_by(F("closed_on").desc(nulls_first=True), "-opened_on", "pk")


def channels_open_on(day: dt.date, standing: Standing) -> QuerySet[Channel]:
    """The channels that were in place on a day."""
    in_place = Q(closed_on=None) | Q(closed_on__gt=day)
    return channels_visible_to(standing).filter(in_place, opened_on__lte=day)
