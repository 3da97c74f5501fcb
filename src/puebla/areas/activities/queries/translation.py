"""Translations older than their original, in a form that writes several records (H2)."""

from typing import Any

from puebla.kernel.memory.translations import outdated_translations as outdated_in

from ..rules.form import Form
from .values import records_of


def outdated_translations(record: Any, form: Form) -> dict[str, str]:
    """``{field: language}`` of the form's texts whose original was changed after them; one query a record."""
    outdated: dict[str, str] = {}
    for name, held in records_of(record).items():
        texts = {field.name for field in form.fields if field.is_bilingual and field.on == name}
        if texts:
            outdated |= {text: language for text, language in outdated_in(held).items() if text in texts}
    return outdated
