"""Translations older than their original (H2), told from the trail: what was written first, what was changed last."""

import datetime as dt
from collections import defaultdict

from django.db import connection

from ..languages import LANGUAGES

ONE_SITTING = dt.timedelta(days=1)
OTHER = {"en": "es", "es": "en"}


def pairs_of(model):
    """The names of the model's bilingual texts that the trail keeps."""
    names = {field.name for field in model.pgh_event_model._meta.concrete_fields}
    stems = (name.removesuffix("_en") for name in names if name.endswith("_en"))
    return sorted(stem for stem in stems if f"{stem}_es" in names)


def outdated_translations(record, *, original=None):
    """``{text: language}`` of the texts of ``record`` whose translation is older than the original; one statement.

    The original is what ``original`` says, else the record's ``written_in``, else the language that was written
    first. Where both were written at once either may lead, and the other is outdated until it follows.
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
            older = _outdated(changes[record.pk][stem], said) if _has_both(record, stem) else None
            if older:
                found[record.pk][stem] = older
    return found


def _has_both(record, stem):
    return all(getattr(record, f"{stem}_{language}") for language in LANGUAGES)


def _outdated(changes, original):
    """The language of the outdated text, or ``None``; ``changes``: ``(moment, languages changed)``, oldest first."""
    begun = set(changes[0][1]) if changes else set()
    if original is None and len(begun) == 1:
        (original,) = begun
    if original is None:
        return _left_behind(changes)
    translation = OTHER[original]
    last = {language: place for place, (_moment, changed) in enumerate(changes) for language in changed}
    return translation if last.get(original, -1) > last.get(translation, -1) else None


def _left_behind(changes):
    """Which language has not followed the other. Changes of one language in one sitting are one step."""
    behind, latest, since = None, None, None
    for moment, changed in changes:
        if len(changed) > 1:
            behind, latest = None, None
        elif changed[0] != latest or moment - since > ONE_SITTING:
            latest = changed[0]
            behind = None if behind == latest else OTHER[latest]
        since = moment
    return behind


def _changes(model, pks, pairs):
    """``{id: {text: [(moment, languages changed)]}}``: what each act changed, oldest first."""
    columns = [f"{stem}_{language}" for stem in pairs for language in LANGUAGES]
    found = defaultdict(lambda: defaultdict(list))
    if not columns:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_statement(model.pgh_event_model._meta.db_table, columns), [pks])
        for pk, moment, *changed in cursor.fetchall():
            pair = zip(pairs, changed[::2], changed[1::2], strict=True)
            for stem, *languages in pair:
                named = [language for language, is_changed in zip(LANGUAGES, languages, strict=True) if is_changed]
                if named:
                    found[pk][stem].append((moment, named))
    return found


def _statement(table, columns):
    quote = connection.ops.quote_name
    changed = ", ".join(
        f"{quote(one)} IS DISTINCT FROM lag({quote(one)}, 1, '') OVER earlier AS {quote(one)}" for one in columns
    )
    together = ", ".join(f"bool_or({quote(one)})" for one in columns)
    # One act may write a row several times; its first event numbers the act.
    return f"""
        SELECT pgh_obj_id, min(pgh_created_at), {together} FROM (
            SELECT pgh_obj_id, pgh_created_at, {changed}, min(pgh_id) OVER (
                PARTITION BY pgh_obj_id, coalesce(pgh_context_id::text, pgh_id::text)
            ) AS act
            FROM {quote(table)} WHERE pgh_obj_id = ANY(%s) AND pgh_label <> 'delete'
            WINDOW earlier AS (PARTITION BY pgh_obj_id ORDER BY pgh_id)
        ) AS versions GROUP BY pgh_obj_id, act ORDER BY pgh_obj_id, act
    """
