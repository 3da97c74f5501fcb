"""The last bytes of an archive: a SHA-256 of every byte before them, so that no change and no lost end goes unseen.

A seal shows accidents. Whoever changes an archive on purpose can seal it again: an archive is worth as much as the
place where it was kept.
"""

import hashlib
import os
from collections.abc import Callable
from typing import BinaryIO

LABEL = b"Puebla backup, SHA-256 of all bytes before: "
PIECE = 1024 * 1024
LENGTH = len(LABEL) + 64
BLANK = LABEL + b"0" * 64


def seal(stream: BinaryIO) -> None:
    """Write the hash into the place that :data:`BLANK` keeps at the end of ``stream``."""
    digest, size = _digest_before_the_seal(stream)
    stream.seek(size)
    stream.write(digest.encode())
    stream.flush()


def is_sealed(stream: BinaryIO) -> bool:
    """Whether the stream ends as an archive ends, whatever stands before."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - LENGTH))
    return stream.read(len(LABEL)) == LABEL


def is_unbroken(stream: BinaryIO, *, report: Callable[[int, int], None]) -> bool:
    """Whether every byte is as it was sealed. ``report(done, total)`` counts bytes."""
    digest, size = _digest_before_the_seal(stream, report)
    stream.seek(size)
    return stream.read() == digest.encode()


def _digest_before_the_seal(
    stream: BinaryIO, report: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[str, int]:
    size = stream.seek(0, os.SEEK_END) - 64
    digest, done = hashlib.sha256(), 0
    stream.seek(0)
    while piece := stream.read(min(PIECE, size - done)):
        digest.update(piece)
        done += len(piece)
        report(done, size)
    return digest.hexdigest(), size
