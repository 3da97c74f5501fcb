"""What an item that was taken out no longer lets be done to it."""

import datetime as dt
from typing import Protocol

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken


class Removable(Protocol):
    """What the rule has to know of an item."""

    removed_on: dt.date | None


def must_not_be_removed(item: Removable) -> None:
    """Raise ``RuleBroken("removed")`` for an item that was taken out, perhaps since its page was opened."""
    if item.removed_on is not None:
        raise RuleBroken("removed", _("This item was removed already."), rule="H1")
