"""Figures in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from puebla.areas.activities.states import ActivityState
from puebla.kernel.numbers import say_number

from .scope import Scope


def reported(parts: Mapping[str, int]) -> int:
    """Of how many activities anything was reported (F7); ``parts`` are numbers by stored state."""
    return sum(parts.values()) - parts.get(ActivityState.NO_EVIDENCE, 0)


def say_reported(parts: Mapping[str, int]) -> str:
    """``12 of 18``: of how many activities anything was reported."""
    return _("%(done)s of %(all)s") % {"done": say_number(reported(parts)), "all": say_number(sum(parts.values()))}


def say_parts(parts: Mapping[str, int], scope: Scope) -> str:
    """``18 activities: Completed 3, Planned 15. 3 of 18 reported.``"""
    whole = sum(parts.values())
    if not whole:
        return _("No activity.")
    told = ", ".join(
        f"{scope.words[state]} {say_number(parts[state])}" for state in scope.vocabulary.order() if parts.get(state)
    )
    number = ngettext("%(num)s activity", "%(num)s activities", whole) % {"num": say_number(whole)}
    return f"{number}: {told}. " + _("%(done)s reported.") % {"done": say_reported(parts)}
