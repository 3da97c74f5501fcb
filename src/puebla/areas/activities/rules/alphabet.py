"""Putting texts in order without regard to accents and capitals, the same in Python and in SQL.

No deployment is sure to have the collation of a language, so the letters are folded here.
"""

FOLDED = {
    "a": "áàâäãåÁÀÂÄÃÅ", "e": "éèêëÉÈÊË", "i": "íìîïÍÌÎÏ", "o": "óòôöõÓÒÔÖÕ", "u": "úùûüÚÙÛÜ", "n": "ñÑ", "c": "çÇ",
}  # fmt: skip
LETTERS = {letter: plain for plain, letters in FOLDED.items() for letter in letters}
FOLDS = str.maketrans(LETTERS)


def folded(text: str) -> str:
    """A text as it is put in order."""
    return text.translate(FOLDS).lower()


def folded_sql(expression: str) -> str:
    """The same of an expression in SQL."""
    return f"lower(translate({expression}, '{''.join(LETTERS)}', '{''.join(LETTERS.values())}'))"
