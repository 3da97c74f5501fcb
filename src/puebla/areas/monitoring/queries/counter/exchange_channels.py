"""Channels by which information is exchanged, in place (SP23 Table 2)."""

from django.db.models import QuerySet
from django.urls import reverse

from puebla.areas.exchange.models import Channel
from puebla.areas.exchange.queries.channel import channels_open_on
from puebla.areas.exchange.states import ChannelKind

from . import Asked, Row, by_column, counter


def _row(channel: Channel) -> Row:
    address = f"{reverse('exchange:channel-list')}#channel-{channel.pk}"
    return Row(str(channel), address, channel.opened_on, channel.get_kind_display())


@counter("exchange_channels", row=_row, splits=(by_column("type", "kind", lambda kinds: _kinds()),))
def exchange_channels(asked: Asked) -> QuerySet[Channel]:
    """What is in place on the day, whenever it was opened."""
    return channels_open_on(asked.on, asked.standing)


def _kinds() -> dict[str, str]:
    return {kind: str(label) for kind, label in ChannelKind.choices}
