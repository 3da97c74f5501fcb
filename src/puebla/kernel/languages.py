"""Two languages for content (H2): pairs of columns ``x_en``/``x_es``, read through one name.

Explicit columns, not columns added behind the model's back: history triggers, SQL and exports see them.
"""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .refusals import RuleBroken

LANGUAGES = ("en", "es")


def reading_language():
    """The language of the present reader, ``en`` or ``es``."""
    return "es" if (get_language() or "en").startswith("es") else "en"


class Bilingual:
    """Descriptor: ``record.title`` is ``title_en`` or ``title_es`` after the reader, the other one where that is empty."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, record, owner=None):
        if record is None:
            return self
        return in_language(record, self.name, reading_language())


def in_language(record, name, language):
    """The text of ``name`` in ``language``; the other language's where that one is empty."""
    other = "en" if language == "es" else "es"
    return getattr(record, f"{name}_{language}") or getattr(record, f"{name}_{other}")


def must_say(record, stem, *, rule):
    """Raises ``RuleBroken("text_missing")`` where the text ``stem`` is empty in both languages."""
    if not in_language(record, stem, "en").strip() and not in_language(record, stem, "es").strip():
        raise RuleBroken("text_missing", _("Write this in at least one language."), rule=rule, field=f"{stem}_en")


def short_pair(label, **options):
    """Two ``CharField`` columns for a bilingual short text, to be assigned to ``title_en, title_es``."""
    options.setdefault("max_length", 500)
    return tuple(models.CharField(label, blank=True, default="", **options) for _ in LANGUAGES)


def long_pair(label, **options):
    """Two ``TextField`` columns for a bilingual long text."""
    return tuple(models.TextField(label, blank=True, default="", **options) for _ in LANGUAGES)
