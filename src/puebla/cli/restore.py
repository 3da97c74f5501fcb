"""``puebla restore FILE``: a backup becomes a deployment again, in an empty place."""

import json
import os
import shutil
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

import click

from . import deployment, options
from .backup import said_moment, told
from .progress import progress_bar

INDEXED = 3  # a table with its indexes takes about so many times the room of its rows as text

OLDEST = 170000  # 17.0, as PostgreSQL numbers itself


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@options.data
@options.as_json
def restore(file, data, as_json):
    """Bring back a backup from its FILE.

    It goes into the folder of --data, which must be new or empty; with DATABASE_URL that database must be empty too.
    FILE is checked from its first byte to its last before anything is written. Afterwards everybody signs in again,
    with the same password and second factor. If a restore is interrupted, remove the folder and begin again.
    """
    from puebla.kernel.archive import filling, place
    from puebla.kernel.archive.reading import opened

    folder, program = Path(data).resolve(), version("puebla")
    place.refuse_if_not_empty(folder)
    with ExitStack() as stack:
        archive = stack.enter_context(opened(file, program=program, bar=progress_bar))
        refuse_other_key(archive)
        refuse_without_room(archive.manifest, folder)
        stack.enter_context(place.claimed(folder))
        place.place_small(archive, folder)
        server = deployment.prepare(data=folder, restoring=True)
        stack.callback(deployment.stop, server)
        refuse_old_server()
        filling.refuse_if_not_empty()
        filling.refuse_newer(archive.manifest, program)
        place.place_files(archive, folder, bar=progress_bar)
        filling.fill_database(archive, bar=progress_bar)
        deployment.note_form(folder)
        from puebla.profiles.counting import counts

        counted = counts()
    if as_json:
        click.echo(json.dumps(told(file, archive.manifest) | {"counts": counted}, indent=2, ensure_ascii=False))
    else:
        click.echo(
            f"{data} holds all as it stood at {said_moment(archive.manifest)}: {archive.manifest.rows:,} rows and "
            f"{len(archive.manifest.files):,} files. puebla doctor looks it over; puebla serve opens it again."
        )


def refuse_other_key(archive):
    """Raises ``ClickException`` where second factors could not be read with the key that the environment names or lacks."""
    from puebla.kernel.archive.manifest import KEY

    given = [os.environ.get(name) for name in ("PUEBLA_SECRET_KEY", "PUEBLA_SECRET_KEY_BEFORE")]
    if not archive.manifest.holds_key and not given[0]:
        raise click.ClickException(
            "The secret key is not in this backup, for it came from PUEBLA_SECRET_KEY. Set that to the same key, then "
            "restore again: without it nobody's second factor can be read."
        )
    if archive.manifest.holds_key and given[0] and archive.read(KEY).decode() not in given:
        raise click.ClickException(
            "PUEBLA_SECRET_KEY is another key than the one in this backup, so nobody's second factor could be read. "
            "Unset it, or set PUEBLA_SECRET_KEY_BEFORE to the backup's key (secret-key in the ZIP file)."
        )


def refuse_without_room(manifest, folder):
    """Raises ``ClickException`` where the disk cannot take what the archive unpacks to."""
    rows = 0 if os.environ.get("DATABASE_URL") else manifest.size_of("tables/") * INDEXED
    needed = manifest.size_of("files/") + rows
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if needed > free:
        raise click.ClickException(
            f"The backup needs about {needed // 1024 // 1024:,} MB on the disk of {existing}, where "
            f"{free // 1024 // 1024:,} MB are free. Make room or choose another folder with --data."
        )


def refuse_old_server():
    """Raises ``ClickException`` where the database's server is too old.

    A restore is one transaction, the jobs' library adds values to a type and uses them in it, and PostgreSQL lets nobody
    do that before version 17.
    """
    from django.db import connection

    connection.ensure_connection()
    if connection.pg_version < OLDEST:
        raise click.ClickException(
            "The database is older than PostgreSQL 17. Name a newer one in DATABASE_URL, or none: then it lives in the data folder."
        )
