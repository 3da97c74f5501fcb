"""One act in one sentence: who changed what, from what, to what, and why."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .changes import ADDED, CHANGED, OPENED

SHOWN_WHOLE = 160  # longer texts stand below the sentence, not in it

# Acts that are told by what they are, whatever they wrote.
WHOLE_ACTS = {
    "profile.load": gettext_lazy("%(who)s loaded this with the data of the process"),
    "demonstration.load": gettext_lazy("%(who)s loaded this with the data of the demonstration"),
}
RESTORED = "history.restore:"


def say_act(*, who, act, why, changes, created, what, savings=1):
    """The sentence of an act. ``created``: the record began with it; ``what``: what such a record is called."""
    told = _core(who, act, changes, created, what)
    if savings > 1:
        told += ngettext(", saving once", ", saving %(count)s times", savings) % {"count": savings}
    if why and act not in WHOLE_ACTS:
        told += _(", because “%(why)s”") % {"why": why.strip().rstrip(".")}
    return f"{told}."


def _core(who, act, changes, created, what):
    if act in WHOLE_ACTS:
        return WHOLE_ACTS[act] % {"who": who}
    if act.startswith(RESTORED):
        return _("%(who)s restored version %(number)s") % {"who": who, "number": act.removeprefix(RESTORED)}
    if created:
        return _("%(who)s entered this %(what)s") % {"who": who, "what": what}
    if not changes:
        return _("%(who)s saved this; nothing that is shown here changed") % {"who": who}
    if len(changes) == 1:
        return _say_one(who, changes[0])
    return ngettext("%(who)s made %(count)s change", "%(who)s made %(count)s changes", len(changes)) % {
        "who": who,
        "count": len(changes),
    }


def _say_one(who, change):
    words = {"who": who, "what": change.what, "before": change.before, "after": change.after}
    if change.sign == OPENED:
        return _("%(who)s changed the %(what)s; what it was before is not open to you") % words
    if change.sign == CHANGED:
        return _say_changed(change) % words
    if change.sign == ADDED:
        return (_("%(who)s added %(what)s: %(after)s") if change.after else _("%(who)s began the %(what)s")) % words
    return (_("%(who)s removed %(what)s: %(before)s") if change.before else _("%(who)s removed the %(what)s")) % words


def _say_changed(change):
    if stands_below(change):
        return _("%(who)s reworded the %(what)s") if change.before else _("%(who)s wrote the %(what)s")
    if change.before and change.after:
        return _("%(who)s changed the %(what)s from “%(before)s” to “%(after)s”")
    if change.after:
        return _("%(who)s set the %(what)s to “%(after)s”")
    return _("%(who)s emptied the %(what)s, which was “%(before)s”")


def stands_below(change):
    """Whether a change needs more room than a sentence has."""
    return change.diff is not None or max(len(change.before), len(change.after)) > SHOWN_WHOLE
