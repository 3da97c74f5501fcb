"""The process's words for one stored status (F7; sources.md 2.19): the profile maps them, nothing is stored twice."""

from dataclasses import dataclass
from functools import cache

from puebla.profiles.process import process

from ...states import ActivityState

STORED = "stored"


@dataclass(frozen=True)
class Word:
    """``states`` are the stored states that the word stands for; the first gives it its sign. ``of_commitment``: as it is
    said of a commitment, where that is another (in Spanish of the other gender).
    """

    code: str
    name: str
    states: tuple[str, ...]
    of_commitment: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """``words`` in their order; every stored state has exactly one, its own name where the profile has no word for it."""

    code: str
    name: str
    words: tuple[Word, ...]

    def word_of(self, state: str) -> Word:
        """The word for a stored state."""
        return next(word for word in self.words if state in word.states)

    def states_of(self, codes: tuple[str, ...]) -> list[str]:
        """The stored states that these words stand for; unknown words stand for none."""
        return [state for word in self.words if word.code in codes for state in word.states]

    def order(self) -> list[str]:
        """The stored states in the order of the words."""
        return [state for word in self.words for state in word.states]


@cache
def _vocabularies(code: str, language: str) -> dict[str, Vocabulary]:
    data = process().data
    listed = [*data.get("vocabularies", ()), {"code": STORED, "name": STORED_NAME, "words": ()}]
    names = {state["code"]: state["name"][language] for state in data["states"]}
    return {one["code"]: Vocabulary(one["code"], one["name"][language], _words(one, names, language)) for one in listed}


STORED_NAME = {"en": "Puebla", "es": "Puebla"}


def _words(one: dict, names: dict[str, str], language: str) -> tuple[Word, ...]:
    words = [
        Word(
            word["code"], word["name"][language], tuple(word["states"]), word.get("of_commitment", {}).get(language, "")
        )
        for word in one["words"]
    ]
    said = {state for word in words for state in word.states}
    return (
        *words,
        *(Word(state, names.get(state, state), (state,)) for state in ActivityState.values if state not in said),
    )


def vocabularies(language: str) -> dict[str, Vocabulary]:
    """The vocabularies of the process by code, the matrix's own first; the stored states' names are always one."""
    return _vocabularies(process().code, language)
