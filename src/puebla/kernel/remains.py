"""What an embedded PostgreSQL that was killed, or a program that held it, has left behind: the next start just works.

``database`` is PostgreSQL's own folder. Its file ``postmaster.pid`` tells the number of the process and how far it is.
"""

import json
import shutil
import time
from pathlib import Path

import psutil

from .whole import written_whole

READY = "ready"
TORN = 8  # lines of postmaster.pid, once it is written to its end


def forget_dead_holders(path: Path) -> None:
    """Programs that were killed never signed off; they must not keep the server running after us.

    ``path`` holds their numbers as JSON; one that was killed while writing it may have left half of it.
    """
    try:
        pids, written_at = json.loads(path.read_text()), path.stat().st_mtime
    except FileNotFoundError:
        return
    except ValueError:
        pids, written_at = None, 0.0
    living = [pid for pid in pids or () if _has_lived_since(pid, written_at)]
    if living != pids:
        with written_whole(path, 0o644) as stream:
            stream.write(json.dumps(living).encode())


def _has_lived_since(pid: int, moment: float) -> bool:
    """Whether the process is the one that had this number then; another may have been given it since."""
    try:
        return psutil.Process(pid).create_time() <= moment + 1
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return psutil.pid_exists(pid)


def wait_until_settled(database: Path, seconds: float) -> None:
    """Return once a server may be started or joined here. Raises ``TimeoutError``.

    One that recovers becomes ready, one that stops goes; where the first of its processes was killed, the others notice.
    """
    end = time.monotonic() + seconds
    while not is_settled(database):
        if time.monotonic() > end:
            raise TimeoutError("another one is still starting or stopping there")
        time.sleep(0.05)


def is_settled(database: Path) -> bool:
    """Whether PostgreSQL is either ready or gone. A note that would keep the next one from starting is removed."""
    try:
        lines = (database / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return True
    pid = int(lines[0]) if lines and lines[0].strip().isdecimal() else 0
    if pid and _works_in(pid, database):
        return len(lines) >= TORN and lines[-1].strip() == READY
    if any(_works_in(one, database) for one in psutil.pids()):
        return False
    if len(lines) < TORN or psutil.pid_exists(
        pid
    ):  # half written; or nobody has reaped it; or its number is another's by now
        _forget_locks(database, lines)
    return True


def _forget_locks(database: Path, lines: list[str]) -> None:
    """PostgreSQL itself only removes those of processes that it is sure are dead. The socket may lie elsewhere."""
    folders = {database, Path(lines[4].strip())} if len(lines) >= TORN else {database}
    for folder in folders:
        for lock in folder.glob(".s.PGSQL.*.lock"):
            lock.unlink(missing_ok=True)
    (database / "postmaster.pid").unlink(missing_ok=True)


def _works_in(pid: int, database: Path) -> bool:
    try:
        process = psutil.Process(pid)
        return process.name().startswith("postgres") and process.cwd() == str(database)
    except (psutil.Error, OSError):
        return False


class Making:
    """A mark beside the folder while it is being made for the first time: half of it is of no use to anybody."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.mark = database.with_name(f"{database.name}.half")

    def begin(self) -> None:
        """Where an earlier making was broken off, nothing has been kept yet: it goes, and is made anew."""
        if self.mark.exists() and not self._is_done():
            wait_until_settled(self.database, 10)
            shutil.rmtree(self.database, ignore_errors=True)
        self.database.mkdir(exist_ok=True)
        if not (self.database / "PG_VERSION").exists():
            self.mark.touch()

    def end(self) -> None:
        """It has been made, and a server runs on it."""
        self.mark.unlink(missing_ok=True)

    def _is_done(self) -> bool:
        """A server that is ready stands on a whole folder."""
        return is_settled(self.database) and any(_works_in(pid, self.database) for pid in psutil.pids())
