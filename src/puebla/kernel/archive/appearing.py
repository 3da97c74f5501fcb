"""A file that appears under its name whole and safe on the disk, or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from puebla.kernel.refusals import RuleBroken

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def appearing(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Yields a stream to write and read, which only its owner may open; it becomes ``path`` at the end of the block.

    Until then it stands beside it as ``.NAME.*.unfinished`` and is removed where the block fails.
    Raises ``RuleBroken`` where ``path`` cannot become that file.
    """
    _refuse(path, replace=replace)
    try:
        descriptor, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".unfinished", dir=path.parent)
    except OSError as error:
        raise RuleBroken(
            "no_writing", f"Nothing can be written in {path.parent} ({error.strerror}). Choose another place."
        ) from error
    try:
        with os.fdopen(descriptor, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _refuse(path, replace=replace)
        Path(unfinished).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise RuleBroken(
                "no_room",
                f"There is no room for it in {path.parent}. Make room or choose another place; nothing was kept.",
            ) from error
        raise
    finally:
        Path(unfinished).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the disk remember the names in the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse(path: Path, *, replace: bool) -> None:
    if path.is_dir():
        raise RuleBroken("is_folder", f"{path} is a folder. Name a file in it.")
    if not path.parent.is_dir():
        raise RuleBroken("no_folder", f"There is no folder {path.parent}. Make it first, or choose another place.")
    if os.path.lexists(path) and not replace:
        raise RuleBroken("file_exists", f"{path} is there already. Choose another name, or replace it with --force.")
