"""Translations older than their original (H2), told from the trail: what was written first, what was changed last."""

from collections import defaultdict

from django.db import connection

from ..languages import LANGUAGES


def pairs_of(model):
    """The names of the model's bilingual texts."""
    names = {field.name for field in model._meta.concrete_fields}
    stems = (name.removesuffix("_en") for name in names if name.endswith("_en"))
    return sorted(stem for stem in stems if f"{stem}_es" in names)


def outdated_translations(record, *, original=None):
    """``{text: language}`` of the texts of ``record`` whose translation is older than the original; one statement.

    The original is what ``original`` says, else the record's ``written_in``, else the language that was written
    first; where both were written at once, whichever was changed last counts as the original.
    """
    return outdated_translations_of([record], original=original)[record.pk]


def outdated_translations_of(records, *, original=None):
    """``{id: {text: language}}`` for records of one model, with one statement for all of them."""
    found = {record.pk: {} for record in records}
    if not found:
        return found
    pairs = pairs_of(type(records[0]))
    changes = _changes(type(records[0]), list(found), pairs)
    for record in records:
        said = original or getattr(record, "written_in", None)
        for stem in pairs:
            older = _older(changes[record.pk], stem, said) if _has_both(record, stem) else None
            if older:
                found[record.pk][stem] = older
    return found


def _has_both(record, stem):
    return all(getattr(record, f"{stem}_{language}") for language in LANGUAGES)


def _older(changes, stem, original):
    """The language whose text is an outdated translation, or ``None``."""
    last = {language: changes[f"{stem}_{language}"][0] for language in LANGUAGES}
    first = {language: changes[f"{stem}_{language}"][1] for language in LANGUAGES}
    if None in last.values() or last["en"] == last["es"]:
        return None
    older = min(last, key=last.get)
    if original is None and first["en"] != first["es"]:
        original = min(first, key=first.get)
    return None if older == original else older


def _changes(model, pks, pairs):
    """``{id: {column: (act that changed it last, act that first gave it a text)}}``; acts as ascending numbers."""
    columns = [f"{stem}_{language}" for stem in pairs for language in LANGUAGES]
    found = defaultdict(lambda: defaultdict(lambda: (None, None)))
    if not columns:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_statement(model.pgh_event_model._meta.db_table, columns), [pks])
        for pk, *numbers in cursor.fetchall():
            found[pk].update(zip(columns, zip(numbers[::2], numbers[1::2], strict=True), strict=True))
    return found


def _statement(table, columns):
    quote = connection.ops.quote_name
    seen = ", ".join(
        f"{quote(one)} <> '' AS {quote(one + '_given')}, "
        f"{quote(one)} IS DISTINCT FROM lag({quote(one)}) OVER earlier AS {quote(one + '_changed')}"
        for one in columns
    )
    numbers = ", ".join(
        f"max(act) FILTER (WHERE {quote(one + '_changed')}), min(act) FILTER (WHERE {quote(one + '_given')})"
        for one in columns
    )
    # One act may write a row several times; its first event numbers the act.
    return f"""
        SELECT pgh_obj_id, {numbers} FROM (
            SELECT pgh_obj_id, {seen}, min(pgh_id) OVER (
                PARTITION BY pgh_obj_id, coalesce(pgh_context_id::text, pgh_id::text)
            ) AS act
            FROM {quote(table)} WHERE pgh_obj_id = ANY(%s) AND pgh_label <> 'delete'
            WINDOW earlier AS (PARTITION BY pgh_obj_id ORDER BY pgh_id)
        ) AS versions GROUP BY pgh_obj_id
    """  # noqa: S608  table and columns come from the models
