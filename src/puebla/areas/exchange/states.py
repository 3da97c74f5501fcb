"""States of a roadmap and kinds of channels (E3; SP23 Table 2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoadmapState(TextChoices):
    IN_PREPARATION = "in_preparation", _("In preparation")
    AGREED = "agreed", _("Agreed")
    ABANDONED = "abandoned", _("Abandoned")


ROADMAP_MOVES = {
    "agree": ({RoadmapState.IN_PREPARATION}, RoadmapState.AGREED),
    "abandon": ({RoadmapState.IN_PREPARATION}, RoadmapState.ABANDONED),
}


class ChannelKind(TextChoices):
    """By what means information is exchanged."""

    CONTACTS = "contacts", _("Network of contacts")
    MECHANISM = "mechanism", _("Standing mechanism")
    MEETING = "meeting", _("Regular meeting")
    PLATFORM = "platform", _("Platform or shared data")
    BULLETIN = "bulletin", _("Bulletin or mailing list")
    OTHER = "other", pgettext_lazy("channel", "Other")
