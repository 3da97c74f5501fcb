"""Counts of the matrix in words; "no evidence" is not reported, and every count says so (F7)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.kernel.ui.environment import say_number

from .count import MANY, Count


def say_count(number: int, *, is_whole: bool) -> str:
    """``18 activities``, ``more than 1,000 activities``."""
    if not is_whole and number > MANY:
        return _("more than %(count)s activities") % {"count": say_number(MANY)}
    return ngettext("%(count)s activity", "%(count)s activities", number) % {"count": say_number(number)}


def say_reported(count: Count) -> str:
    """``12 of 18 reported``; empty where not all rows were counted."""
    if not count.is_whole or not count.rows:
        return ""
    return _("%(reported)s of %(all)s reported") % {
        "reported": say_number(count.reported),
        "all": say_number(count.rows),
    }
