"""A deployment as a whole, told so that two can be compared: every row, every rule of the tables, every file."""

import hashlib
import os

import psycopg
from psycopg import sql

FLEETING = {"django_session", "usersessions_usersession", "cache"}  # who is signed in, and attempts to
# Without what the database computes by itself, which another version of PostgreSQL may compute otherwise.
TABLES = """
SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns
WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY 1 ORDER BY 1
"""
ROWS = (
    "SELECT count(*), md5(string_agg(md5(row::text), '' ORDER BY row::text COLLATE \"C\")) FROM (SELECT {} FROM {}) row"
)
FORM = {
    "columns": """
        SELECT table_name, column_name, ordinal_position, data_type, is_nullable, column_default, is_identity,
               generation_expression, udt_name, character_maximum_length
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "sequences": "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'",
}


def connect(address):
    """A connection that has no leave to empty tables, as the program's own have none, and tells time as any other."""
    connection = psycopg.connect(address, autocommit=True)
    connection.execute("SET timezone = 'UTC'")
    connection.execute("SET puebla.may_truncate = off")
    return connection


def rows_of(address):
    """``{table: (number of rows, digest of all of them)}``."""
    found = {}
    with connect(address) as connection:
        for table, columns in connection.execute(TABLES).fetchall():
            if table == "django_migrations":
                statement = sql.SQL("SELECT count(*), string_agg(app || name, ' ' ORDER BY app, name) FROM {}").format(
                    sql.Identifier(table)
                )
            else:
                listed = sql.SQL(", ").join(map(sql.Identifier, columns))
                statement = sql.SQL(ROWS).format(listed, sql.Identifier(table))
            found[table] = connection.execute(statement).fetchone()
    return {table: rows for table, rows in found.items() if table not in FLEETING}


def form_of(address):
    """Columns, constraints, indexes, triggers with their state, functions, and how far each sequence has counted."""
    with connect(address) as connection:
        return {name: sorted(map(repr, connection.execute(statement))) for name, statement in FORM.items()}


def files_of(folder):
    """``{path: digest}`` of what people sent in."""
    kept = folder / "files"
    return {
        str(path.relative_to(kept)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(kept.rglob("*"))
        if path.is_file()
    }


def modes_of(folder):
    """``{path: access mode}`` of all files but the database's own."""
    return {
        str(path.relative_to(folder)): oct(os.stat(path).st_mode & 0o777)  # noqa: PTH116
        for path in folder.rglob("*")
        if path.is_file() and not {"postgresql", "templates"} & set(path.relative_to(folder).parts)
    }
