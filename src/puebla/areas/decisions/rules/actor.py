"""Whom an item asks, under one name for forms: ``party:MX``, ``body:rcgm``, ``office:ppt``."""

from typing import Any


def name_of(addressee: Any) -> str:
    """The name of a row of addressees, whose party or body is read with it."""
    if addressee.party:
        return f"party:{addressee.party.code}"
    return f"body:{addressee.body.code}" if addressee.body else f"office:{addressee.office}"


def read_name(name: str) -> tuple[str, str]:
    """``("party", "MX")`` for ``party:MX``."""
    kind, _colon, code = name.partition(":")
    return kind, code
