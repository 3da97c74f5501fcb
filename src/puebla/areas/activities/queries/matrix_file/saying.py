"""What the words in a cell stand for: statuses, parties and bodies, pillars and topics, in either language (F7, H2)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from puebla.areas.bodies.rules.actor import Name
from puebla.areas.members.queries.party import aliases
from puebla.kernel.access.table import OFFICES
from puebla.kernel.languages import LANGUAGES

from ...rules.heading import heading_key
from ...rules.reading import UnreadableError
from ...rules.worded import worded as _
from ...states import ActorOffice
from ..matrix.choice import Choices
from ..matrix.label import labels_of
from ..matrix.vocabulary import STORED, vocabularies

LINES = re.compile(r"[\n;]+")
JOINTS = re.compile(r"\s+(?:and|y|e|&)\s+|\s*/\s*|\s+&\s*", re.IGNORECASE)
NUMBERED_PILLAR = re.compile(r"(?:pillar|pilar)?\s*(\d{1,2})\b[\s.:)\-–]*(.*)", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
SEVERAL_TOPICS = re.compile(r"\d{1,2}\.\d{1,2}(?:\s*(?:,|;|\n|\by\b|\be\b|\band\b|&)\s*\d{1,2}\.\d{1,2})+")
NUMBERED_TOPIC = re.compile(r"(\d{1,2})\.(\d{1,2})\b[\s.:)\-–]*(.*)", re.DOTALL)


class Saying:
    """Reads words for one plan; ``words`` is the vocabulary that the file was written with, asked before the others."""

    def __init__(self, choices: Choices, words: str = "") -> None:
        self.choices = choices
        self.directory = choices.directory
        self.words = words

    def state(self, text: str, present: str) -> str:
        """The stored status that a word stands for; the ``present`` one where the word covers it.

        Raises :class:`UnreadableError`.
        """
        found = self._states.get(heading_key(text))
        if not found:
            known = ", ".join(word.name for word in self.choices.vocabularies[self.choices.usual_words].words)
            raise UnreadableError(
                _("“%(text)s” is no status. The words are: %(known)s.") % {"text": text, "known": known}
            )
        states = next((states for code, states in found if code == self.words), found[0][1])
        return present if present in states else states[0]

    def actors(self, text: str, present: Iterable[Name], year: int) -> list[Name]:
        """The parties, bodies and offices that a text names, between commas or one a line; ``present`` are those it has.

        Of groups that share a name the present one is meant, else the one alive in ``year``.
        Raises :class:`UnreadableError`.
        """
        held, found = set(present), []
        for line in filter(None, map(str.strip, LINES.split(text))):
            found += [self._one_of(names, held, year, said) for said, names in self._named(line)]
        return list(dict.fromkeys(found))

    def body(self, text: str, year: int) -> str:
        """The code of the body of that name; empty where nothing is written. Raises :class:`UnreadableError`."""
        if not text.strip():
            return ""
        found = {name for name in self._actors.get(heading_key(text), ()) if name.startswith("body:")}
        if not found:
            raise UnreadableError(_("There is no body called “%(text)s”.") % {"text": text})
        return self._one_of(found, set(), year, text).removeprefix("body:")

    def pillar(self, text: str) -> str:
        """The number of a pillar of the plan, by number or name; empty stays empty. Raises :class:`UnreadableError`."""
        text = text.strip()
        if not text:
            return ""
        named = self._pillars.get(heading_key(text))
        if named:
            return named
        found = NUMBERED_PILLAR.fullmatch(text)
        if found and found.group(1) in self.choices.pillar_codes:
            self._must_agree(found.group(1), found.group(2), self._pillars, text)
            return found.group(1)
        raise UnreadableError(_("The plan has no pillar “%(text)s”.") % {"text": text})

    def topics(self, text: str) -> list[str]:
        """The numbers of topics of the plan, one a line, by number or name. Raises :class:`UnreadableError`."""
        if SEVERAL_TOPICS.fullmatch(text.strip()):  # 1.5, 1.2
            text = "\n".join(NUMBER.findall(text))
        return sorted({self._topic(line.strip()) for line in LINES.split(text) if line.strip()})

    def _topic(self, text: str) -> str:
        named = self._topics.get(heading_key(text))
        if named:
            return named
        found = NUMBERED_TOPIC.fullmatch(text)
        if found and f"{found.group(1)}.{found.group(2)}" in self.choices.topic_codes:
            number = f"{found.group(1)}.{found.group(2)}"
            self._must_agree(number, found.group(3), self._topics, text)
            return number
        raise UnreadableError(_("The plan has no topic “%(text)s”. Write one topic a line.") % {"text": text})

    @staticmethod
    def _must_agree(number: str, name: str, known: dict[str, str], text: str) -> None:
        """What stands behind a number is its name or nothing: nothing is left out in silence."""
        if heading_key(name) and known.get(heading_key(name)) != number:
            raise UnreadableError(_("In “%(text)s” the number and the name do not belong together.") % {"text": text})

    def _named(self, line: str) -> Iterator[tuple[str, set[Name]]]:
        """What a line names, piece by piece; names may hold commas themselves, so the longest that is known counts."""
        pieces, place = line.split(","), 0
        while place < len(pieces):
            for end in range(len(pieces), place, -1):
                said = ",".join(pieces[place:end])
                if not heading_key(said):
                    place = end
                    break
                if names := self._actors.get(heading_key(said)):
                    yield said, names
                    place = end
                    break
            else:
                yield from self._joined(pieces[place])
                place += 1

    def _joined(self, piece: str) -> Iterator[tuple[str, set[Name]]]:
        """``México y Guatemala``. Raises :class:`UnreadableError`."""
        for said in JOINTS.split(piece):
            names = self._actors.get(heading_key(said))
            if not names:
                raise UnreadableError(
                    _("“%(text)s” is neither a party nor a body nor an office known here.") % {"text": said.strip()}
                )
            yield said, names

    def _one_of(self, names: set[Name], held: set[Name], year: int, said: str) -> Name:
        offices = {name for name in names if name.startswith("office:")}  # the matrix names the office, not its body
        left = names & held or offices or {name for name in names if self._is_alive(name, year)} or names
        if len(left) > 1:
            raise UnreadableError(_("“%(text)s” may mean more than one. Write its code.") % {"text": said.strip()})
        return next(iter(left))

    def _is_alive(self, name: Name, year: int) -> bool:
        if not name.startswith("body:"):
            return True
        body = self.directory.body_by_code[name.removeprefix("body:")]
        return (body.from_year or year) <= year <= (body.until_year or year)

    @cached_property
    def _states(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """``{word: [(vocabulary, states)]}`` of every vocabulary in both languages, the stored states' own names last."""
        found: dict[str, list] = defaultdict(list)
        listed = [one for language in LANGUAGES for one in vocabularies(language).values()]
        for vocabulary in sorted(listed, key=lambda one: one.code == STORED):
            for word in vocabulary.words:
                for key in _in_either_gender(heading_key(word.name)):
                    found[key].append((vocabulary.code, word.states))
        return dict(found)

    @cached_property
    def _actors(self) -> dict[str, set[Name]]:
        found: dict[str, set[Name]] = defaultdict(set)
        for kind, rows in (("party", self.directory.parties), ("body", self.directory.bodies)):
            for row in rows.values():
                for text in (row.code, *row.name, *row.short_name):
                    found[heading_key(text)].add(f"{kind}:{row.code}")
        for code, name in aliases():
            found[heading_key(name)].add(f"party:{code}")
        for language in LANGUAGES:
            labels = labels_of(self.directory, language)
            for code, label in labels.offices.items():
                found[heading_key(label)].add(f"office:{code}")
            for row in self.directory.bodies.values():
                found[heading_key(labels.bodies_dated[row.id])].add(f"body:{row.code}")
        for code in ActorOffice.values:
            found[heading_key(code)].add(f"office:{code}")
            for name in OFFICES.get(code, {}).values():  # "Presidency pro tempore (PPT)"
                found[heading_key(name.partition(" (")[0])].add(f"office:{code}")
        found.pop("", None)
        return dict(found)

    @cached_property
    def _pillars(self) -> dict[str, str]:
        return {heading_key(name): str(row.number) for row in self.choices.pillars for name in row.name if name}

    @cached_property
    def _topics(self) -> dict[str, str]:
        codes = dict(zip((row.id for row in self.choices.topics), self.choices.topic_codes, strict=True))
        return {heading_key(name): codes[row.id] for row in self.choices.topics for name in row.name if name}


def _in_either_gender(key: str) -> list[str]:
    """``planificada`` and ``planificado``: people write of an activity or of a thing to be done."""
    return [key, key[:-1] + {"a": "o", "o": "a"}[key[-1]]] if key[-1] in "ao" else [key]
