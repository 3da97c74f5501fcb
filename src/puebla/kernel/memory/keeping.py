"""Nothing official is deleted, and nothing is emptied past the trail (H1): the database itself refuses both.

Row triggers do not see ``TRUNCATE``, so every remembered table and every event table refuses it; of the remembered
tables only link rows (``removable``) may lose a row, which leaves its line. Laid anew after every migration.
"""

import pghistory
from django.apps import apps
from django.db import connection

from .kinds import TOLD, load

FUNCTIONS = """
CREATE OR REPLACE FUNCTION puebla_keep_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are kept for good; end or withdraw the record instead.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE FUNCTION puebla_keep_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The tests empty their own database between two stories and say so.
    IF current_setting('puebla.may_truncate', true) = 'on' THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'The table % is part of the institution''s memory and cannot be emptied.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""
TRUNCATE = "CREATE OR REPLACE TRIGGER puebla_keep_table BEFORE TRUNCATE ON {} EXECUTE FUNCTION puebla_keep_table();"
DELETE = (
    "CREATE OR REPLACE TRIGGER puebla_keep_rows BEFORE DELETE ON {} FOR EACH ROW EXECUTE FUNCTION puebla_keep_rows();"
)
LET_GO = "DROP TRIGGER IF EXISTS puebla_keep_rows ON {};"


def remembered_models():
    """Every model with a trail, in no particular order."""
    return [events.pgh_tracked_model for events in pghistory.core.event_models()]


def number_of_lines():
    """How many lines all histories have together."""
    return sum(model.pgh_event_model.objects.count() for model in remembered_models())


def removable_models():
    """The models whose rows may be deleted: links between records, nothing by themselves."""
    load()
    return [model for model in remembered_models() if model in TOLD and TOLD[model].removable]


def by_moment(table):
    """The statement for the index that the latest changes are read along."""
    quote = connection.ops.quote_name
    return f"CREATE INDEX IF NOT EXISTS {quote(f'{table}_by_moment')} ON {quote(table)} (pgh_created_at, pgh_id);"


def keep_after_migrating(*, sender, **_signal):
    """Lay the guards once, when the last of the applications has been migrated."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        keep()


def keep():
    """Lay the guards on every remembered table that exists."""
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        cursor.execute(FUNCTIONS + "\n".join(_guards(existing)))


def _guards(existing):
    removable = removable_models()
    for model in remembered_models():
        for one in (model, model.pgh_event_model):
            if one._meta.db_table in existing:
                yield TRUNCATE.format(connection.ops.quote_name(one._meta.db_table))
        if model.pgh_event_model._meta.db_table in existing:
            yield by_moment(model.pgh_event_model._meta.db_table)
        if model._meta.db_table in existing:
            yield (LET_GO if model in removable else DELETE).format(connection.ops.quote_name(model._meta.db_table))
