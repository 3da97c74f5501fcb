"""Offices in the reader's words."""

from puebla.kernel.access.standing import EVERYONE, Standing
from puebla.kernel.access.table import OFFICES
from puebla.kernel.languages import reading_language


def offices_in_words(standing: Standing) -> list[str]:
    """The offices held, in the order of the table; none for the public."""
    language = reading_language()
    return [names[language] for code, names in OFFICES.items() if code in standing.offices and code != EVERYONE]
