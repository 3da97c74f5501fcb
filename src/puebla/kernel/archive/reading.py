"""An archive is believed only after its last byte was looked at."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from puebla.kernel.refusals import RuleBroken

from . import manifest as said
from . import seal
from .manifest import damaged

PIECE = 1024 * 1024
# What the libraries raise on bytes that are no archive of ours.
WRONG = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    OverflowError,
    RuntimeError,
    ValueError,
)
Report = Callable[[int, int], None]  # how much is done, of how much
Bar = Callable[[str], AbstractContextManager[Report]]


class Archive:
    """An archive that was found whole: its manifest, and its members one by one."""

    def __init__(self, zipped: zipfile.ZipFile, manifest: said.Manifest) -> None:
        self.zipped, self.manifest = zipped, manifest

    def open(self, name: str) -> IO[bytes]:
        return self.zipped.open(name)

    def read(self, name: str) -> bytes:
        """A small member as a whole; empty where there is none."""
        return self.zipped.read(name) if name in self.manifest.members else b""

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member piece by piece, never more in memory than one."""
        with self.open(name) as stream:
            while piece := stream.read(PIECE):
                yield piece


@contextmanager
def opened(path: Path, *, program: str, bar: Bar) -> Iterator[Archive]:
    """The archive in the file ``path``, looked at from its first byte to its last.

    ``program`` is the version that wants to read it; ``bar(words)`` shows how far the look has come. Raises ``RuleBroken`` with a
    sentence where there is no such file, where it is none of ours, damaged, or of a newer program.
    """
    if not path.is_file():
        raise RuleBroken("no_file", f"There is no file {path}.")
    try:
        stream = path.open("rb")
    except OSError as error:
        raise RuleBroken("no_reading", f"{path} cannot be read ({error.strerror}).") from error
    with stream:
        try:
            with bar("Checking the backup") as report:
                archive = checked(stream, program=program, report=report)
        except RuleBroken as broken:
            raise RuleBroken(broken.code, f"{path} cannot be restored: {broken}") from broken
        with archive.zipped:
            yield archive


def checked(stream: BinaryIO, *, program: str, report: Report) -> Archive:
    """The archive in ``stream``; every byte, name, hash and row was compared with what the archive says of itself.

    Raises ``RuleBroken`` with what is wrong, as the end of a sentence.
    """
    if not seal.is_sealed(stream):
        raise RuleBroken("no_archive", "it is no backup made by Puebla, or its end is missing.")
    if not seal.is_unbroken(stream, report=lambda done, total: report(done, 2 * total)):
        raise damaged("its content is not what was written")
    try:
        zipped = zipfile.ZipFile(stream)
        manifest = _manifest(zipped, program)
        _compare_names(zipped, manifest)
        _compare_members(Archive(zipped, manifest), report)
    except WRONG as error:
        raise damaged("its parts cannot be read") from error
    return Archive(zipped, manifest)


def _manifest(zipped: zipfile.ZipFile, program: str) -> said.Manifest:
    about = zipped.getinfo(said.NAME)
    if about.file_size > said.LARGEST:
        raise damaged("its table of contents is too large")
    return said.read_manifest(zipped.read(about), program=program)


def _compare_names(zipped: zipfile.ZipFile, manifest: said.Manifest) -> None:
    """The archive holds what its manifest names, each thing once, in a form that we write, and nothing besides."""
    held = [about.filename for about in zipped.infolist()]
    if len(held) != len(set(held)):
        raise damaged("a part of it is there twice")
    if missing := sorted(set(manifest.members) - set(held)):
        raise damaged(f"{missing[0]} is missing")
    if foreign := sorted(set(held) - set(manifest.members) - {said.NAME}):
        raise damaged(f"it holds something that no backup holds ({ascii(foreign[0])[:80]})")
    for about in zipped.infolist():
        if about.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or about.flag_bits & 1:
            raise damaged(f"{about.filename} is packed in a way that no backup is")
        if about.filename != said.NAME and about.file_size != manifest.members[about.filename]["size"]:
            raise damaged(f"{about.filename} has not the size it should have")


def _compare_members(archive: Archive, report: Report) -> None:
    members = archive.manifest.members
    total, done = max(1, archive.manifest.size_of("")), 0
    for name, wanted in members.items():
        digest, lines = hashlib.sha256(), 0
        for piece in archive.pieces(name):
            digest.update(piece)
            lines += piece.count(b"\n")
            done += len(piece)
            report(total + done, 2 * total)
        if digest.hexdigest() != wanted["sha256"]:
            raise damaged(f"the content of {name} is not what was written")
        table = said.TABLE.fullmatch(name)
        if table and lines != archive.manifest.tables[table.group(1)]["rows"]:
            raise damaged(f"{name} has not as many rows as it should have")
