"""A channel of exchange is opened, revised, closed (SP23 Table 2)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.languages import must_say
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Channel
from ..rules.day import must_follow, must_have_come

FIELDS = ("title_en", "title_es", "text_en", "text_es", "kind", "body", "opened_on", "audience")


@transaction.atomic
def open_channel(*, by: Standing, **facts: Any) -> Channel:
    """A way to exchange information that is in place from a day on; ``facts`` are :data:`FIELDS`.

    Raises ``RuleBroken``: ``text_missing``, ``not_yet``.
    """
    channel = Channel(**facts)
    must(by, "channel.edit", channel)
    _check(channel, on=by.on)
    with because(by=by, act="channel.open"):
        channel.save()
    return channel


@transaction.atomic
def revise_channel(*, channel: Channel, by: Standing, reason: str = "", **facts: Any) -> Channel:
    """Change what is said of a channel."""
    must(by, "channel.edit", channel)
    for field in FIELDS:
        if field in facts:
            setattr(channel, field, facts[field])
    _check(channel, on=by.on)
    with because(by=by, act="channel.revise", reason=reason):
        channel.save(update_fields=FIELDS)
    return channel


@transaction.atomic
def close_channel(*, channel: Channel, by: Standing, on: dt.date, reason: str = "") -> Channel:
    """From that day on it is no longer in place. Raises ``RuleBroken``: ``closed_already``, ``not_yet``, ``out_of_order``."""
    channel = Channel.objects.select_for_update(of=("self",)).get(pk=channel.pk)
    must(by, "channel.edit", channel)
    if channel.closed_on is not None:
        raise RuleBroken("closed_already", _("This channel was closed already."), rule="E3")
    channel.closed_on = on
    _check(channel, on=by.on)
    with because(by=by, act="channel.close", reason=reason):
        channel.save(update_fields=["closed_on"])
    return channel


def _check(channel: Channel, *, on: dt.date) -> None:
    must_say(channel, "title", rule="E3")
    must_have_come(channel.opened_on, on=on, field="opened_on")
    must_have_come(channel.closed_on, on=on, field="on")
    must_follow(channel.closed_on, channel.opened_on, field="on")
