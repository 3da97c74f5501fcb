"""Where a thing is written, in words: ``SP19 3.10; decision 11`` as pages show it, in the reader's language.

A profile names a source by its code and a place inside (``R20 Table 1``), and what no source says as ``ours`` or by the
number of a decision. Readers get the code with what it stands for, and are told what is our own reading.
"""

import re
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import get_language, gettext_noop, pgettext_lazy
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

PARTS = re.compile(r"\s*;\s*|,\s*(?=ours\b)")
OURS = re.compile(r"(ours|decisions?)\b")
NOWHERE = gettext_noop("not in the sources")
PLACES = {
    "Achievements": pgettext_lazy("place in a source", "Achievements"),
    "Approaches": pgettext_lazy("place in a source", "Approaches"),
    "Development": pgettext_lazy("place in a source", "Development"),
    "Follow-up Matrix": pgettext_lazy("place in a source", "Follow-up Matrix"),
    "General Objective": pgettext_lazy("place in a source", "General Objective"),
    "Human Rights": pgettext_lazy("place in a source", "Human Rights"),
    "Introduction": pgettext_lazy("place in a source", "Introduction"),
    "Mission": pgettext_lazy("place in a source", "Mission"),
    "Policy": pgettext_lazy("place in a source", "Policy"),
    "Reference Documents": pgettext_lazy("place in a source", "Reference Documents"),
    "Responsibilities": pgettext_lazy("place in a source", "Responsibilities"),
    "Specific Objectives": pgettext_lazy("place in a source", "Specific Objectives"),
    "Table": pgettext_lazy("place in a source", "Table"),
    "Vision": pgettext_lazy("place in a source", "Vision"),
    "Working Groups": pgettext_lazy("place in a source", "Working Groups"),
    "conference": pgettext_lazy("place in a source", "conference"),
    "last row": pgettext_lazy("place in a source", "last row"),
    "note": pgettext_lazy("place in a source", "note"),
    "notes": pgettext_lazy("place in a source", "notes"),
    "public record": pgettext_lazy("place in a source", "public record"),
    "title page": pgettext_lazy("place in a source", "title page"),
}
PLACE = re.compile(rf"\b({'|'.join(sorted(PLACES, key=len, reverse=True))})\b")


def say_source(text: str) -> Markup:
    """The sources in words; each known code carries what it stands for."""
    return _said(text or "", get_language(), settings.PUEBLA_PROFILE)


@lru_cache(4096)
def _said(text: str, _language: str | None, _profile: str) -> Markup:
    parts = [part for part in PARTS.split(text) if part]
    found = [_part(part) for part in parts if part != NOWHERE and not OURS.match(part)]
    is_ours = any(OURS.match(part) for part in parts)
    if is_ours:
        found.append(escape(_("the rest is our reading") if found else _("Our reading; no source says it")))
    elif NOWHERE in parts:
        found.append(escape(_(NOWHERE)))
    return Markup("; ").join(found)


def _part(part: str) -> Markup:
    """``SP19 note 5``: the code with its title, the place in the reader's language."""
    names = import_string(settings.PUEBLA_SOURCES)()
    code, space, place = part.partition(" ")
    if code not in names:
        return escape(_place(part))
    place = ", ".join(_place(one.removeprefix(f"{code} ")) for one in place.split(", "))
    return Markup('<abbr title="{}">{}</abbr>{}{}').format(names[code], code, space, place)


def _place(words: str) -> str:
    return PLACE.sub(lambda found: str(PLACES[found[0]]), words)
