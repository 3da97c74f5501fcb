"""Numbers as the reader writes them."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from .languages import reading_language

MOST = 4096  # numbers in words that are kept: a page with charts says some hundreds, most of them often


def say_number(value: float | Decimal | None) -> str:
    """``1,234`` after the reader's language; empty for nothing."""
    return "" if value is None else _said(value, reading_language())


@lru_cache(MOST, typed=True)
def _said(value: float | Decimal, language: str) -> str:
    return format_decimal(value, locale="en" if language == "en" else "es_MX")
