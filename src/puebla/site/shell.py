"""The site's part of the shell: the process's name, its presidency, the navigation, the language switch."""

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from puebla.kernel.access.table import can
from puebla.profiles.process import process

# (permission, address name, label): an entry is shown to those whom the table lets in.
SECTIONS = [
    ("today.view", "today", lambda: _("Today")),
    ("matrix.view", "activities:matrix", lambda: _("Matrix")),
    ("page.view", "activities:activity-list", lambda: _("Activities")),
    ("page.view", "plans:plan-list", lambda: _("Plans")),
    ("party.view", "members:country-list", lambda: _("Countries")),
    ("body.view", "bodies:body-list", lambda: _("Bodies")),
]


def shell(request):
    """Process, navigation and languages for ``ui/base.html``; no query of its own."""
    return {
        "process": process(),
        "nav": navigation(request),
        "languages": languages(request),
        "demonstration": settings.DEMONSTRATION,
        "process_clock": settings.PUEBLA_CLOCK,
    }


def navigation(request):
    """The sections that the reader may open, the present one marked."""
    here = request.path
    entries = []
    for permission, name, label in SECTIONS:
        if can(request.standing, permission):
            address = reverse(name)
            entries.append({"label": label(), "url": address, "current": here.startswith(address), "children": []})
    return entries


def languages(request):
    """The same page in each language."""
    present = translation.get_language()
    return [
        {"code": code, "name": name, "url": translate_url(request.get_full_path(), code), "current": code == present}
        for code, name in settings.LANGUAGES
    ]

