"""What lists can be narrowed by, what of it is chosen, and what they say before anything is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

CHOOSE = _("Choose …")

# Name in the address, label, and ``(value, label)`` of each option.
Offered = tuple[str, str, list[tuple[str, Any]]]


@dataclass(frozen=True)
class Filter:
    """One filter of a list: its options and what is chosen, ``""`` for nothing."""

    name: str
    label: str
    options: list[tuple[str, Any]]
    chosen: str

    @property
    def chosen_label(self) -> str:
        return next((str(label) for value, label in self.options if value == self.chosen), "")


def filters_asked(offered: Iterable[Offered], asked: Mapping[str, Any]) -> list[Filter]:
    """The filters as an address asks for them; a value that is not offered chooses nothing."""
    return [
        Filter(name, label, options, asked.get(name, "") if asked.get(name, "") in dict(options) else "")
        for name, label, options in offered
    ]
