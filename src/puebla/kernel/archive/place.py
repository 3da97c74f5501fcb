"""The data folder into which an archive is restored: empty before, whole afterwards, and marked in between."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from puebla.kernel import embedded
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.whole import settle

from . import manifest as said
from . import mark
from .reading import Archive, Bar


def refuse_if_not_empty(folder: Path) -> None:
    """Raises ``RuleBroken`` where the folder is there and holds anything."""
    mark.refuse_unfinished(folder)
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise RuleBroken(
            "folder_not_empty",
            f"{folder} is not empty. A backup is restored into a new or an empty folder: --data FOLDER.",
        )


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """The folder belongs to this restore until the block ends; what a failed one leaves in it is removed.

    One that is killed leaves its mark, by which :func:`mark.refuse_unfinished` knows it.
    """
    refuse_if_not_empty(folder)
    was_there = folder.is_dir()
    embedded.make_folder(folder)
    sign = folder / mark.NAME
    try:
        with sign.open("x") as stream:
            stream.write(mark.WORDS)
    except FileExistsError:
        mark.refuse_unfinished(folder)
    try:
        yield
    except BaseException:
        _clear(folder)
        if not was_there:
            folder.rmdir()
        raise
    sign.unlink()
    settle(folder)


def _clear(folder: Path) -> None:
    """The mark goes last: whatever interrupts this leaves it standing."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name == mark.NAME):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def place_files(archive: Archive, folder: Path, *, bar: Bar) -> None:
    """Write what people sent in into the folder, closed to others and safe on the disk.

    ``bar(words)`` shows how far it has come.
    """
    total, done = max(1, archive.manifest.size_of("files/")), 0
    with bar("Bringing back the files") as report:
        for name in archive.manifest.files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            with _new(folder / name) as stream:
                for piece in archive.pieces(name):
                    stream.write(piece)
                    done += len(piece)
                    report(done, total)
                stream.flush()
                os.fsync(stream.fileno())


def place_small(archive: Archive, folder: Path) -> None:
    """Write the secret key and the profile's note, where the archive has them."""
    for name in (said.KEY, said.PROFILE):
        if content := archive.read(name):
            with _new(folder / name) as stream:
                stream.write(content)


def _new(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
