"""The zip of a workbook, looked through before anything else reads it, and written anew with the few parts that matter."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from .. import limits
from .refused import Refused

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
RAW = -15  # a deflated stream without a head of its own
ENCRYPTED = 1
FIRST_OF_JANUARY_1980 = 0x21


class Part(NamedTuple):
    """One file of the zip, still packed."""

    name: str
    method: int
    crc: int
    size: int  # unpacked, in bytes
    packed: memoryview

    def unpack(self) -> bytes:
        """The content, exactly as long as declared. Raises ``Refused`` where the zip lies or is damaged."""
        content = bytes(self.packed) if self.method == STORED else self._inflate()
        if len(content) != self.size:
            raise Refused("unusual_file")
        if zlib.crc32(content) != self.crc:
            raise Refused("broken_file")
        return content

    def _inflate(self) -> bytes:
        try:
            # One buffer of the declared size: twice as fast as one that grows. A stream that does not fit fills the
            # memory of this process at worst.
            return zlib.decompress(self.packed, RAW, self.size)
        except zlib.error as error:
            raise Refused("broken_file") from error
        except MemoryError as error:
            raise Refused("unusual_file") from error


def parts_of(content: bytes) -> dict[str, Part]:
    """The parts of a zip by their names. Raises ``Refused`` where it is damaged, lies about itself, or is too much."""
    try:
        entries = [entry for entry in zipfile.ZipFile(io.BytesIO(content)).infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise Refused("broken_file") from error
    _check(entries)
    parts = {}
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = _start(content, entry)
        if entry.header_offset < end or start + entry.compress_size > len(content):
            raise Refused("unusual_file")
        end = start + entry.compress_size
        packed = memoryview(content)[start:end]
        parts[entry.filename] = Part(entry.filename, entry.compress_type, entry.CRC, entry.file_size, packed)
    return parts


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """What the list of contents says already: how many, how large, how dense, and under which names."""
    if len(entries) > limits.MOST_PARTS:
        raise Refused("unusual_file")
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Refused("unusual_file")
    if sum(entry.file_size for entry in entries) > limits.UNPACKED:
        raise Refused("unpacks_too_large", most=limits.UNPACKED // limits.MEGABYTE)
    for entry in entries:
        is_lost = entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/")
        is_dense = entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * entry.compress_size
        is_strange = entry.flag_bits & ENCRYPTED or entry.compress_type not in {STORED, DEFLATED}
        if is_lost or is_dense or is_strange:
            raise Refused("unusual_file")


def _start(content: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the packed bytes of an entry begin: behind its own head, which has a length of its own."""
    try:
        head = LOCAL.unpack_from(content, entry.header_offset)
    except struct.error as error:
        raise Refused("broken_file") from error
    if head[0] != b"PK\x03\x04":
        raise Refused("broken_file")
    return entry.header_offset + LOCAL.size + head[9] + head[10]


def pack(name: str, content: bytes) -> Part:
    """A part made here, lightly packed."""
    stream = zlib.compressobj(1, zlib.DEFLATED, RAW)
    packed = stream.compress(content) + stream.flush()
    return Part(name, DEFLATED, zlib.crc32(content), len(content), memoryview(packed))


def headed(part: Part, head: bytes, content: bytes) -> Part:
    """The part with something before its content, which is not packed anew: a packed stream may follow on another."""
    if part.method == STORED:
        return pack(part.name, head + content)
    stream = zlib.compressobj(1, zlib.DEFLATED, RAW)
    packed = stream.compress(head) + stream.flush(zlib.Z_FULL_FLUSH) + part.packed
    return Part(part.name, DEFLATED, zlib.crc32(content, zlib.crc32(head)), len(head) + part.size, memoryview(packed))


def archive_of(parts: Iterator[Part]) -> bytes:
    """A clean zip: packed bytes as they are, heads of our own, nothing between, before or after."""
    stream, listed = io.BytesIO(), []
    for part in parts:
        name = part.name.encode()
        about = (0, part.method, 0, FIRST_OF_JANUARY_1980, part.crc, len(part.packed), part.size, len(name))
        listed.append(CENTRAL.pack(b"PK\x01\x02", 20, 20, *about, 0, 0, 0, 0, 0, stream.tell()) + name)
        stream.write(LOCAL.pack(b"PK\x03\x04", 20, *about, 0) + name)
        stream.write(part.packed)
    start, contents = stream.tell(), b"".join(listed)
    stream.write(contents)
    stream.write(END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), len(contents), start, 0))
    return stream.getvalue()
