"""The Jinja2 environment of every page: translations, addresses, dates and numbers in the reader's manner."""

from functools import lru_cache

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ..access.table import can
from ..dates import say_date
from ..languages import in_language, reading_language
from ..memory.words import say_moment
from ..numbers import say_number
from ..sources import say_source
from . import signs


def environment(**options):
    """Called once by Django; an undefined variable in a template is an error, never an empty space."""
    options["undefined"] = StrictUndefined
    options.setdefault("trim_blocks", True)
    options.setdefault("lstrip_blocks", True)
    env = Environment(  # noqa: S701  Django switches escaping on, in the options
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], **options
    )
    env.install_gettext_callables(  # type: ignore[attr-defined] # of the i18n extension
        gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals.update(
        static=static, url=url, can=can, in_language=in_language, reading_language=reading_language, settings=settings,
        signs=signs, once=rendered_once(env),
    )  # fmt: skip
    env.filters.update(day=say_date, moment=say_moment, number=say_number, source=say_source, paragraphs=paragraphs)
    return env


@lru_cache(8192)
def _said(_language, message):
    return translation.gettext(message)


def gettext(message):
    """The message in the present language; a page has hundreds, and they do not change while the process runs."""
    return _said(translation.get_language(), message)


@lru_cache(4096)
def _address(_language, _prefix, name, args, kwargs):
    """What does not change while the process runs is looked up once; a page has dozens of addresses."""
    return reverse(name, args=args, kwargs=dict(kwargs))


def url(name, *args, query="", **kwargs):
    """The address of a page in the present language; ``query`` is appended after ``?`` where not empty."""
    address = _address(translation.get_language(), get_script_prefix(), name, args, tuple(kwargs.items()))
    return f"{address}?{query}" if query else address


def rendered_once(env):
    """``once("ui/head.html")``: a template that depends on nothing but the language, rendered once for each."""
    kept = {}

    def once(template):
        key = template, translation.get_language()
        if key not in kept or env.auto_reload:
            kept[key] = Markup(env.get_template(template).render())  # noqa: S704  a template escapes for itself
        return kept[key]

    return once


def paragraphs(text):
    """Plain text with its line breaks kept, escaped."""
    return Markup(linebreaksbr(text or "", autoescape=True))  # noqa: S704  escaped by the filter
