"""An archive is written while people work: one moment of the database, and every file that it points to."""

import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction

from puebla.kernel.files import files_pointed_to, is_as_kept
from puebla.kernel.refusals import RuleBroken

from . import manifest as said
from . import seal, tables
from .reading import Report

PIECE = 1024 * 1024


class Members:
    """Writes one member after the other and remembers what the manifest says of each."""

    def __init__(self, archive: zipfile.ZipFile, at: dt.datetime) -> None:
        self.archive, self.at = archive, at
        self.written: dict[str, dict] = {}

    @contextmanager
    def member(self, name: str, *, packed: bool = True) -> Iterator[Callable[[Any], None]]:
        """Yields ``write(bytes)``; many small writes are gathered into large ones."""
        about = zipfile.ZipInfo(name, self.at.timetuple()[:6])
        about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        about.external_attr = 0o600 << 16
        digest, size, waiting = hashlib.sha256(), 0, bytearray()
        with self.archive.open(about, "w", force_zip64=True) as stream:

            def pass_on() -> None:
                nonlocal size
                digest.update(waiting)
                stream.write(waiting)
                size += len(waiting)
                waiting.clear()

            def write(piece: Any) -> None:
                waiting.extend(piece)
                if len(waiting) >= PIECE:
                    pass_on()

            yield write
            pass_on()
        self.written[name] = {"size": size, "sha256": digest.hexdigest()}

    def copy(self, name: str, path: Path, *, packed: bool = True) -> None:
        """A file of the disk becomes a member."""
        with path.open("rb") as source, self.member(name, packed=packed) as write:
            while piece := source.read(PIECE):
                write(piece)


def write_archive(
    stream: BinaryIO, *, data: Path, key: bytes | None, program: str, counted: Callable[[], dict], report: Report
) -> said.Manifest:
    """Write the deployment as it stands at one moment into ``stream``, sealed; returns the manifest.

    ``key`` is the secret key where it belongs into the archive, ``counted()`` what ``puebla doctor`` counts, asked at
    the same moment, ``report(done, total)`` counts bytes. Raises ``RuleBroken`` where there is nothing to keep or where
    the database is of a newer program. Needs a database connection outside of any transaction.
    """
    migrations = tables.applied_migrations()
    if not migrations:
        raise RuleBroken("nothing_there", "There is nothing to back up: no process was ever loaded here.")
    if tables.unknown_migrations(migrations):
        raise RuleBroken("newer_database", "This database was made by a newer Puebla. Back it up with that one.")
    models = tables.models_at(migrations)
    at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    with (
        zipfile.ZipFile(stream, "w") as archive,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        names = tables.tables_of(models)
        _hold_still(cursor, names, migrations)
        members = Members(archive, at)
        manifest = said.Manifest(
            puebla=program,
            postgresql=_version(cursor),
            taken_at=at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            migrations=migrations,
            counts={} if tables.pending_migrations() else counted(),
            members=members.written,
        )
        pointed = set(files_pointed_to(models))
        files = [path for path in _files() if path in pointed or is_as_kept(path)]
        sizes = tables.sizes_of(cursor, names)
        done = _Progress(report, sum(sizes.values()) + sum(_path(path).stat().st_size for path in files))
        manifest.tables = _write_tables(cursor, names, sizes, members, done)
        for path in files:
            members.copy(f"files/{path}", _path(path), packed=False)
            done.add(_path(path).stat().st_size)
        manifest.lost = sorted(path for path in pointed if not _is_whole(path, members.written))
        _write_small(members, data, key)
        with members.member(said.NAME) as write:
            write(manifest.as_bytes())
        archive.comment = seal.BLANK
    seal.seal(stream)
    return manifest


class _Progress:
    def __init__(self, report: Report, total: int) -> None:
        self.report, self.total, self.done = report, max(total, 1), 0

    def add(self, number: int) -> None:
        self.done += number
        self.report(self.done, self.total)

    def within(self, number: int) -> None:
        """So much of what is added next."""
        self.report(self.done + number, self.total)


def _hold_still(cursor: Any, names: list[str], migrations: dict) -> None:
    """From here on the transaction sees one moment, however long it takes and whatever others write meanwhile."""
    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    cursor.execute(f"LOCK TABLE {quoted} IN ACCESS SHARE MODE")  # nobody migrates them away; nobody waits for us either
    tables.settle(cursor)
    if tables.applied_migrations() != migrations:
        raise RuleBroken(
            "being_migrated", "The database is being brought to a newer form. Try again when that is done."
        )


def _write_tables(
    cursor: Any, names: list[str], sizes: dict[str, int], members: Members, done: _Progress
) -> dict[str, dict]:
    columns, sequences = tables.columns_of(cursor, names), tables.sequences_of(cursor, names)
    found = {}
    for name in names:
        with (
            members.member(f"tables/{name}.copy") as write,
            cursor.copy(tables.copying(name, columns[name], out=True)) as rows,
        ):
            written = 0
            for piece in rows:
                write(piece)
                written += len(piece)
                done.within(min(written, sizes[name]))
        done.add(sizes[name])
        found[name] = {"columns": columns[name], "rows": cursor.rowcount, "sequences": sequences.get(name, {})}
    return found


def _files() -> list[str]:
    """Every file that is kept under its hash; what else lies in the folder is none of ours."""
    folder = Path(settings.MEDIA_ROOT)
    found = (path.relative_to(folder).as_posix() for path in folder.glob("??/*") if path.is_file())
    return sorted(path for path in found if said.FILE.fullmatch(f"files/{path}"))


def _is_whole(path: str, written: dict[str, dict]) -> bool:
    """Whether the file went into the archive with the content that its name, a hash, says."""
    return written.get(f"files/{path}", {}).get("sha256") == path.rpartition("/")[2]


def _path(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name


def _write_small(members: Members, data: Path, key: bytes | None) -> None:
    if key is not None:
        with members.member(said.KEY) as write:
            write(key)
    if (data / said.PROFILE).is_file():
        members.copy(said.PROFILE, data / said.PROFILE)


def _version(cursor: Any) -> str:
    cursor.execute("SHOW server_version")
    return str(cursor.fetchone()[0])
