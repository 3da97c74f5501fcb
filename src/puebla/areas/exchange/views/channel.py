"""Channels by which information is exchanged (SP23 Table 2)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import answer, bound
from puebla.kernel.ui.page import page

from ..actions.channel import FIELDS, close_channel, open_channel, revise_channel
from ..forms.channel import ChannelForm, ChannelRevisionForm
from ..forms.parts import DayForm
from ..queries import choice
from ..queries.channel import channels_visible_to


@needs("page.view")
def channel_list(request):
    """Every channel that the reader may read, those in place first."""
    channels = list(channels_visible_to(request.standing))
    may_edit = can(request.standing, "channel.edit")
    return page(request, "exchange/channel/list.html", channels=channels, may_edit=may_edit, on=request.standing.on)


@needs("channel.edit")
def channel_open(request):
    """One that is in place."""
    standing = request.standing
    return answer(
        request,
        bound(
            ChannelForm, request, initial={"opened_on": standing.on}, lists={"body": choice.bodies_of_the_day(standing)}
        ),
        act=lambda said: open_channel(by=standing, **said),
        to=reverse("exchange:channel-list"),
        title=_("Record a channel"),
        lead=_("A way by which information is exchanged as a matter of course, in place from a day on."),
        way=way(),
    )


@needs("channel.edit", among=channels_visible_to)
def channel_revise(request, channel):
    """Change what is said of it."""
    standing = request.standing
    initial = {name: getattr(channel, name) for name in FIELDS if name != "body"} | {"body": channel.body_id}
    return answer(
        request,
        bound(ChannelRevisionForm, request, initial=initial, lists={"body": choice.bodies_of_the_day(standing)}),
        act=lambda said: revise_channel(channel=channel, by=standing, **said),
        to=reverse("exchange:channel-list"),
        title=_("Revise a channel"),
        way=way(),
    )


@needs("channel.edit", among=channels_visible_to)
def channel_close(request, channel):
    """It is no longer in place."""
    return answer(
        request,
        bound(DayForm, request, initial={"on": request.standing.on}),
        act=lambda said: close_channel(channel=channel, by=request.standing, **said),
        to=reverse("exchange:channel-list"),
        title=_("Close a channel"),
        lead=str(channel),
        way=way(),
        danger=True,
    )


def way():
    """The pages above those that belong to a channel."""
    return [
        (_("Good practices"), reverse("exchange:practice-list")),
        (_("Channels of exchange"), reverse("exchange:channel-list")),
    ]
