"""One button, one act: said when it is done, and when a rule refuses it."""

from django.contrib import messages
from django.http import HttpResponseRedirect

from ..refusals import RuleBroken


def step(request, act, *, to, message=""):
    """Call ``act()``, say ``message`` or the rule that refuses, and go on to the address ``to`` either way."""
    try:
        act()
    except RuleBroken as broken:
        messages.error(request, str(broken))
    else:
        if message:
            messages.success(request, message)
    return HttpResponseRedirect(to)
