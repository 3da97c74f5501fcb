"""What a draft still lacks: texts that nobody wrote or only in one language, and signs that its PDF cannot show."""

import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from puebla.kernel.documents.glyphs import lacking

from ..models import Report, Section
from ..rules.kind import TEXTS
from .report import languages_without_text, sections_of
from .sections import title_of

MOST = 8  # signs that are named, of a section


@dataclass(frozen=True)
class Unfinished:
    """In the reader's language and the report's order: ``empty`` and ``half`` name sections, ``signs`` tell whole sentences."""

    empty: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)

    @property
    def is_texts(self) -> bool:
        """Whether people have texts left to write."""
        return bool(self.empty or self.half)


def unfinished(report: Report) -> Unfinished:
    """What nobody should freeze without knowing."""
    found = Unfinished()
    for section in sections_of(report):
        title = title_of(section.code)
        if section.code in TEXTS and not section.text:
            found.empty.append(title)
        for language in languages_without_text(section):
            without = _("no text in English") if language == "en" else _("no text in Spanish")
            found.half.append(f"{title}: {without}")
        if told := say_lacking(section):
            found.signs.append(told)
    return found


def say_lacking(section: Section) -> str:
    """Which signs of a section no font of the PDF has, as a sentence; empty where there are none."""
    content = json.dumps(section.content, ensure_ascii=False)
    signs = lacking(f"{section.text_en}\n{section.text_es}\n{content}")
    if not signs:
        return ""
    named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:MOST])
    more = _(" and others") if len(signs) > MOST else ""
    return _("“%(section)s”: the PDF shows a white square in the place of %(signs)s%(more)s.") % {
        "section": title_of(section.code),
        "signs": named,
        "more": more,
    }
