"""Which texts of a plan are translations older than their original, for the one who reads them (H2)."""

from collections.abc import Iterable

from django.db.models import Model

from puebla.kernel.languages import reading_language
from puebla.kernel.memory.translations import outdated_translations_of

from ..models import Passage, Plan, Topic


def outdated_in(plan: Plan, content: dict, language: str | None = None) -> dict[str, set[int]]:
    """``{"passages": {id}, "topics": {id}, "plan": {id}}`` of what reads older in the reader's language.

    ``content`` is the plan's present content, so that nothing is asked twice: three statements for any length.
    """
    language = language or reading_language()
    entries = [entry for kind in content["passages"].values() for entry in kind]
    topics = [topic for pillar in content["pillars"] for topic in pillar["topics"]]
    return {
        "plan": outdated_among([plan], language),
        "passages": outdated_among([_as_record(Passage, entry, ("name", "text")) for entry in entries], language),
        "topics": outdated_among([_as_record(Topic, topic, ("name",)) for topic in topics], language),
    }


def _as_record(model, entry, texts):
    """An entry of a content as the record that it was read from; never saved."""
    columns = {f"{name}_{code}": words for name in texts for code, words in entry[name].items()}
    return model(pk=entry["id"], **columns)


def outdated_among(records: Iterable[Model], language: str | None = None) -> set[int]:
    """The ids of the records that have a text which is older in the reader's language; one statement for all."""
    language = language or reading_language()
    return {pk for pk, texts in outdated_translations_of(records).items() if language in texts.values()}
