"""What every record of this area is asked: days that have come, in order, and that it still stands."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken
from puebla.profiles.process import process


def must_have_come(day: dt.date | None, *, on: dt.date, field: str) -> None:
    """Raises ``RuleBroken``: ``not_yet`` for a day after ``on``, ``too_early`` for one before the process began."""
    if day is not None and day > on:
        raise RuleBroken("not_yet", _("That day has not come yet."), rule="E3", field=field)
    if day is not None and day.year < process().founded:
        raise RuleBroken("too_early", _("That day lies before the process began."), rule="E3", field=field)


def must_follow(later: dt.date | None, earlier: dt.date | None, *, field: str) -> None:
    """Raises ``RuleBroken("out_of_order")`` where a day lies before the one that it must follow."""
    if later is not None and earlier is not None and later < earlier:
        raise RuleBroken("out_of_order", _("That day lies before the one it began on."), rule="E3", field=field)


def must_stand(record: Any) -> None:
    """Raises ``RuleBroken("withdrawn")`` for a record that was withdrawn."""
    if record.withdrawn_on is not None:
        raise RuleBroken("withdrawn", _("This was withdrawn already."), rule="E3")
