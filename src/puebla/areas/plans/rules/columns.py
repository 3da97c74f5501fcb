"""A text in both languages as the two columns that keep it."""

from collections.abc import Mapping

NOTHING = {"en": "", "es": ""}


def columns(name: str, text: Mapping[str, str]) -> dict[str, str]:
    """``{"title_en": ..., "title_es": ...}`` from ``{"en": ..., "es": ...}``."""
    return {f"{name}_en": text["en"], f"{name}_es": text["es"]}
