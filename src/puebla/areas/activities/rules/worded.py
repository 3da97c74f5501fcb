"""Sentences that are kept and read again by somebody else, in the language of whoever reads them then (H2)."""

from collections.abc import Mapping
from typing import Any, Self

from django.utils.translation import gettext


class Worded(str):
    """A sentence in the present language that remembers what it says; used like what ``gettext`` returns."""

    __slots__ = ("msgid", "words")
    msgid: str
    words: Mapping[str, Any] | None

    def __new__(cls, msgid: str, words: Mapping[str, Any] | None = None) -> Self:
        sentence = gettext(msgid)
        made = super().__new__(cls, sentence if words is None else sentence % words)
        made.msgid, made.words = msgid, words
        return made

    def __mod__(self, words: Any) -> "Worded":
        return Worded(self.msgid, words)

    def __deepcopy__(self, _memo: Any) -> "Worded":
        return self


def worded(msgid: str) -> Worded:
    """``gettext`` whose answer can be kept with :func:`kept_words`; imported as ``_``, so that catalogues find it."""
    return Worded(msgid)


def kept_words(text: Any) -> Any:
    """What is stored of a sentence, or of a text that is none: something for JSON."""
    if isinstance(text, Worded):
        words = None if text.words is None else {name: kept_words(word) for name, word in text.words.items()}
        return {"says": text.msgid, "words": words}
    return text


def words_from(kept: Any) -> Any:
    """The sentence of what :func:`kept_words` gave, in the present language."""
    if isinstance(kept, dict) and "says" in kept:
        words = kept["words"]
        return Worded(kept["says"], None if words is None else {name: words_from(word) for name, word in words.items()})
    return kept
