"""Which tables of a database belong to the program, how far they have been migrated, and their rows as text."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

# Who is signed in where, and what was being done at that moment, need not outlive the deployment.
FLEETING = {"django_session", "usersessions_usersession", "jobs_job"}
# How text stands for values does not depend on what a server or a role is set to, and nothing runs out of time.
SETTINGS = {
    "datestyle": "ISO, YMD",
    "intervalstyle": "postgres",
    "timezone": "UTC",
    "extra_float_digits": "1",
    "bytea_output": "hex",
    "statement_timeout": "0",
    "lock_timeout": "0",
    "idle_in_transaction_session_timeout": "0",
}
COLUMNS = """
SELECT relname, array_agg(attname::text ORDER BY attnum) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s)
  AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY relname
"""
SEQUENCES = """
SELECT owner.relname, attname, pg_sequence_last_value(sequence.oid)
FROM pg_class sequence
JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = sequence.oid AND refclassid = 'pg_class'::regclass
 AND deptype IN ('a', 'i')
JOIN pg_class owner ON owner.oid = refobjid
JOIN pg_attribute ON attrelid = owner.oid AND attnum = refobjsubid
WHERE sequence.relkind = 'S' AND owner.relnamespace = current_schema()::regnamespace AND owner.relname = ANY(%s)
ORDER BY owner.relname, attname
"""
SIZES = """
SELECT relname, pg_table_size(oid) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(%s)
"""
ANY_TABLE = """
SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') ORDER BY relname LIMIT 1
"""


def applied_migrations() -> dict[str, list[str]]:
    """``{application: [name]}`` of what this database says was done to it."""
    found: dict[str, list[str]] = {}
    for application, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(application, []).append(name)
    return found


def unknown_migrations(migrations: dict[str, list[str]]) -> list[str]:
    """Those that this program does not have: they come from a newer one."""
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    known |= {pair for migration in loader.disk_migrations.values() for pair in migration.replaces}
    return [
        f"{application} {name}"
        for application, names in migrations.items()
        for name in names
        if (application, name) not in known
    ]


def pending_migrations() -> int:
    """How many migrations this database still lacks."""
    loader = MigrationLoader(connection)
    return len(set(loader.graph.nodes) - set(loader.applied_migrations or ()))


def models_at(migrations: dict[str, list[str]]) -> Any:
    """The registry of the models as they were after these migrations, whatever they are today."""
    loader = MigrationLoader(connection)
    nodes = [(application, name) for application, names in migrations.items() for name in names]
    return loader.project_state([node for node in nodes if node in loader.graph.nodes]).apps


def tables_of(models: Any) -> list[str]:
    """Every table whose rows an archive keeps, sorted by name."""
    found = models.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in found if model._meta.managed and not model._meta.proxy} - FLEETING)


def first_table() -> str | None:
    """Any table that stands in the database's schema, ours or not; ``None`` in an empty one."""
    with connection.cursor() as cursor:
        cursor.execute(ANY_TABLE)
        row = cursor.fetchone()
    return row and row[0]


def settle(cursor: Any) -> None:
    """Until the end of the transaction values look the same on every server."""
    for name, value in SETTINGS.items():
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def columns_of(cursor: Any, tables: Iterable[str]) -> dict[str, list[str]]:
    """``{table: its columns in their order}``, without those that the database computes by itself."""
    cursor.execute(COLUMNS, [list(tables)])
    return dict(cursor.fetchall())


def sequences_of(cursor: Any, tables: Iterable[str]) -> dict[str, dict[str, int]]:
    """``{table: {column: the last number that was given out}}``; a sequence that never gave one is left out."""
    cursor.execute(SEQUENCES, [list(tables)])
    found: dict[str, dict[str, int]] = {}
    for table, column, last in cursor.fetchall():
        if last is not None:
            found.setdefault(table, {})[column] = last
    return found


def sizes_of(cursor: Any, tables: Iterable[str]) -> dict[str, int]:
    """``{table: bytes on the server's disk}``, to tell how far a copy has come."""
    cursor.execute(SIZES, [list(tables)])
    return dict(cursor.fetchall())


def copying(table: str, columns: Iterable[str], *, out: bool) -> sql.Composed:
    """The statement that gives the rows of a table as text, or takes them."""
    return sql.SQL("COPY {} ({}) {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL("TO STDOUT" if out else "FROM STDIN"),
    )
