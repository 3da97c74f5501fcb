"""A deployment as a person runs it: one command on one data folder, started again with the same command."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request

import psutil

from tests.server import PUEBLA, environment, free_port

PATIENCE = 300  # seconds; a first start, or a recovery after a crash, on a busy machine
READY = "Ctrl-C stops it"


class Violation(Exception):
    """What must never happen has happened; the text says what."""


class Deployment:
    """``puebla demo`` on ``folder/data``; its own folder for what is temporary makes everything left behind visible."""

    def __init__(self, folder):
        self.data = folder / "data"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.log = folder / "log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.begun_at = 0  # where in the log the last start begins

    @property
    def environment(self):
        """What every command on this deployment is given."""
        return environment(PYTHONUNBUFFERED="1", TMPDIR=str(self.temporary))

    def run(self, *arguments, data=None):
        """A command of Puebla on the data folder, or another, to its end: ``(status, output, errors)``."""
        command = [PUEBLA, *arguments, "--data", str(data or self.data)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.returncode, done.stdout, done.stderr

    def start(self):
        """The command of the terminal, in a session of its own; returns at once."""
        with self.log.open("ab") as log:
            self.begun_at = log.tell()
            self.process = subprocess.Popen(
                [PUEBLA, "demo", "--workers", "2", "--port", str(self.port), "--data", str(self.data)],
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def wait_until_it_answers(self):
        """Seconds until it says so and shows the matrix, and ``{status: count}`` of what was shown before (0: nothing).

        Raises :class:`Violation` where it ends, or does not answer in time.
        """
        begun, seen = time.monotonic(), {}
        while (status := self.status_of("/en/matrix/")) != 200 or READY not in self.said():
            seen[status] = seen.get(status, 0) + 1
            if not self.is_running():
                raise Violation(f"It ended instead of starting:\n{self.last_words()}")
            if time.monotonic() - begun > PATIENCE:
                raise Violation(f"It did not answer within {PATIENCE} s ({seen}):\n{self.last_words()}")
            time.sleep(0.05)
        return time.monotonic() - begun, seen

    def status_of(self, path):
        """The status of a page as a stranger gets it; 0 where no answer came."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as answer:
                answer.read()
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def said(self):
        """What it has printed since the last start."""
        return self.log.read_bytes()[self.begun_at :].decode("utf-8", "replace")

    def last_words(self):
        """The end of what it printed."""
        return self.log.read_text("utf-8", errors="replace")[-3000:]

    # Its processes: only these are ever killed.

    def master(self):
        return [psutil.Process(self.process.pid)] if self.is_running() else []

    def workers(self):
        return [child for master in self.master() for child in living(master.children())]

    def postmaster(self):
        """The PostgreSQL of this data folder, by its own note of its number."""
        try:
            pid = int((self.data / "postgresql" / "postmaster.pid").read_text().split("\n", 1)[0])
            process = psutil.Process(pid)
            return living([process]) if str(self.data) in " ".join(process.cmdline()) else []
        except (OSError, ValueError, psutil.Error):
            return []

    def backends(self):
        """PostgreSQL's other processes: one for each connection, and those that write its journal and its pages."""
        return [child for postmaster in self.postmaster() for child in living(postmaster.children())]

    def stop(self, how=signal.SIGINT):
        """As Ctrl-C does: the signal reaches every process of the terminal. Returns the exit status."""
        if self.is_running():
            os.killpg(self.process.pid, how)
        return self.process.wait(timeout=PATIENCE) if self.process else None

    def end(self):
        """Leave nothing running, whatever happened before."""
        for process in [*self.master(), *self.workers(), *self.postmaster(), *self.backends()]:
            end(process)
        if self.process is not None:
            self.process.wait(timeout=PATIENCE)


def end(process):
    """SIGKILL, to a process that may be gone already."""
    try:
        process.kill()
    except psutil.NoSuchProcess:
        return False
    return True


def living(processes):
    """Those that are more than an entry in a table."""
    return [one for one in processes if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
