"""What a pillar, topic, body, party or office is called in a cell and in a list, in the reader's language."""

from functools import cached_property

from django.utils.translation import gettext, override, pgettext

from ....members.states import PartyKind
from ...rules.alphabet import folded
from ...states import ActorOffice
from .directory import BodyRow, Directory, PartyRow


class Labels:
    """Names in one language, worked out once for a directory. ``actor`` names are those of ``rules.actor``."""

    def __init__(self, directory: Directory, language: str) -> None:
        self.directory = directory
        self.language = language
        self.place = 1 if language == "es" else 0

    def pick(self, pair) -> str:
        """The reader's language; the other one where that is empty."""
        return pair[self.place] or pair[1 - self.place]

    @cached_property
    def pillars(self) -> dict[int, str]:
        return {row.id: self.pick(row.name) for row in self.directory.pillars.values()}

    @cached_property
    def pillar_numbers(self) -> dict[int, int]:
        return {row.id: row.number for row in self.directory.pillars.values()}

    @cached_property
    def topics(self) -> dict[int, str]:
        """``2.4 Return and reintegration``."""
        numbers = self.pillar_numbers
        return {
            row.id: f"{numbers[row.pillar_id]}.{row.number} {self.pick(row.name)}"
            for row in self.directory.topics.values()
        }

    @cached_property
    def topic_places(self) -> dict[int, int]:
        """Where each topic stands among all of them."""
        return {topic: place for place, topic in enumerate(self.topics)}

    @cached_property
    def bodies(self) -> dict[int, str]:
        return {row.id: self._short(row) for row in self.directory.bodies.values()}

    @cached_property
    def bodies_dated(self) -> dict[int, str]:
        """With their years: a group may have been succeeded by one of the same name (L2)."""
        return {row.id: f"{self.bodies[row.id]}{self._years(row)}" for row in self.directory.bodies.values()}

    @cached_property
    def parties(self) -> dict[int, str]:
        return {row.id: self._short(row) for row in self.directory.parties.values()}

    @cached_property
    def offices(self) -> dict[str, str]:
        with override(self.language):
            return {code: str(label) for code, label in ActorOffice.choices}

    @cached_property
    def actors(self) -> dict[str, str]:
        """Every actor by its key in a row: ``p7``, ``b3``, ``oppt``; in the order in which actors are listed."""
        parties = sorted(self.directory.parties.values(), key=self._party_order)
        return (
            {f"o{code}": label for code, label in self.offices.items()}
            | {f"b{row.id}": self.bodies[row.id] for row in self.directory.bodies.values()}
            | {f"p{row.id}": self.parties[row.id] for row in parties}
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """The name (``party:MX``) of every actor by its key."""
        return (
            {f"o{code}": f"office:{code}" for code in self.offices}
            | {f"b{row.id}": f"body:{row.code}" for row in self.directory.bodies.values()}
            | {f"p{row.id}": f"party:{row.code}" for row in self.directory.parties.values()}
        )

    @cached_property
    def actor_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The actors as a list to choose from: ``(group, [(name, label), ...])``."""
        with override(self.language):
            titles = {"o": pgettext("of actors", "Offices"), "b": gettext("Bodies")}
            kinds = {str(code): str(label) for code, label in PartyKind.choices}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, label in self.actors.items():
            if key[0] == "p":
                title = kinds[self.directory.parties[int(key[1:])].kind]
            else:
                title = titles[key[0]]
            shown = self.bodies_dated[int(key[1:])] if key[0] == "b" else label
            groups.setdefault(title, []).append((self.names[key], shown))
        return list(groups.items())

    def _short(self, row: BodyRow | PartyRow) -> str:
        return self.pick(row.short_name) or self.pick(row.name)

    def _years(self, row: BodyRow) -> str:
        if row.from_year is None and row.until_year is None:
            return ""
        return f" ({row.from_year or ''}–{row.until_year or ''})"

    def _party_order(self, row: PartyRow) -> tuple:
        return list(PartyKind.values).index(row.kind), folded(self.parties[row.id])


def labels_of(directory: Directory, language: str) -> Labels:
    """The labels of a directory, kept with it."""
    if language not in directory.said:
        directory.said[language] = Labels(directory, language)
    return directory.said[language]
