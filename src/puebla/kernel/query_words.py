"""What a reader typed, as PostgreSQL asks it: whole words and beginnings, with and without their accents."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Func, TextField

CONFIGURATION = {"en": "english", "es": "spanish"}
ACCENTED, PLAIN = "áéíóúüñÁÉÍÓÚÜÑ", "aeiouunAEIOUUN"
ACCENTS = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"}
OPERATORS = re.compile(r'"|(^|\s)-\S|\bor\b', re.IGNORECASE)
BEGINNING = (
    5  # letters from which on a word may also be the beginning of a longer one; the stem of a short one fits too much
)
WORDS = 8  # more are not expanded; they are still asked for as they stand


class Folded(Func):
    """A text without the accents of Spanish, as people type in a hurry."""

    template = f"translate(%(expressions)s, '{ACCENTED}', '{PLAIN}')"
    output_field = TextField()


def fold(text):
    """The same in Python."""
    return text.translate(str.maketrans(ACCENTED, PLAIN))


def folded_vector(columns, language):
    """The words of these columns without their accents: to search in, and to make the index of."""
    return SearchVector(*(Folded(column) for column in columns), config=CONFIGURATION[language])


def asked(text, language, *, is_folded):
    """The query for ``text``, in words as they are written or without their accents.

    As search engines read it (phrases, ``-without``, ``or``); where it has no such signs every word may also be a
    beginning, and in words as they are written the one accent that may have been left out is supplied.
    """
    text = fold(text) if is_folded else text
    configuration = CONFIGURATION[language]
    plain = SearchQuery(text, config=configuration, search_type="websearch")
    words = re.findall(r"\w+", text)
    if OPERATORS.search(text) or not 0 < len(words) <= WORDS:
        return plain
    spellings = [[word] if is_folded else variants(word) for word in words]
    expanded = " & ".join(f"({' | '.join(_begun(one) for one in every)})" for every in spellings)
    return plain | SearchQuery(expanded, config=configuration, search_type="raw")


def variants(word):
    """The word as typed, without accents, and with an accent on each letter in turn that may carry one."""
    word = word.lower()
    plain = fold(word)
    accented = (
        plain[:place] + ACCENTS[letter] + plain[place + 1 :] for place, letter in enumerate(plain) if letter in ACCENTS
    )
    return list(dict.fromkeys([word, plain, *accented]))


def _begun(word):
    return f"'{word}':*" if len(word) >= BEGINNING else f"'{word}'"
