"""An empty database becomes the one of an archive, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.core.management import call_command
from django.db import Error, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from puebla.kernel.making import making_anew, without_parts
from puebla.kernel.refusals import RuleBroken

from . import tables
from .manifest import Manifest, damaged
from .reading import Archive, Bar, Report

FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2
"""


def refuse_if_not_empty() -> None:
    """Raises ``RuleBroken`` where the database holds a table, whosoever it is."""
    if table := tables.first_table():
        raise RuleBroken(
            "database_not_empty",
            f"The database is not empty (it has a table {table}). Name an empty one in DATABASE_URL.",
        )


def refuse_newer(manifest: Manifest, program: str) -> None:
    """Raises ``RuleBroken`` where the archive knows migrations that this program does not have."""
    if unknown := tables.unknown_migrations(manifest.migrations):
        raise RuleBroken(
            "newer_archive",
            f"The backup comes from a newer Puebla: this one ({program}) does not know {unknown[0]}. "
            "Install the version that made it, or a later one.",
        )


def fill_database(archive: Archive, *, bar: Bar) -> None:
    """Make the tables as they were, put the rows back, then bring them to this program's form: all in one transaction.

    No trigger fires meanwhile, so that the history is the one that was, not one of this restore; all guards stand again
    at the end, and every reference between rows is checked. ``bar(words)`` shows how far each step has come.
    Raises ``RuleBroken`` where the database is not empty or the archive does not fit together.
    """
    refuse_if_not_empty()
    try:
        with transaction.atomic():
            with bar("Making the database") as report:
                _migrate_to(archive.manifest.migrations, report)
            with connection.cursor() as cursor, bar("Bringing back the rows") as report:
                tables.settle(cursor)
                _compare_columns(cursor, archive.manifest)
                with _guards_off(cursor, list(archive.manifest.tables)):
                    _copy_in(cursor, archive, report)
            # Also where no migration is left: what follows one lays the history's guards.
            call_command("migrate", verbosity=0, interactive=False)
            call_command("createcachetable", verbosity=0)
    except Error as error:
        if not _is_of_the_content(error):
            raise
        raise unfit(f"PostgreSQL does not take its content ({str(error).strip().splitlines()[0]})") from error
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def unfit(what: str) -> RuleBroken:
    """The refusal of an archive that turns out not to fit while it is brought back; nothing of it is kept."""
    return RuleBroken("damaged_archive", f"The backup cannot be restored: {damaged(what)}")


def _is_of_the_content(error: Error) -> bool:
    """Whether the rows are to blame (classes 22 and 23 of PostgreSQL's states), not the server or the disk."""
    return str(getattr(error.__cause__, "sqlstate", ""))[:2] in {"22", "23"}


def _migrate_to(migrations: dict[str, list[str]], report: Report) -> None:
    """Exactly the form that the archived database had."""
    total, made = sum(map(len, migrations.values())), count()

    def tell(action: str, *migration: Any) -> None:
        without_parts(action, *migration)
        if action == "apply_success":
            report(next(made) + 1, total)

    executor = MigrationExecutor(connection, progress_callback=tell)
    graph = executor.loader.graph
    wanted = {(application, name) for application, names in migrations.items() for name in names} & set(graph.nodes)
    last = sorted(node for node in wanted if not wanted & {child.key for child in graph.node_map[node].children})
    with making_anew():
        executor.migrate(last)
    if tables.applied_migrations() != migrations:
        raise unfit("its table of contents does not say how its database was made")


def _compare_columns(cursor: Any, manifest: Manifest) -> None:
    names = tables.tables_of(tables.models_at(manifest.migrations))
    made = {name: sorted(columns) for name, columns in tables.columns_of(cursor, names).items()}
    if made != {name: sorted(table["columns"]) for name, table in manifest.tables.items()}:
        raise unfit("its tables are not those of the program that it names")


@contextmanager
def _guards_off(cursor: Any, names: list[str]) -> Iterator[None]:
    """No trigger of ours fires and no reference is checked row by row; both stand again after the block.

    References are laid anew, which checks all of them at once. An owner of the tables may do all this; it needs no
    superuser.
    """
    quote = connection.ops.quote_name
    cursor.execute(FOREIGN_KEYS)
    references = cursor.fetchall()
    for table, name, _definition in references:
        cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {quote(name)}")
    for name in names:
        cursor.execute(f"ALTER TABLE {quote(name)} DISABLE TRIGGER USER")
    yield
    for name in names:
        cursor.execute(f"ALTER TABLE {quote(name)} ENABLE TRIGGER USER")
    for table, name, definition in references:
        cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {quote(name)} {definition}")


def _copy_in(cursor: Any, archive: Archive, report: Report) -> None:
    quote = connection.ops.quote_name
    # What migrations put into tables is in the archive too.
    cursor.execute(f"TRUNCATE {', '.join(map(quote, archive.manifest.tables))}")
    total, done = max(1, archive.manifest.size_of("tables/")), 0
    for name, said in archive.manifest.tables.items():
        with cursor.copy(tables.copying(name, said["columns"], out=False)) as rows:
            for piece in archive.pieces(f"tables/{name}.copy"):
                rows.write(piece)
                done += len(piece)
                report(done, total)
        if cursor.rowcount != said["rows"]:
            raise unfit(f"the table {name} has not as many rows as it should have")
        for column, last in said["sequences"].items():
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [quote(name), column, last])
