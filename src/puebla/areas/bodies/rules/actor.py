"""Whom a record names: ``party:MX``, ``body:rcgm`` or ``office:ppt`` (SP19 4.2 names all three)."""

from typing import Any

Name = str


def name_of(involvement: Any) -> Name:
    """The name of whom an involvement or an addressee is about (its party or body must be at hand)."""
    if involvement.party_id:
        return f"party:{involvement.party.code}"
    if involvement.body_id:
        return f"body:{involvement.body.code}"
    return f"office:{involvement.office}"


def split(name: Name) -> tuple[str, str]:
    """``("party", "MX")``."""
    kind, _colon, code = name.partition(":")
    return kind, code
