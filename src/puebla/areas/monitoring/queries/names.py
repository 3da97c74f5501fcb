"""Names of what numbers are split by."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model


def names_of(model: type[Model]) -> Callable[[Iterable[str | None]], dict[Any, str]]:
    """``codes -> {code: name}`` for records that have a code: bodies, countries, topics."""
    return lambda codes: {
        one.code: str(one)  # type: ignore[attr-defined]
        for one in model._default_manager.filter(code__in=[code for code in codes if code])
    }
