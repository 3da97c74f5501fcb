"""A file that appears under its name whole and safe on the disk, or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.whole import beside, forget_parts, settle

ENDING = ".puebla-unfinished"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def appearing(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Yields a stream to write and read, which only its owner may open; it becomes ``path`` at the end of the block.

    Until then it stands beside it as ``.NAME.*.puebla-unfinished`` and is removed where the block fails. What a program
    that was killed has left in the folder goes: it can be large, and holds as much as the file itself.
    Raises ``RuleBroken`` where ``path`` cannot become that file.
    """
    _refuse(path, replace=replace)
    with _room_is_there(path), ExitStack() as stack:
        try:
            forget_parts(path.parent, f".*{ENDING}")
            stream, unfinished = stack.enter_context(beside(path, ENDING))
        except OSError as error:
            raise RuleBroken(
                "no_writing", f"Nothing can be written in {path.parent} ({error.strerror}). Choose another place."
            ) from error
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        _refuse(path, replace=replace)
        unfinished.replace(path)
        settle(path.parent)


@contextmanager
def _room_is_there(path: Path) -> Iterator[None]:
    """A disk that is full may say so while something is written, and again when that is closed."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise RuleBroken(
            "no_room",
            f"There is no room for it in {path.parent}. Make room or choose another place; nothing was kept.",
        ) from error


def _refuse(path: Path, *, replace: bool) -> None:
    if path.is_dir():
        raise RuleBroken("is_folder", f"{path} is a folder. Name a file in it.")
    if not path.parent.is_dir():
        raise RuleBroken("no_folder", f"There is no folder {path.parent}. Make it first, or choose another place.")
    if os.path.lexists(path) and not replace:
        raise RuleBroken("file_exists", f"{path} is there already. Choose another name, or replace it with --force.")
