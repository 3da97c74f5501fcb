"""The site's part of the shell: the process, its presidency, the navigation, the languages, the account menu."""

import time
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _

from puebla.kernel import clock
from puebla.kernel.dates import say_date
from puebla.kernel.languages import reading_language
from puebla.profiles.process import process

from .accounts.words import offices_in_words
from .navigation import Whereabouts, address
from .queries.presiding import presiding_on

MINUTE = 60
_said = {}  # (day, language) -> (when it was asked, the line); shows a public fact, grants nothing


def shell(request):
    """What ``ui/base.html`` needs from the site; at most one query, and that once a minute."""
    whereabouts = Whereabouts(request)
    return {
        "process": process(),
        "presidency_line": presidency_line(),
        "nav": whereabouts.sections(),
        "languages": languages(request),
        "account": account(request.standing, whereabouts),
        "footer_links": whereabouts.foot(),
        "search_url": address("search"),
        "sign_in_url": address("account_login"),
        "see_as_end_url": address("see-as-end"),
        "demonstration": settings.DEMONSTRATION,
        "process_clock": settings.PUEBLA_CLOCK,
        "printed_on": _printed_on(clock.today(), reading_language()),
    }


@lru_cache(maxsize=4)
def _printed_on(day, language):
    return say_date(day, language=language)


def presidency_line():
    """``Presidency pro tempore 2022: El Salvador``, or that none is known for the day; kept for a minute."""
    key = clock.today(), reading_language(), settings.DATABASES["default"]["NAME"]
    asked_at, line = _said.get(key, (-MINUTE, ""))
    if time.monotonic() - asked_at > MINUTE:
        line = _presidency_line(key[0])
        _said.clear()
        _said[key] = time.monotonic(), line
    return line


def _presidency_line(day):
    presidency = presiding_on(day)
    if presidency is None:
        return ""
    return _("Presidency pro tempore %(year)s: %(country)s") % {
        "year": presidency.year,
        "country": presidency.party.name,
    }


def languages(request):
    """The same page in each language: only the first part of the address differs."""
    present = reading_language()
    rest = request.get_full_path()
    for code, _name in settings.LANGUAGES:
        if rest.startswith(f"/{code}/"):
            rest = rest[len(code) + 1 :]
            break
    else:
        rest = "/"
    return [
        {"code": code, "name": name, "url": f"/{code}{rest}", "current": code == present}
        for code, name in settings.LANGUAGES
    ]


def account(standing, whereabouts):
    """Who is signed in, in which offices, and where their own pages are; ``None`` for the public."""
    if not standing.is_signed_in:
        return None
    return {
        "name": standing.name or _("The public"),
        "offices": offices_in_words(standing) or [_("no office today")],
        "links": whereabouts.own(),
        "sign_out_url": address("account_logout"),
    }
