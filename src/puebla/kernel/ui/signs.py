"""Icon, state, flag, tag and pillar sign: the pieces that stand hundreds of times on a page.

They are functions, not macros: a matrix of fifty rows calls them some three hundred times, and joining a string takes a
fraction of what a macro does. Templates import them like any component (``ui/icon.html``, ``ui/state.html``...).
"""

from functools import cache

from django.templatetags.static import static
from markupsafe import Markup, escape

# Tone and icon of every stored state; the colour only repeats what icon and word say.
SIGNS = {
    "planned": ("neutral", "planned"),
    "under_way": ("brand", "half"),
    "completed": ("good", "check"),
    "not_achieved": ("bad", "cross"),
    "dropped": ("neutral", "drop"),
    "no_evidence": ("warn", "unknown"),
    "draft": ("neutral", "draft"),
    "submitted": ("brand", "sent"),
    "returned": ("clay", "returned"),
    "checked": ("plum", "tick"),
    "accepted": ("good", "accepted"),
    "proposed": ("neutral", "draft"),
    "consulted": ("brand", "chat"),
    "endorsed": ("good", "accepted"),
    "recommended": ("plum", "flag"),
    "approved": ("good", "accepted"),
    "adopted": ("good", "accepted"),
    "superseded": ("neutral", "ended"),
    "closed": ("neutral", "lock"),
    "open": ("brand", "open"),
    "withdrawn": ("neutral", "drop"),
    "received": ("brand", "mail"),
    "frozen": ("good", "lock"),
    "taken_over": ("good", "check"),
    "set_aside": ("neutral", "drop"),
    "admitted": ("good", "accepted"),
    "declined": ("bad", "cross"),
    "refused": ("bad", "cross"),
    "decided": ("good", "accepted"),
    "ongoing": ("brand", "half"),
    "in_progress": ("brand", "half"),
    "in_preparation": ("brand", "half"),
    "agreed": ("good", "accepted"),
    "abandoned": ("neutral", "drop"),
    "pending": ("neutral", "planned"),
    "to_be_defined": ("warn", "unknown"),
    "done": ("good", "check"),
    "high": ("clay", "arrow-up"),
    "medium": ("neutral", "minus"),
    "low": ("neutral", "arrow-down"),
    "current": ("good", "check"),
    "confirmed": ("good", "check"),
    "unconfirmed": ("warn", "hourglass"),
    "invited": ("brand", "mail"),
    "expired": ("neutral", "hourglass"),
    "ended": ("neutral", "ended"),
    "met": ("good", "check"),
    "not_met": ("bad", "cross"),
    "unknown": ("warn", "unknown"),
}
PLAIN = ("neutral", "planned")


def icon(name, label=None, large=False):
    """One icon of the sprite; silent beside a word, with ``label`` it speaks for itself."""
    if label is None and not large:
        return _silent(name)
    size = " icon-large" if large else ""
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(f'<svg class="icon{size}" {said}><use href="{_sprite()}#{escape(name)}"/></svg>')  # noqa: S704


def state(code, label, tone=None, sign=None):
    """A state as icon and word; ``tone`` and ``sign`` only for a code that :data:`SIGNS` does not have."""
    known = SIGNS.get(str(code), PLAIN)
    return Markup(f"{_opening('state', tone or known[0], sign or known[1])}{escape(label)}</span>")  # noqa: S704


def flag(word, tone="clay", sign="alarm"):
    """A remark on a row: overdue, stale."""
    return Markup(f"{_opening('flag', tone, sign)}{escape(word)}</span>")  # noqa: S704


def tag(word):
    """A small label without meaning of its own: a kind, a language, a symbol."""
    return Markup(f'<span class="tag">{escape(word)}</span>')  # noqa: S704


def pillar_sign(number, label=None):
    """A pillar by number and pattern; ``label`` (its name) is read out and shown on hover."""
    said = escape(label) if label else ""
    title = f' title="{said}"' if label else ""
    words = f'<span class="visually-hidden">{said}</span>' if label else ""
    shown = escape(number)
    return Markup(f'<span class="pillar pillar-sign" data-pillar="{shown}"{title}><b>{shown}</b>{words}</span>')  # noqa: S704


def tone_of(code):
    """The tone of a stored state."""
    return SIGNS.get(str(code), PLAIN)[0]


def sign_of(code):
    """The icon of a stored state."""
    return SIGNS.get(str(code), PLAIN)[1]


@cache
def _sprite():
    return escape(static("puebla/icons.svg"))


@cache
def _silent(name):
    return Markup(f'<svg class="icon" aria-hidden="true"><use href="{_sprite()}#{escape(name)}"/></svg>')  # noqa: S704


@cache
def _opening(kind, tone, sign):
    return f'<span class="{kind}" data-tone="{escape(tone)}">{_silent(sign)}'
