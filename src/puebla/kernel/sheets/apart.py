"""Reading in a process apart: a short-lived one with hard limits, which gets a file and gives rows back.

A file that takes all memory, never ends or brings the reader down ends that process and nothing else.
"""

import datetime as dt
import importlib.util
import json
import logging
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from . import limits
from .book import Sheet, Value
from .reader.refused import Refused

LENGTH = struct.Struct(">I")
START = (
    "import gc, sys; gc.disable(); sys.path += sys.argv[1:3]; from puebla.kernel.sheets.reader.main import main; main()"
)
ONE_AT_A_TIME = threading.BoundedSemaphore(1)  # per server process: what readers take adds up
BUFFER = 256 * 1024
STOPPED = {-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}  # as a machine that goes down tells every process
TOLD = 500  # characters of what the process said at its end

logger = logging.getLogger(__name__)


def sheets_apart(content: bytes, kind: str) -> tuple[Sheet, ...]:
    """The sheets of a file of this kind (``xlsx``, ``csv``). Raises ``Refused`` with what is wrong with it."""
    if not ONE_AT_A_TIME.acquire(timeout=limits.PATIENCE):
        raise Refused("busy")
    try:
        try:
            started = _started(kind)
        except OSError as error:  # the machine has no room for another process
            raise Refused("busy") from error
        with started as process:
            patience = threading.Timer(limits.PATIENCE, process.kill)
            patience.start()
            try:
                _send(process, content)
                return tuple(_sheets(_frames(process)))
            finally:
                patience.cancel()
                process.kill()
    finally:
        ONE_AT_A_TIME.release()


@cache
def _places() -> tuple[str, ...]:
    """Where this package and the cells' reader lie; the process apart looks nowhere else but in Python itself."""
    calamine = importlib.util.find_spec("python_calamine")
    if calamine is None or calamine.origin is None:
        raise ImportError("python_calamine")
    return str(Path(__file__).resolve().parents[3]), str(Path(calamine.origin).resolve().parents[1])


def _started(kind: str) -> subprocess.Popen[bytes]:
    """The process, with nothing of this one: no variables, no files, no folder, no paths of its own.

    Nor its terminal: Ctrl-C there lets the server finish what it is at, and that may be this.
    """
    command = [sys.executable, "-I", "-S", "-c", START, *_places(), kind]
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603  our own words only
        command, stdin=pipe, stdout=pipe, stderr=pipe, env={}, cwd="/", bufsize=BUFFER, start_new_session=True
    )


def _send(process: subprocess.Popen[bytes], content: bytes) -> None:
    """Hand over the file. Whoever has ended already says why in an answer, or by how it ended."""
    assert process.stdin is not None  # noqa: S101  for the types
    with suppress(BrokenPipeError):
        process.stdin.write(content)
    with suppress(BrokenPipeError):
        process.stdin.close()


def _frames(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """What is given back, up to the end. Raises ``Refused`` where the process ended before it, or says too much."""
    assert process.stdout is not None  # noqa: S101
    left = limits.ANSWER + BUFFER
    while True:
        head = process.stdout.read(LENGTH.size)
        size = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
        left -= size
        if left < 0:
            raise Refused("too_much_text")
        body = process.stdout.read(size)
        if not size or len(body) < size:
            raise _ended(process)
        yield body


def _ended(process: subprocess.Popen[bytes]) -> Refused:
    """Why a process ended that gave no answer, as far as can be told from how it ended."""
    assert process.stderr is not None  # noqa: S101
    told = process.stderr.read(TOLD).decode("utf-8", "replace")
    status = process.wait()
    logger.warning("Reading a spreadsheet ended with status %s: %s", status, told)
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return Refused("took_too_long")
    if status in STOPPED:
        return Refused("busy")
    if status == -signal.SIGABRT or "MemoryError" in told:
        return Refused("too_much_memory")
    return Refused("broken_file")


def _sheets(frames: Iterator[bytes]) -> Iterator[Sheet]:
    """The sheets that the frames tell of. Raises ``Refused`` for a refusal among them."""
    head: dict[str, Any] | None = None
    rows: list[list[Value]] = []
    for body in frames:
        if body.startswith(b"["):
            rows += json.loads(body, object_hook=_day)
            continue
        message = json.loads(body)
        if "refused" in message:
            raise Refused(message["refused"], **message["facts"])
        if head is not None:
            yield _sheet(head, rows)
        if "end" in message:
            return
        head, rows = message, []


def _sheet(head: dict[str, Any], rows: list[list[Value]]) -> Sheet:
    while rows and not rows[-1]:
        rows.pop()
    formulas, merged = iter(head["formulas"]), iter(head["merged"])
    return Sheet(
        name=head["sheet"],
        rows=rows,
        formulas=frozenset(zip(formulas, formulas, strict=True)),
        merged=tuple(zip(merged, merged, merged, merged, strict=True)),
        is_hidden=head["hidden"],
    )


def _day(value: dict[str, Any]) -> dt.date:
    if "d" in value:
        return dt.date.fromordinal(value["d"])
    return dt.datetime.fromisoformat(value["t"])
