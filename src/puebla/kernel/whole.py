"""Files that are there as a whole or not at all, whatever ends the program or the machine meanwhile.

Whoever works on something holds a lock on it, which the system lets go of with the process: what nobody holds any more
may be tidied up. A process's number would not tell that: two containers on one folder each have a number 1.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

ENDING = ".part"


@contextmanager
def written_whole(path: Path, mode: int = 0o600, *, only_first: bool = False) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at ``path`` once the block has ended well, and are on the disk by then.

    They are written beside it first: see :func:`forget_parts`. Raises ``FileExistsError`` for ``only_first`` where
    somebody was faster.
    """
    with beside(path, ENDING) as (stream, part):
        os.fchmod(stream.fileno(), mode)
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        with alone_in(path.parent):
            if only_first and path.exists():
                raise FileExistsError(path)
            part.replace(path)
    settle(path.parent)


@contextmanager
def beside(path: Path, ending: str) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file ``.NAME.*ENDING`` beside ``path``, held while the block lasts and gone afterwards, unless renamed.

    Yields it, to write and to read, and its path.
    """
    with alone_in(path.parent):
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=ending, dir=path.parent)
        hold(descriptor)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream, part
    finally:
        part.unlink(missing_ok=True)


def forget_parts(folder: Path, pattern: str = f".*{ENDING}") -> None:
    """Remove from the folder what processes that are no more have begun to write."""
    for part in folder.glob(pattern):
        forget_unheld(part)


def forget_unheld(path: Path) -> None:
    """Remove a file, or a folder with all in it, unless somebody still works on it, or it has gone already."""
    with suppress(OSError), alone_in(path.parent):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            if not hold(descriptor):
                return
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        finally:
            os.close(descriptor)


def hold(descriptor: int) -> bool:
    """Whether this process now holds what it has opened: it does so until it closes it, or ends."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another does, or the disk knows no locks
        return False
    return True


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else begins, names or removes something in the folder meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk that knows no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def settle(folder: Path) -> None:
    """A new name is only on the disk once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
