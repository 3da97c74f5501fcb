"""Translations older than their original, found in the memory of both (H2)."""

from typing import Any

from django.db import connection
from django.db.models import Model

from ..rules.form import Form
from .values import records_of


def outdated_translations(record: Any, form: Form) -> dict[str, str]:
    """``{field: language}`` of texts whose original, in the activity's own language, was changed after them.

    One query for each record that the form writes, whatever the number of versions.
    """
    records = records_of(record)
    written_in = records["activity"].written_in
    other = "en" if written_in == "es" else "es"
    outdated = {}
    for name, held in records.items():
        texts = [field.name for field in form.fields if field.is_bilingual and field.on == name]
        changed = _last_changes(held, [f"{text}_{language}" for text in texts for language in (written_in, other)])
        for text in texts:
            original, translation = f"{text}_{written_in}", f"{text}_{other}"
            if getattr(held, original) and getattr(held, translation) and changed[original] > changed[translation]:
                outdated[text] = other
    return outdated


def _last_changes(record: Model, columns: list[str]) -> dict[str, int]:
    """For each column the event in which it last changed; 0 where it never did."""
    if not columns:
        return {}
    quote = connection.ops.quote_name
    table = quote(f"{record._meta.db_table}event")
    before = ", ".join(f"{quote(c)}, lag({quote(c)}, 1, '') OVER w AS {quote('was_' + c)}" for c in columns)
    last = ", ".join(
        f"coalesce(max(pgh_id) FILTER (WHERE {quote(c)} <> {quote('was_' + c)}), 0)" for c in columns
    )
    sql = f"SELECT {last} FROM (SELECT pgh_id, {before} FROM {table} WHERE pgh_obj_id = %s WINDOW w AS (ORDER BY pgh_id)) v"  # noqa: S608  names come from our own forms
    with connection.cursor() as cursor:
        cursor.execute(sql, [record.pk])
        return dict(zip(columns, cursor.fetchone(), strict=True))

