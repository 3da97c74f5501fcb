"""How entries of a profile become columns: dated periods and texts in both languages."""

from puebla.kernel.dates import Precision, parse_dated
from puebla.kernel.languages import LANGUAGES


def period(one):
    """The columns of a :class:`Period` from ``from``/``since_at_least`` and ``until``/``until_at_latest``."""
    from_on, from_precision = parse_dated(one.get("from") or one.get("since_at_least"))
    until_on, until_precision = parse_dated(one.get("until") or one.get("until_at_latest"))
    return {
        "from_on": from_on,
        "from_precision": Precision.AT_LEAST if "since_at_least" in one else from_precision,
        "until_on": until_on,
        "until_precision": Precision.AT_LEAST if "until_at_latest" in one else until_precision,
        "source": one.get("source", ""),
    }


def pair(name, text):
    """The two columns of a bilingual text; empty where there is none."""
    return {f"{name}_{language}": text[language] if text else "" for language in LANGUAGES}
