"""Numbers as the reader writes them."""

from babel.numbers import format_decimal

from .languages import reading_language


def say_number(value):
    """``1,234`` after the reader's language; empty for nothing."""
    if value is None:
        return ""
    return format_decimal(value, locale="en" if reading_language() == "en" else "es_MX")
