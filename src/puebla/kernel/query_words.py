"""What a reader typed, as PostgreSQL asks it: whole words and beginnings, with and without their accents."""

import re

from django.contrib.postgres.search import SearchQuery

CONFIGURATION = {"en": "english", "es": "spanish"}
ACCENTED, PLAIN = "áéíóúüñàèâêîôûçäö", "aeiouunaeaeioucao"
ACCENTS = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"}
OPERATORS = re.compile(r'"|(^|\s)-\S|\bor\b', re.IGNORECASE)
BEGINNING = (
    5  # letters from which on a word may also be the beginning of a longer one; the stem of a short one fits too much
)
WORDS = 8  # more are not expanded; they are still asked for as they stand


def fold(text):
    """A text in small letters without accents, as people type in a hurry."""
    return text.lower().translate(str.maketrans(ACCENTED, PLAIN))


def asked(text, language):
    """The query for ``text``: as search engines read it (phrases, ``-without``, ``or``), and, where it has no such
    signs, also every word as a beginning and with the one accent that may have been left out.
    """
    configuration = CONFIGURATION[language]
    plain = SearchQuery(text, config=configuration, search_type="websearch")
    words = re.findall(r"\w+", text)
    if OPERATORS.search(text) or not 0 < len(words) <= WORDS:
        return plain
    expanded = " & ".join(f"({' | '.join(_begun(one) for one in variants(word))})" for word in words)
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
