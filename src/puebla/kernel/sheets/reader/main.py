"""The process apart: everything is loaded, then every door is shut, and only then the file is looked at."""

import encodings.cp437
import encodings.cp1252
import encodings.utf_8_sig
import encodings.utf_16  # noqa: F401
import os
import resource
import sys
from collections.abc import Callable, Iterable, Iterator

from .. import limits
from .csv_text import frames_of_csv
from .frames import frame
from .refused import Refused
from .workbook import frames_of_workbook

READERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {"xlsx": frames_of_workbook, "csv": frames_of_csv}
STREAMS = 3  # input, output, errors: no other file, and no connection, can be opened


def main() -> None:
    """Read the file on standard input as the kind named last on the command line; frames go to standard output."""
    _shut_doors()
    content = sys.stdin.buffer.read(limits.LARGEST_FILE + 1)
    answer = sys.stdout.buffer
    try:
        for message in _bounded(READERS[sys.argv[-1]](content)):
            answer.write(message)
        answer.write(frame({"end": True}))
    except Refused as refused:
        answer.write(frame({"refused": refused.code, "facts": refused.facts}))
    except MemoryError:
        answer.write(frame({"refused": "too_much_memory", "facts": {}}))
    answer.flush()
    os._exit(0)  # a million values need not be tidied up one by one


def _bounded(frames: Iterable[bytes]) -> Iterator[bytes]:
    left = limits.ANSWER
    for message in frames:
        left -= len(message)
        if left < 0:
            raise Refused("too_much_text")
        yield message


def _shut_doors() -> None:
    """Limits of the operating system; what it does not know is left out."""
    doors = {
        "RLIMIT_AS": limits.MEMORY,
        "RLIMIT_CPU": limits.PROCESSOR,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NOFILE": STREAMS,
        "RLIMIT_NPROC": 0,
    }
    for name, most in doors.items():
        if hasattr(resource, name):
            resource.setrlimit(getattr(resource, name), (most, most))
