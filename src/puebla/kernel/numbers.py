"""Numbers as the reader writes them."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from .languages import reading_language

MOST = 4096  # numbers in words that are kept: a page with charts says some hundreds, most of them often


def say_number(value: float | Decimal | None) -> str:
    """``1,234`` after the reader's language; empty for nothing."""
    return "" if value is None else _said(value, reading_language())


def say_amount(value: Decimal | int, currency: str = "") -> str:
    """Money as it is written, with all its decimals: ``25,000.50``, ``USD 1,250.00``. ``currency`` after ISO 4217."""
    said = _money(Decimal(value), reading_language())
    return f"{currency} {said}" if currency else said


@lru_cache(MOST)
def _money(value: Decimal, language: str) -> str:
    return format_decimal(value, format="#,##0.00", locale="en" if language == "en" else "es_MX")


def say_percent(value: Decimal | None) -> str:
    """A share between 0 and 1 as ``50%``, in Spanish ``50 %``, to two decimals; empty for nothing."""
    if value is None:
        return ""
    english = reading_language() == "en"
    pattern = "#,##0.##%" if english else "#,##0.##\u00a0%"
    return format_percent(value, format=pattern, locale="en" if english else "es_MX")


@lru_cache(MOST, typed=True)
def _said(value: float | Decimal, language: str) -> str:
    return format_decimal(value, locale="en" if language == "en" else "es_MX")
