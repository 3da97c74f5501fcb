"""Translations older than their original, found in the memory of both (H2)."""

from typing import Any

from puebla.kernel.memory import translations

from ..rules.form import Form
from .values import records_of


def outdated_translations(record: Any, form: Form) -> dict[str, str]:
    """``{field: language}`` of texts whose original, in the activity's own language, was changed after them.

    One query for each record that the form writes, whatever the number of versions.
    """
    records = records_of(record)
    written_in = records["activity"].written_in
    outdated: dict[str, str] = {}
    for name, held in records.items():
        found = translations.outdated_translations(held, original=written_in)
        shown = {field.name for field in form.fields if field.is_bilingual and field.on == name}
        outdated |= {text: language for text, language in found.items() if text in shown}
    return outdated
